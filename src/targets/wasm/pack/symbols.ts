/** The symbols of code: its bytes, but positions of locals count from behind the greatest one, and offsets from the last one of the same operator. */
import { operandsOf } from "../../../runtime/unpack.ts";
import { type Code, flat, unsigned } from "../encode/bytes.ts";

/** The inverse of `codeOf`: what that makes these bytes of. */
export function symbolsOf(code: Uint8Array): Uint8Array {
  const symbols: Code[] = [];
  let at = 0;
  const isBefore = (end: number): boolean => at < end;
  const raw = (count: number): void => void symbols.push(code.subarray(at, (at += count)));
  /** A number in LEB128. */
  const read = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = code[at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const number = (): number => {
    const from = at;
    const value = read();
    symbols.push(code.subarray(from, at));
    return value;
  };
  raw(8);
  for (let section = 0; section !== 10;) {
    section = number();
    const content = number();
    if (section !== 10) raw(content);
  }
  number();
  while (isBefore(code.length)) {
    const end = number() + at;
    for (let runs = number(); runs > 0; runs--) {
      number();
      raw(1);
    }
    let top = 0;
    const offsets = new Int32Array(1024);
    while (isBefore(end)) {
      let operator = code[at] ?? 0;
      raw(1);
      if (operator > 0xfb) operator = ((operator - 0xfb) << 8) | (number() & 255);
      const [numbers, single] = operandsOf(operator);
      if (numbers === 1 && operator >= 0x20 && operator < 0x23) {
        const local = read();
        symbols.push(unsigned((top - local) & 0x3fff));
        top = Math.max(top, local + 1);
      } else if (numbers > 0) number();
      if (numbers === 2) {
        const offset = read();
        const step = (offset - (offsets[operator] ?? 0)) | 0;
        symbols.push(unsigned((step << 1) ^ (step >> 31)));
        offsets[operator] = offset;
      }
      raw(single);
    }
  }
  return flat(symbols);
}
