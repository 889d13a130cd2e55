/** Code as compressed text, which `unpackCode` of the runtime reads: a range coder over the model of the runtime (docs/decisions/0095). */
import { codeOf, symbolModel, unpackCode } from "../../../runtime/unpack.ts";
import { symbolsOf } from "./symbols.ts";

/** Digits of 6 bits as characters that no template escapes. */
const digitText = (digit: number): string => String.fromCharCode(digit + (digit > 54 ? 42 : 37));

/** Values of one digit, and where the next one begins in a range of 30 bits. */
const radix = 64;
const unit = 2 ** 24;

/** From so many bytes on, text and what unpacks it (1 kB, minified and in gzip) are shorter than plain text. */
const least = 14_000;

/** The text of a module's code; nothing where code is short, or where its bytes do not come back, as where numbers are longer than they need be. */
export function packCode(code: Uint8Array, from = least): string | undefined {
  if (code.length < from) return undefined;
  const text = encode(code);
  const bytes = unpackCode({ size: code.length, text });
  return bytes.every((byte, k) => byte === code[k]) ? text : undefined;
}

function encode(code: Uint8Array): string {
  const symbols = symbolsOf(code);
  const digits: number[] = [];
  let at = 0;
  let low = 0;
  let range = radix * unit;
  const shift = (): void => {
    const digit = Math.floor(low / unit);
    if (digit >= radix) carry(digits);
    digits.push(digit % radix);
    low = (low % unit) * radix;
  };
  codeOf(code.length, symbolModel(4 * code.length, (chance, node, guess) => {
    for (; range < unit; range *= radix) shift();
    const bit = bitOf(symbols, at, node, guess);
    if (node > 127 ? node < 256 : node === 0 && bit === 1) at++;
    else if (node === 256 && bit === 1) at += 16;
    const part = Math.floor(range * chance);
    low += bit === 1 ? 0 : part;
    range = bit === 1 ? part : range - part;
    return bit;
  }));
  for (let k = 0; k < 5; k++) shift();
  while (digits.at(-1) === 0) digits.pop();
  return digits.map(digitText).join("");
}

/** The bit that the model asks for at a symbol. */
function bitOf(symbols: Uint8Array, at: number, node: number, guess: number): number {
  switch (node) {
    case 0: return Number(symbols[at] === symbols[guess]);
    case 256: return Number(symbols.subarray(at, at + 16).every((s, k) => s === symbols[guess + k]) && at + 16 <= symbols.length);
    default: return ((symbols[at] ?? 0) >> (7 - (31 - Math.clz32(node)))) & 1;
  }
}

/** Adds 1 to the number of these digits. */
function carry(digits: number[]): void {
  let k = digits.length - 1;
  while (digits[k] === radix - 1) digits[k--] = 0;
  digits[k] = (digits[k] ?? 0) + 1;
}
