/** The messages of an Arrow stream, or of an Arrow file, which is a stream between two marks and a list of its batches. */
import { type ByteSource, inAnyOrder } from "../bytes.ts";
import { FormatError } from "../fault.ts";
import { footerOf } from "./arrow-footer.ts";
import { checkMessage } from "./arrow-metadata.ts";
import { Pieces } from "./pieces.ts";

const mark = "ARROW1";

/** Bytes that are read at a time. */
const piece = 2 ** 20;

/** Bytes of the description of a batch. */
const longestMessage = 2 ** 27;

/** Before the length of a message, in files since Arrow 0.15. */
const continues = 0xffffffff;

/** Bytes after the last message of a file, so that what follows begins at a multiple of them. */
const padding = 64;

/** A function that gives the bytes of the messages, and may be called again. */
export async function messagesOf(source: ByteSource, isFile: boolean): Promise<() => AsyncIterable<Uint8Array>> {
  if (!isFile) return () => checked(source.open(), "an Arrow stream");
  const { size, slice } = await inAnyOrder(source);
  const end = await slice(Math.max(0, size - 10), size);
  const view = new DataView(end.buffer, end.byteOffset, end.length);
  if (end.length < 10 || new TextDecoder("latin1").decode(end.subarray(4)) !== mark) throw new FormatError("it is an Arrow file that is cut off: its end is missing, where its batches are listed");
  const last = size - 10 - view.getInt32(0, true);
  if (last < 8 || last > size - 10) throw new FormatError(`it is a damaged Arrow file: it says that its end has ${view.getInt32(0, true)} bytes, and it has ${size}`);
  const { schema, messages } = footerOf(await slice(last, size - 10), last);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield schema;
    for (const { start, end: to } of messages) for (let from = start; from < to; from += piece) yield slice(from, Math.min(to, from + piece));
  }
  return () => checked(bytes(), "an Arrow file");
}

/** The bytes as they are, up to the first message that is damaged or cut off, which is an error. */
async function* checked(bytes: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<Uint8Array> {
  const input = new Pieces(bytes, () => new FormatError(`it is ${what} that is cut off`));
  while (!(await input.isAtEnd())) {
    let length = await input.take(4);
    if (wordOf(length) === continues) {
      yield length;
      length = await input.take(4);
    }
    yield length;
    if (wordOf(length) === 0) {
      if (await input.hasMore(padding)) throw new FormatError("it is damaged: more follows its end");
      return;
    }
    if (wordOf(length) > longestMessage) throw new FormatError(`it is damaged: it says that a message has ${wordOf(length)} bytes`);
    const message = await input.take(wordOf(length));
    const body = checkMessage(message);
    yield message;
    yield* input.pass(body);
  }
}

function wordOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0, true);
}
