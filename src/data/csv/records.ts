/** A file of separated values as records. */
import { beginningOf, type ByteSource } from "../bytes.ts";
import { notUtf8 } from "../encoding.ts";
import { FormatError } from "../fault.ts";
import type { Batch, ColumnRead, Records } from "../records.ts";
import { cellsOf, unquoted } from "./cells.ts";
import { type Dialect, type DialectOptions, dialectOf } from "./dialect.ts";
import { type Scanned, Scanner } from "./scan.ts";
import { NotUtf8 } from "./utf8.ts";

/** Bytes that are looked at for the dialect. */
const looked = 2 ** 16;

/** Bytes that are read before rows are made of them; longer records take more. */
const room = 2 ** 21;

/** Bytes of a record. */
const longest = 2 ** 25;

/** The first record, and where the next begins. */
interface First {
  readonly text: string;
  readonly cells: readonly { readonly start: number; readonly end: number }[];
  readonly line: number;
  /** In bytes. */
  readonly end: number;
  readonly endLine: number;
}

/** Reads the beginning of a file of UTF-8: its dialect and its first record. `size`: bytes of which batches are made. */
export async function separatedValues(source: ByteSource, options: DialectOptions, size = room): Promise<Records> {
  const beginning = await beginningOf(source, looked);
  const mark = beginning[0] === 0xef && beginning[1] === 0xbb && beginning[2] === 0xbf ? 3 : 0;
  const text = decoded(beginning);
  // A line of Excel, which says the delimiter.
  const [said = "", delimiter] = options.delimiter === undefined ? (/^"?sep=([^\p{L}\p{N}"\n\r])"?(?:\r\n|\n|\r)/iu.exec(text) ?? []) : [];
  const dialect = dialectOf(text.slice(said.length), { ...options, ...(delimiter !== undefined && { delimiter }) });
  const first = firstRecord(text, dialect, mark, said.length);
  const names = (first?.cells ?? []).map(({ start, end }) => unquoted(first?.text.slice(start, end) ?? ""));
  return {
    first: names, named: false, unit: "line",
    head: first && { line: first.line, text: first.text, cells: first.cells },
    batches: (reads, afterFirst) => readBatches(source, size, reads, dialect, names.length, afterFirst && first !== undefined ? { at: first.end, line: first.endLine, begun: true } : { at: mark + said.length, line: said === "" ? 1 : 2, begun: false }),
  };
}

/** The text of the first bytes, of which the last may be a part of a character. */
function decoded(beginning: Uint8Array): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    return decoder.decode(beginning, { stream: beginning.length === looked });
  } catch {
    throw notUtf8("it");
  }
}

function firstRecord(text: string, { delimiter, comment }: Dialect, mark: number, from: number): First | undefined {
  let at = from;
  let line = from === 0 ? 1 : 2;
  while (at < text.length) {
    const { cells, end } = cellsOf(text, at, delimiter);
    const record = text.slice(at, cells.at(-1)?.end ?? at);
    const lines = linesIn(text.slice(at, end));
    if (record !== "" && record !== '""' && (comment === undefined || !record.startsWith(comment))) {
      const start = at;
      return { text: record, cells: cells.map((cell) => ({ start: cell.start - start, end: cell.end - start })), line, end: mark + new TextEncoder().encode(text.slice(0, end)).length, endLine: line + lines };
    }
    line += lines;
    at = end;
  }
  return undefined;
}

function linesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

interface Beginning {
  /** In bytes. */
  readonly at: number;
  readonly line: number;
  readonly begun: boolean;
}

async function* readBatches(source: ByteSource, size: number, reads: readonly ColumnRead[], dialect: Dialect, columns: number, { at, line, begun }: Beginning): AsyncGenerator<Batch> {
  const scanner = new Scanner(reads, dialect, columns, line, begun);
  let buffer = new Uint8Array(size + 1);
  let filled = 0;
  let skipped = 0;
  let passed = 0;
  for await (const part of source.open()) {
    const skip = Math.min(part.length, at - skipped);
    skipped += skip;
    let from = skip;
    while (from < part.length) {
      const taken = Math.min(part.length - from, buffer.length - 1 - filled);
      buffer.set(part.subarray(from, from + taken), filled);
      filled += taken;
      from += taken;
      if (filled < buffer.length - 1) continue;
      buffer[filled] = 10;
      const { at: stop, malformed } = scan(scanner, buffer, filled, false);
      passed += stop;
      if (stop > 0 || malformed !== undefined) yield scanner.batch(source.size === undefined ? undefined : (at + passed) / source.size, malformed);
      if (malformed !== undefined) return;
      if (stop === 0 && filled >= longest) throw new FormatError(`the row on line ${scanner.line} has more than ${longest / 2 ** 20} MB: it is no file of separated values, or its line ends are missing`);
      if (stop === 0) buffer = larger(buffer);
      else buffer.copyWithin(0, stop, filled);
      filled -= stop;
    }
  }
  buffer[filled] = 10;
  const { malformed } = scan(scanner, buffer, filled, true);
  yield scanner.batch(1, malformed);
}

function scan(scanner: Scanner, buffer: Uint8Array, filled: number, last: boolean): Scanned {
  try {
    return scanner.scan(buffer, 0, filled, last);
  } catch (cause) {
    throw cause instanceof NotUtf8 ? notUtf8(`line ${scanner.line}`) : cause;
  }
}

/** Room for a record that is longer than the buffer. */
function larger(buffer: Uint8Array): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(2 * (buffer.length - 1) + 1);
  made.set(buffer);
  return made;
}
