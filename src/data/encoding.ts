/** Text in other encodings than UTF-8. */
import type { ByteSource } from "./bytes.ts";
import { FormatError } from "./fault.ts";

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
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  const recoded = (part?: Uint8Array): Uint8Array => {
    try {
      return encoder.encode(part === undefined ? decoder.decode() : decoder.decode(part, { stream: true }));
    } catch {
      throw new FormatError(`it is not written in ${encoding}, or it is cut off`);
    }
  };
  for await (const part of source.open()) yield recoded(part);
  yield recoded();
}

/** `what`: the file, or a line of it. */
export function notUtf8(what: string): FormatError {
  return new FormatError(`${what} is not written in UTF-8: name its encoding, as in \`csv("…", encoding: "latin1")\``);
}

/** The encoding of bytes that have a zero in every other place, as texts of most languages have in UTF-16. */
export function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const pairs = Math.floor(bytes.length / 2);
  const zeros = [0, 0];
  for (let k = 0; k < 2 * pairs; k++) if (bytes[k] === 0) zeros[k % 2] = (zeros[k % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  return even === 0 && odd > pairs / 2 ? "utf-16le" : odd === 0 && even > pairs / 2 ? "utf-16be" : undefined;
}
