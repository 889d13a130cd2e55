/**
 * Minimal forms of short correlations, y[o] = Σ over t of x[o + t] w[t] with fewer products: y = A ((G w) · (B x)), products one by one.
 * Toom and Cook's construction from points, the last at infinity; Winograd (1980), Lavin and Gray (2016).
 */

/** A matrix of constants, by rows. */
export type Matrix = readonly (readonly number[])[];

export interface MinimalForm {
  /** `[outputs, size]`, `[size, size]` and `[size, taps]`. */
  readonly A: Matrix;
  readonly B: Matrix;
  readonly G: Matrix;
  readonly outputs: number;
  readonly taps: number;
  /** Products, where the sums have outputs · taps: outputs + taps − 1. */
  readonly size: number;
}

/**
 * Pairs of points around 0 share half of their additions. Those at ±√½ and ±√2 round less than ±1 and ±2: in float32 two-dimensional forms of six
 * products err by 7e-7 of the root mean square of the results (direct sums 3e-7); forms of eight would by 3e-6.
 */
const points = [0, Math.SQRT1_2, -Math.SQRT1_2, Math.SQRT2, -Math.SQRT2];

/** The form of as many outputs as six products give; `undefined` for more taps than pay. */
export function minimalForm(taps: number): MinimalForm | undefined {
  return taps < 2 || taps > points.length ? undefined : formOf(points.length + 2 - taps, taps);
}

/** Of one output and one tap: an axis without windows. */
export const plainForm: MinimalForm = { A: [[1]], B: [[1]], G: [[1]], outputs: 1, taps: 1, size: 1 };

/** The same products for sums whose taps are many and whose outputs are few: so many outputs, and taps by tiles. */
export function formOf(outputs: number, taps: number): MinimalForm {
  const size = outputs + taps - 1;
  const roots = (of: readonly number[]): readonly number[] => padded(of.reduce<readonly number[]>((p, root) => product(p, [-root, 1]), [1]), size);
  const scales = points.map((p, k) => points.reduce((s, q, l) => (l === k ? s : s * (p - q)), 1));
  return {
    outputs, taps, size,
    A: short(Array.from({ length: outputs }, (_, o) => [...points.map((p) => power(p, o)), o === outputs - 1 ? 1 : 0])),
    B: short([...points.map((_, k) => roots(points.filter((_, l) => l !== k))), roots(points)]),
    G: short([...points.map((p, k) => Array.from({ length: taps }, (_, t) => power(p, t) / (scales[k] ?? 1))), Array.from({ length: taps }, (_, t) => (t === taps - 1 ? 1 : 0))]),
  };
}

/** Without what rounding left of numbers that are equal, far below float32. */
function short(matrix: Matrix): Matrix {
  return matrix.map((row) => row.map((c) => Number(c.toFixed(13)) || 0));
}

/** By products, which every engine rounds alike. */
function power(p: number, exponent: number): number {
  return Array.from({ length: exponent }).reduce<number>((value) => value * p, 1);
}

/** The product of two polynomials, lowest powers first. */
function product(a: readonly number[], b: readonly number[]): readonly number[] {
  return Array.from({ length: a.length + b.length - 1 }, (_, k) => a.reduce((sum, x, i) => sum + x * (b[k - i] ?? 0), 0));
}

function padded(list: readonly number[], length: number): readonly number[] {
  return Array.from({ length }, (_, k) => list[k] ?? 0);
}
