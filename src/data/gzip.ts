/** Files compressed by gzip, while they are read. */
import { type ByteSource } from "./bytes.ts";
import { FormatError } from "./fault.ts";
import { UnreadableError } from "./unreadable.ts";

/** The same file without its compression. */
export function gunzipped(source: ByteSource): ByteSource {
  const { slice: _slice, path: _path, ...rest } = source;
  return { ...rest, size: undefined, open: () => decompress(source) };
}

/** What is used of Node's own modules. */
interface NodeZlib {
  readonly createGunzip: () => AsyncIterable<Uint8Array>;
}

interface NodeStream {
  readonly Readable: { readonly from: (parts: AsyncIterable<Uint8Array>) => object };
  readonly pipeline: (from: object, to: AsyncIterable<Uint8Array>, done: () => void) => void;
}

/** Newer versions of Node and browsers refuse a second member, and zeros behind the last, in `DecompressionStream`: both are usual. Node's own decompressor reads them. */
function decompress(source: ByteSource): AsyncGenerator<Uint8Array> {
  const node: { readonly process?: { readonly getBuiltinModule?: (name: string) => unknown } } = globalThis;
  const zlib = node.process?.getBuiltinModule?.("node:zlib") as NodeZlib | undefined;
  const stream = node.process?.getBuiltinModule?.("node:stream") as NodeStream | undefined;
  return zlib === undefined || stream === undefined ? inPages(source) : inNode(source, zlib, stream);
}

async function* inNode(source: ByteSource, { createGunzip }: NodeZlib, { Readable, pipeline }: NodeStream): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip();
  // Any error is one of `unpacked`, too.
  pipeline(Readable.from(source.open()), unpacked, () => undefined);
  try {
    for await (const part of unpacked) yield part;
  } catch (cause) {
    throw damaged(cause);
  }
}

async function* inPages(source: ByteSource): AsyncGenerator<Uint8Array> {
  const iterator = source.open()[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  const reader = stream.pipeThrough(new DecompressionStream("gzip")).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    throw damaged(cause);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Errors of the platform that reads the file stay as they are. */
function damaged(cause: unknown): unknown {
  if (cause instanceof FormatError || cause instanceof UnreadableError || (cause instanceof Error && "syscall" in cause)) return cause;
  return new FormatError(`its compression by gzip is damaged: ${cause instanceof Error ? cause.message : String(cause)}`);
}
