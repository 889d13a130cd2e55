/**
 * Decimal numbers of a text of bytes, correctly rounded: what `Number` gives for the same characters.
 *
 * Up to 15 digits are exact in float64, as powers of ten up to 10²² are, so that one division rounds once (Clinger, "How to
 * read floating point numbers accurately", 1990). Up to 19 digits are divided as a pair of float64 numbers (Dekker, "A
 * floating-point technique for extending the available precision", 1971), with an error below 2⁻¹⁰⁰ of the quotient; where
 * that leaves the rounding open, and for all other numbers, `Number` decides.
 */

const zero = 48;
const plus = 43;
const minus = 45;

/** Powers of ten that are exact in float64. */
export const powers = Float64Array.from({ length: 23 }, (_, n) => Number(`1e${n}`));

/** Digits that are exact in float64, and those of which a pair is. */
export const exactDigits = 15;
export const pairDigits = 19;

/** Characters of a number. */
const longest = 2 ** 16;

/** 2²⁷ + 1, which halves the digits of a float64. */
const splitter = 134217729;

/** What a byte is in numbers and between them. */
export interface Marks {
  /** Before the decimals: `.` or `,`. */
  readonly decimal: number;
  /** Between groups of three digits, the first of its bytes; -1 for none. */
  readonly thousands: number;
  /** The others: a no-break space has two or three bytes. */
  readonly moreOfThousands?: readonly number[];
}

/**
 * The number in bytes `from` to `to` - 1, without blanks around it. NaN of any other text, such as `0x10`, `Infinity`, and
 * numbers beyond float64.
 */
export function decimalIn(bytes: Uint8Array, from: number, to: number, marks: Marks): number {
  const { decimal, thousands } = marks;
  if (to - from > longest) return NaN;
  let at = from;
  const first = bytes[at];
  const negative = first === minus;
  if (negative || first === plus) at += 1;
  let [high, low, digits, significant, scale] = [0, 0, 0, 0, 0];
  let inDecimals = false;
  let group = -1;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    const digit = byte - zero;
    if (digit >= 0 && digit <= 9) {
      digits += 1;
      if (inDecimals) scale += 1;
      else if (group >= 0) group += 1;
      if (significant === 0 && digit === 0) continue;
      significant += 1;
      if (significant <= exactDigits) high = high * 10 + digit;
      else if (significant <= pairDigits) low = low * 10 + digit;
    } else if (byte === decimal && !inDecimals) {
      if (group >= 0 && group !== 3) return NaN;
      inDecimals = true;
    } else if (byte === thousands && !inDecimals && digits > 0) {
      const more = lengthOfMore(bytes, at, to, marks);
      if (more < 0) break;
      at += more;
      if (group >= 0 ? group !== 3 : digits > 3) return NaN;
      group = 0;
    } else break;
  }
  if (digits === 0 || (group >= 0 && !inDecimals && group !== 3)) return NaN;
  const exponent = at < to ? exponentIn(bytes, at, to) : 0;
  if (Number.isNaN(exponent)) return NaN;
  const power = exponent - scale;
  const fast = significant > pairDigits ? NaN : combined(high, low, significant - exactDigits, power);
  const value = Number.isNaN(fast) ? Math.abs(Number(plainText(bytes, from, to, marks))) : fast;
  if (!Number.isFinite(value)) return NaN;
  return negative ? -value : value;
}

/** (`high` · 10^`lowDigits` + `low`) · 10^`power`, rounded once; NaN where that is left open here. */
export function combined(high: number, low: number, lowDigits: number, power: number): number {
  if (power < -22 || power > 22) return high === 0 && low === 0 ? 0 : NaN;
  if (lowDigits <= 0) return power < 0 ? high / (powers[-power] ?? 1) : high * (powers[power] ?? 1);
  if (power > 0) return NaN;
  const scale = powers[lowDigits] ?? 1;
  const scaled = high * scale;
  const sum = scaled + low;
  const rest = productError(high, scale, scaled) + (low - (sum - scaled));
  if (power === 0) return sum + rest;
  const divisor = powers[-power] ?? 1;
  const first = sum / divisor;
  const back = first * divisor;
  const second = (sum - back - productError(first, divisor, back) + rest) / divisor;
  const slack = Math.abs(second) / 2 ** 48;
  const result = first + (second - slack);
  return result === first + (second + slack) ? result : NaN;
}

/** What the rounded product of two numbers leaves out. */
function productError(a: number, b: number, rounded: number): number {
  const c = splitter * a;
  const d = splitter * b;
  const highA = c - (c - a);
  const highB = d - (d - b);
  const lowA = a - highA;
  const lowB = b - highB;
  return lowA * lowB - (rounded - highA * highB - lowA * highB - highA * lowB);
}

/** The number in a text, blanks around it aside; NaN of any other text. */
export function decimalOf(text: string, marks: Marks): number {
  const bytes = new TextEncoder().encode(text.trim());
  return decimalIn(bytes, 0, bytes.length, marks);
}

/** The exponent that begins at `at` with `e`; NaN where there is none. */
function exponentIn(bytes: Uint8Array, at: number, to: number): number {
  if (((bytes[at] ?? 0) | 32) !== 101) return NaN;
  const sign = bytes[at + 1] === minus ? -1 : 1;
  let next = bytes[at + 1] === minus || bytes[at + 1] === plus ? at + 2 : at + 1;
  if (next >= to) return NaN;
  let value = 0;
  for (; next < to; next++) {
    const digit = (bytes[next] ?? 0) - zero;
    if (digit < 0 || digit > 9) return NaN;
    value = Math.min(value * 10 + digit, 9999);
  }
  return sign * value;
}

/** The characters with a point before the decimals and none between groups. */
function plainText(bytes: Uint8Array, from: number, to: number, marks: Marks): string {
  const { decimal, thousands } = marks;
  let text = "";
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === thousands) at += Math.max(0, lengthOfMore(bytes, at, to, marks));
    else text += String.fromCharCode(byte === decimal ? 46 : byte);
  }
  return text;
}

/** How many bytes follow the first of the sign between groups at `at`; -1 where it is another character. */
function lengthOfMore(bytes: Uint8Array, at: number, to: number, { moreOfThousands: more }: Marks): number {
  if (more === undefined) return 0;
  return at + more.length < to && more.every((byte, k) => bytes[at + 1 + k] === byte) ? more.length : -1;
}
