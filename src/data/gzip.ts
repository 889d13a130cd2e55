/** Files compressed by gzip, while they are read. */
import { type ByteSource } from "./bytes.ts";
import { FormatError } from "./fault.ts";

/** The same file without its compression. */
export function gunzipped(source: ByteSource): ByteSource {
  const { slice: _slice, path: _path, ...rest } = source;
  return { ...rest, size: undefined, open: () => decompress(source) };
}

async function* decompress(source: ByteSource): AsyncGenerator<Uint8Array> {
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
    throw cause instanceof FormatError ? cause : new FormatError(`its compression by gzip is damaged: ${cause instanceof Error ? cause.message : String(cause)}`);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
