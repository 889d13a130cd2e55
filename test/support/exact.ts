/** Elementary functions in whole numbers of hundreds of digits, to hold those of float64 to. */

/** m 2^e. */
export interface Exact {
  readonly m: bigint;
  readonly e: number;
}

/** Places after the point of fixed-point numbers. */
const places = 320n;
const one = 1n << places;
const view = new DataView(new ArrayBuffer(8));

/** A finite double, exactly. */
function exactly(x: number): Exact {
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 2047n);
  const fraction = bits & ((1n << 52n) - 1n);
  const m = exponent === 0 ? fraction : fraction | (1n << 52n);
  return { m: x < 0 ? -m : m, e: Math.max(exponent, 1) - 1075 };
}

function shifted(m: bigint, by: number): bigint {
  return by >= 0 ? m << BigInt(by) : m >> BigInt(-by);
}

const times = (a: bigint, b: bigint): bigint => (a * b) >> places;
const over = (a: bigint, b: bigint): bigint => (a << places) / b;
const absolute = (a: bigint): bigint => (a < 0n ? -a : a);
const rounded = (a: bigint, b: bigint): bigint => {
  const half = 2n * a + b;
  return (half - ((half % (2n * b)) + 2n * b) % (2n * b)) / (2n * b);
};

function fixed(x: number): bigint {
  const { m, e } = exactly(x);
  return shifted(m, e + Number(places));
}

/** The sum of the terms that `next` makes of one another, until they are 0. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint): bigint {
  let sum = 0n;
  for (let [term, n] = [first, 1n]; absolute(term) > 1n; n++) {
    sum += term;
    term = next(term, n);
  }
  return sum;
}

/** 2 artanh(s): log((1 + s) / (1 - s)). */
function logOfQuotient(s: bigint): bigint {
  const square = times(s, s);
  let power = s;
  let sum = 0n;
  for (let n = 1n; absolute(power) > 1n; n += 2n) {
    sum += power / n;
    power = times(power, square);
  }
  return 2n * sum;
}

const log2 = logOfQuotient(one / 3n);

/** arctan(1 / n), of so many places. */
function arctanOfInverse(n: bigint, size: bigint): bigint {
  let power = size / n;
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -(power / k);
    power /= n * n;
  }
  return sum;
}

/** π / 2, by Machin, of 1,400 places. */
const longPlaces = 1400n;
const quarterTurn = 2n * (4n * arctanOfInverse(5n, 1n << longPlaces) - arctanOfInverse(239n, 1n << longPlaces));

function expOf(x: bigint): Exact {
  const k = rounded(x, log2);
  return { m: series(one, (term, n) => times(term, x - k * log2) / n), e: Number(k) - Number(places) };
}

function fixedExp(x: bigint): bigint {
  const { m, e } = expOf(x);
  return shifted(m, e + Number(places));
}

function logOf(x: bigint): bigint {
  // Between √½ and √2, nearly.
  const k = BigInt(((x * 3n) / 4n).toString(2).length) - places;
  const m = shifted(x, -Number(k));
  return logOfQuotient(over(m - one, m + one)) + k * log2;
}

/** sin(x + quarters π / 2). */
function turned(x: number, quarters: number): Exact {
  const { m, e } = exactly(x);
  const long = shifted(m, e + Number(longPlaces));
  const n = rounded(long, quarterTurn);
  const y = (long - n * quarterTurn) >> (longPlaces - places);
  const square = times(y, y);
  const quarter = ((n + BigInt(quarters)) % 4n + 4n) % 4n;
  const value = quarter % 2n === 0n
    ? series(y, (term, k) => -times(term, square) / (2n * k * (2n * k + 1n)))
    : series(one, (term, k) => -times(term, square) / ((2n * k - 1n) * 2n * k));
  return { m: quarter < 2n ? value : -value, e: -Number(places) };
}

const inFixed = (m: bigint): Exact => ({ m, e: -Number(places) });

export const exact = {
  exp: (x: number) => expOf(fixed(x)),
  expm1: (x: number) => inFixed(fixedExp(fixed(x)) - one),
  log: (x: number) => {
    const { m, e } = exactly(x);
    const length = m.toString(2).length;
    return inFixed(logOf(shifted(m, Number(places) - length)) + BigInt(e + length) * log2);
  },
  log1p: (x: number) => inFixed(logOf(one + fixed(x))),
  sin: (x: number) => turned(x, 0),
  cos: (x: number) => turned(x, 1),
  sinh: (x: number) => inFixed((fixedExp(fixed(x)) - fixedExp(-fixed(x))) / 2n),
  cosh: (x: number) => inFixed((fixedExp(fixed(x)) + fixedExp(-fixed(x))) / 2n),
  tanh: (x: number) => {
    const t = fixedExp(2n * fixed(x));
    return inFixed(over(t - one, t + one));
  },
  logistic: (x: number) => inFixed(over(one, one + fixedExp(-fixed(x)))),
  softplus: (x: number) => inFixed(logOf(one + fixedExp(fixed(x)))),
} as const satisfies Readonly<Record<string, (x: number) => Exact>>;

/** x to the power of y, for a positive x. */
export function exactPower(x: number, y: number): Exact {
  const { m, e } = exactly(y);
  return expOf(shifted(exact.log(x).m * m, e));
}

/** How far a number is from an exact one, in units of the last place of that one in float64. */
export function ulps(found: number, right: Exact): number {
  const length = absolute(right.m).toString(2).length;
  const unit = Math.max(length + right.e - 53, -1074);
  const mine = exactly(found);
  // In thousandths of the unit.
  const scale = 64 - unit;
  const difference = absolute(shifted(mine.m, mine.e + scale) - shifted(right.m, right.e + scale));
  return Number(difference >> 44n) / 2 ** 20;
}
