/** What a program gives as data: files and bytes of any kind, rows, or columns. Types name what is used of the platform's classes, so that they need no library of types. */
import { bytesOf, type ByteSource, joined } from "../bytes.ts";
import { UnreadableError } from "../unreadable.ts";
import type { LocatedFile, Paths } from "../located.ts";
import { columnsTable, type Row, rowsTable } from "./rows-table.ts";

/** A `File` or a `Blob`. */
export interface BlobLike {
  readonly name?: string;
  readonly size: number;
  slice(start?: number, end?: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** A `Response` of `fetch`. */
export interface ResponseLike {
  readonly ok: boolean;
  readonly status: number;
  readonly url: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A `ReadableStream` of bytes. */
export interface StreamLike {
  getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }> };
}

/** One file: a path (in Node, where it may be a pattern) or a URL, a `File` or `Blob`, bytes, a `Response`, or a `ReadableStream` of bytes. */
export type FileSource = string | { readonly href: string } | BlobLike | Uint8Array | ArrayBuffer | ResponseLike | StreamLike;

/**
 * A file; several files of the same columns; files beside each other by the names that the model has for them; rows, one after the
 * other or as they come; or columns by their names.
 */
export type Source =
  | FileSource
  | readonly FileSource[]
  | Readonly<Record<string, FileSource>>
  | Iterable<Row>
  | AsyncIterable<Row | Uint8Array>
  | Readonly<Record<string, ArrayLike<unknown>>>;

/** Bytes that are read of a `Blob` at a time. */
const piece = 2 ** 22;

/** `sizes`: how many numbers a value has, by name. */
export async function locatedFiles(source: Source, sizes: ReadonlyMap<string, number>, paths: Paths): Promise<readonly LocatedFile[]> {
  if (isFile(source)) return filesOf(source, paths);
  if (Array.isArray(source) && source.length > 0 && source.every(isFile)) return (await Promise.all(source.map((file) => filesOf(file, paths)))).flat();
  if (isAsyncIterable(source)) return [await asTheyCome(source)];
  if (isIterable(source)) return [{ source: { name: "rows", values: await rowsTable(source) } }];
  const parts = Object.entries(source);
  const named = parts.flatMap(([name, part]) => (isFile(part) && !(part instanceof Uint8Array) ? [[name, part] as const] : []));
  if (parts.length > 0 && named.length === parts.length) return (await Promise.all(named.map(([name, file]) => besides(name, file, paths)))).flat();
  const columns = parts.flatMap(([name, list]) => (isList(list) ? [[name, list] as const] : []));
  if (columns.length < parts.length || parts.length === 0) throw new TypeError("readData takes a path, a URL, a File, a Blob, bytes, a Response, a ReadableStream, an array of these, rows, or an object of columns");
  return [{ source: { name: "columns", values: columnsTable(Object.fromEntries(columns), sizes) } }];
}

/** A file that is named: its rows are beside those of the files of other names. */
async function besides(name: string, file: FileSource, paths: Paths): Promise<readonly LocatedFile[]> {
  const nowhere = { name, text: "", recorded: name, lineStarts: [0] };
  return (await filesOf(file, paths)).map(({ source }) => ({ source, file: { path: typeof source === "string" ? source : source.name, name, span: { source: nowhere, start: 0, end: 0 } } }));
}

/** Whether a second reading finds nothing: what comes as it is made. */
export function isReadOnce(source: Source): boolean {
  if (typeof source !== "object" || source instanceof Uint8Array || source instanceof ArrayBuffer) return false;
  if (Array.isArray(source)) return source.some((part) => typeof part === "object" && part !== null && isFile(part) && isReadOnce(part));
  if ("getReader" in source || ("arrayBuffer" in source && "status" in source) || isAsyncIterable(source)) return true;
  return isIterable(source) && source[Symbol.iterator]() === source;
}

async function filesOf(file: FileSource, paths: Paths): Promise<readonly LocatedFile[]> {
  if (typeof file === "string") return (await paths.find?.(file) ?? [file]).map((source) => ({ source }));
  if (file instanceof Uint8Array) return [{ source: bytesOf("bytes", file) }];
  if (file instanceof ArrayBuffer) return [{ source: bytesOf("bytes", new Uint8Array(file)) }];
  if ("href" in file) return [{ source: file.href }];
  if ("getReader" in file) return [{ source: bytesOf("stream", await bytesOfStream(file)) }];
  if ("slice" in file) return [{ source: blobSource(file) }];
  return [{ source: await responseSource(file) }];
}

async function responseSource(response: ResponseLike): Promise<ByteSource> {
  const name = response.url === "" ? "response" : response.url;
  if (!response.ok) throw new UnreadableError(`cannot read ${name}: the server answered ${response.status}`);
  return bytesOf(name, new Uint8Array(await response.arrayBuffer()));
}

function blobSource(blob: BlobLike): ByteSource {
  const slice = async (start: number, end: number): Promise<Uint8Array> => new Uint8Array(await blob.slice(start, end).arrayBuffer());
  return {
    name: blob.name ?? "blob", size: blob.size, slice,
    async *open() {
      for (let from = 0; from < blob.size; from += piece) yield await slice(from, Math.min(blob.size, from + piece));
    },
  };
}

async function bytesOfStream(stream: StreamLike): Promise<Uint8Array> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) if (next.value !== undefined) parts.push(next.value);
  return joined(parts);
}

/** Rows, or the bytes of a file, such as a stream of Node has: the first of them says which. */
async function asTheyCome(items: AsyncIterable<unknown>): Promise<LocatedFile> {
  const iterator = items[Symbol.asyncIterator]();
  const first = await iterator.next();
  const rest = { [Symbol.asyncIterator]: () => iterator };
  async function* all(): AsyncGenerator {
    if (first.done === true) return;
    yield first.value;
    yield* rest;
  }
  if (first.done === true || !isPiece(first.value)) return { source: { name: "rows", values: await rowsTable(all()) } };
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for await (const part of all()) if (isPiece(part)) parts.push(typeof part === "string" ? encoder.encode(part) : part);
  return { source: bytesOf("stream", joined(parts)) };
}

function isPiece(value: unknown): value is string | Uint8Array {
  return typeof value === "string" || value instanceof Uint8Array;
}

/** By what they can do: a `File` of another realm, or of a polyfill, is one too. */
function isFile(value: unknown): value is FileSource {
  if (typeof value === "string" || value instanceof Uint8Array || value instanceof ArrayBuffer) return true;
  if (typeof value !== "object" || value === null) return false;
  const has = (...names: readonly string[]): boolean => names.every((name) => name in value && typeof Reflect.get(value, name) === "function");
  return has("getReader") || (has("slice", "arrayBuffer") && "size" in value) || (has("arrayBuffer") && "status" in value) || ("href" in value && "protocol" in value);
}

function isAsyncIterable(value: object): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value;
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value && !ArrayBuffer.isView(value);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
