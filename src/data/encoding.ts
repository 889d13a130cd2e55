/** Text in other encodings than UTF-8. */
import type { ByteSource } from "./bytes.ts";

/** The file as UTF-8, where its byte order mark or `said` says that it is written otherwise; else the file itself. */
export function asUtf8(source: ByteSource, beginning: Uint8Array, said: string | undefined): ByteSource {
  const encoding = markedEncoding(beginning) ?? said;
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return source;
  return { name: source.name, size: undefined, open: () => recode(source, encoding) };
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe && !(third === 0 && fourth === 0)) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

async function* recode(source: ByteSource, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const part of source.open()) yield encoder.encode(decoder.decode(part, { stream: true }));
  yield encoder.encode(decoder.decode());
}
