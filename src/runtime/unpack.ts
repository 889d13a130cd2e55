/** Code of WebAssembly out of compressed text. Packing runs the same model of what comes next. */

/** Compressed code: how many bytes it has, its text, and the bytes once they are unpacked. */
export interface PackedCode {
  readonly size: number;
  readonly text: string;
  bytes?: Uint8Array;
}

/**
 * The next bit. `chance`: that it is 1. `node`: 0 where the bit says whether the symbol is the one at `guess`, in the order of all symbols;
 * 256 where it says so of 16 symbols; otherwise the bits of the symbol so far, after a 1.
 */
export type NextBit = (chance: number, node: number, guess: number) => number;

/** A symbol: a byte, or a part of a number. `state`: what it is; `operator`: the instruction so far; `before`: the three instructions before. */
export type NextSymbol = (state: number, operator: number, before: number) => number;

/** All weights of the model, and all keys of earlier places: a power of two, less 1. */
const mask = 0x3ffff;

const damage = "the code of this module is damaged: emit it again";

/**
 * Gets at most `length` symbols, bit by bit. The chance of a bit is a sigmoid of the sum of four weights, each for what one context knows, and they learn
 * from the bit. Only sums, products and quotients are used, which all engines round alike.
 */
export function symbolModel(length: number, next: NextBit): NextSymbol {
  const weights = new Float32Array(mask + 1);
  const past = new Uint8Array(length);
  let count = 0;
  // Where the last nine symbols were before, and the last six.
  const nines = new Int32Array(mask + 1);
  const sixes = new Int32Array(mask + 1);
  let nine = 0;
  let six = 0;
  // The place whose symbol is guessed, how many guesses in a row were right, and how many were wrong.
  let guess = -length;
  let run = 0;
  let misses = 0;
  // How many symbols are known to be guessed.
  let known = 0;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const hash = (x: number, y: number): number => Math.imul(Math.imul(x, 0x2f0b4c47) ^ y, 0x2c1b3c6d) >> 9;
  const tryPlace = (place: number): void => {
    let same = 0;
    while (same < 32 && same < place && past[place - 1 - same] === past[count - 1 - same]) same++;
    if (same <= run) return;
    guess = place;
    run = same;
    misses = 0;
  };
  const bit = (node: number): number => {
    const own = Math.imul(node, 0x2f0b5);
    const i = (a + own) & mask;
    const j = (b + own) & mask;
    const k = (c + own) & mask;
    const l = (d + own) & mask;
    const x = Math.max(-6, Math.min(6, weights[i]! + weights[j]! + weights[k]! + weights[l]!));
    const chance = 0.5 + (0.4999 * x * (108 + x * x)) / (216 + 18 * x * x);
    const value = next(chance, node, guess);
    const step = 0.45 * (value - chance);
    weights[i]! += step;
    weights[j]! += step;
    weights[k]! += step;
    weights[l]! += step;
    return value;
  };
  return (state, operator, before) => {
    if (count === length) throw new Error(damage);
    if (run < 16) {
      tryPlace(nines[nine]!);
      tryPlace(sixes[six]!);
    }
    nines[nine] = sixes[six] = count;
    let symbol = guess > 0 && misses < 8 ? past[guess]! : 256;
    if (known > 0) known--;
    else {
      const kind = (state << 12) | (operator << 2);
      a = hash(kind, past[count - 1]!);
      b = hash(kind + 1, before);
      c = hash(kind + 2, symbol);
      d = hash(state, Math.min(run, 20) * 8 + Math.min(misses, 3) + 8);
      if (run > 31) {
        if (bit(256) > 0) known = 15;
        else run = 16;
      }
      if (known === 0 && (symbol > 255 || bit(0) === 0)) {
        symbol = 1;
        while (symbol < 256) symbol = 2 * symbol + bit(symbol);
        symbol -= 256;
      }
    }
    if (past[guess++] === symbol) run++;
    else {
      run = 0;
      misses++;
    }
    if (run > 16) misses = 0;
    past[count++] = symbol;
    nine = ((nine << 2) ^ ((symbol + 1) * 0x13c6e5)) & mask;
    six = ((six << 3) ^ ((symbol + 1) * 0x13c6e5)) & mask;
    return symbol;
  };
}

/** How many numbers and how many single bytes follow an operator. Behind the prefixes 0xfc, 0xfd and 0xfe, operators have 256, 512 and 768 more. */
export function operandsOf(operator: number): readonly [numbers: number, bytes: number] {
  const isIn = (from: number, to: number): boolean => operator >= from && operator <= to;
  if (isIn(2, 4) || isIn(533, 546)) return [0, 1];
  if (isIn(12, 16) || isIn(32, 34) || isIn(65, 66)) return [1, 0];
  if (isIn(67, 68)) return [0, 4 * (operator - 66)];
  if (isIn(524, 525)) return [0, 16];
  return isIn(596, 603) ? [2, 1] : isIn(40, 62) || isIn(512, 523) || isIn(604, 605) || operator > 767 ? [2, 0] : [0, 0];
}

/**
 * `size` bytes of symbols: bytes as they are, but positions of locals count down from behind the greatest one, and offsets in the memory from the last one of
 * the same operator. What is no code of a module gives some bytes, too.
 */
export function codeOf(size: number, symbol: NextSymbol): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  let operator = 0;
  let before = 0;
  const isBefore = (end: number): boolean => at < end;
  const put = (state: number): number => (bytes[at++] = symbol(state, operator, before));
  const putAll = (state: number, count: number): void => {
    for (let k = 0; k < count; k++) put(state);
  };
  /** A number in LEB128 of symbols; `get` writes them, or does not. */
  const number = (state: number, get: NextSymbol | typeof put): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = get(shift > 0 ? state + 8 : state, operator, before);
      value |= (next & 127) << shift;
      if (next < 128) return value;
    }
  };
  const write = (value: number): void => {
    for (let rest = value >>> 0; (bytes[at++] = rest > 127 ? (rest & 127) | 128 : rest) > 127;) rest >>>= 7;
  };
  putAll(0, 8);
  for (let section = 0; section !== 10;) {
    section = put(0);
    const content = number(0, put);
    if (section !== 10) putAll(0, content);
  }
  number(0, put);
  while (isBefore(size)) {
    operator = 0;
    const end = number(0, put) + at;
    for (let k = number(0, put); k > 0; k--) {
      number(0, put);
      put(0);
    }
    let top = 0;
    const offsets = new Int32Array(1024);
    while (isBefore(end)) {
      operator = 0;
      operator = put(1);
      if (operator > 251) operator = ((operator - 251) << 8) | (number(2, put) & 255);
      const [numbers, single] = operandsOf(operator);
      if (operator > 31 && operator < 35) {
        const local = (top - number(3, symbol)) & 0x3fff;
        write(local);
        top = Math.max(top, local + 1);
      } else if (numbers > 0) number(3 + numbers, put);
      if (numbers > 1) {
        const step = number(6, symbol);
        write(offsets[operator]! += (step >>> 1) ^ -(step & 1));
      }
      putAll(7, single);
      before = ((before << 9) ^ operator) & 0x7ffffff;
    }
  }
  return bytes;
}

/** The bytes of packed code, unpacked once. Its text has 6 bits a character: the place in a range that each bit divides by its chance. Throws if it is damaged. */
export function unpackCode(packed: PackedCode): Uint8Array {
  const { size, text, bytes } = packed;
  if (bytes !== undefined) return bytes;
  let range = 1;
  let place = 0;
  let at = 0;
  const code = codeOf(size, symbolModel(4 * size, (chance) => {
    while (range < 2 ** 24) {
      const character = text.charCodeAt(at++) || 37;
      place = place * 64 + character - (character > 91 ? 42 : 37);
      range *= 64;
    }
    const part = Math.floor(range * chance);
    const isIn = place < part;
    place -= isIn ? 0 : part;
    range = isIn ? part : range - part;
    return isIn ? 1 : 0;
  }));
  if (place !== 0 || at < text.length) throw new Error(damage);
  return (packed.bytes = code);
}
