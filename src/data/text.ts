/** A text as a table: a row for each of its characters, with its number. */
import { beginningOf, type ByteSource, wholeOf } from "./bytes.ts";
import { asUtf8 } from "./encoding.ts";
import { FormatError } from "./fault.ts";
import { binaryFormat } from "./format.ts";
import { gunzipped } from "./gzip.ts";
import type { ValueTable } from "./values.ts";

interface TextOptions {
  readonly characters?: readonly string[];
  readonly encoding?: string;
}

/** A line end, and the 95 characters of ASCII from space to tilde. */
const printable: readonly string[] = ["\n", ...Array.from({ length: 95 }, (_, k) => String.fromCharCode(32 + k))];

/** Rows that are handed on at a time. */
const atATime = 2 ** 18;

/** The numbers of the characters of a file, in UTF-8 unless `encoding` says otherwise. Line ends are `\n` however they are written. */
export async function textTable(source: ByteSource, { characters = printable, encoding }: TextOptions): Promise<ValueTable> {
  const numbers = numbersOf((await decoded(source, encoding)).replace(/\r\n?/g, "\n"), characters);
  return {
    names: ["character"],
    async *read(wanted) {
      for (let from = 0; from < numbers.length; from += atATime) {
        const part = numbers.subarray(from, from + atATime);
        yield await Promise.resolve({ rows: part.length, share: (from + part.length) / numbers.length, columns: wanted.map(() => ({ numbers: part, first: 0, stride: 1 })) });
      }
    },
  };
}

function numbersOf(text: string, characters: readonly string[]): Int32Array {
  const places = new Map(characters.map((character, k) => [character, k]));
  const numbers = new Int32Array(text.length);
  let count = 0;
  let line = 1;
  for (const character of text) {
    const number = places.get(character);
    if (number === undefined) throw new FormatError(`line ${line} has the character ${JSON.stringify(character)} (${codeOf(character)}), which is none of the ${characters.length} that have a number: ${characters === printable ? "name them all, as in `characters: \"\\n abc\"`" : "name it in `characters`"}`);
    numbers[count++] = number;
    if (character === "\n") line += 1;
  }
  return numbers.subarray(0, count);
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

async function decoded(source: ByteSource, encoding: string | undefined): Promise<string> {
  const beginning = await beginningOf(source, 4096);
  const binary = binaryFormat(beginning);
  if (binary === "gzip") return decoded(gunzipped(source), encoding);
  if (binary !== undefined) throw new FormatError(typeof binary === "object" ? `it is ${binary.called}, and no text` : `it is a file of the format ${binary}, and no text`);
  const bytes = await wholeOf(asUtf8(source, beginning, encoding));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError("it is not written in UTF-8: name its encoding, as in `text(\"…\", encoding: \"latin1\")`");
  }
}
