/** Central differences: gradients computed from the loss alone. */

/** How one array of gradients agrees with central differences. */
export interface Agreement {
  readonly name: string;
  /** Entries compared, and entries there are. */
  readonly compared: number;
  readonly size: number;
  /** The greatest difference between an entry and its central difference, over the greatest size in the array. */
  readonly error: number;
  /** The entry of the greatest error, and both its values. */
  readonly worst: { readonly index: number; readonly derived: number; readonly measured: number };
}

/** Steps to try: a kink within one step spoils a difference, and seldom spoils the next; a wrong gradient fails at each. */
const steps = [1e-4, 1e-5, 1e-6];

/**
 * Compares the gradients of one array with central differences of `loss`, which reads `values`. Every entry is compared,
 * or `limit` entries spread evenly over the array. `values` is left as it was.
 */
export function compareArray(name: string, values: Float64Array | Float32Array, derived: ArrayLike<number>, loss: () => number, limit: number): Agreement {
  const size = values.length;
  const compared = Math.min(size, limit);
  let scale = 0;
  for (let i = 0; i < size; i++) scale = Math.max(scale, Math.abs(derived[i] ?? 0));
  const here = Math.abs(loss());
  let worst = { index: 0, derived: derived[0] ?? 0, measured: derived[0] ?? 0 };
  let error = 0;
  for (let n = 0; n < compared; n++) {
    const index = Math.floor((n * size) / compared);
    const expected = derived[index] ?? 0;
    let best = Number.POSITIVE_INFINITY;
    let closest = Number.NaN;
    for (const step of steps) {
      const measured = centralDifference(values, index, step, loss);
      // Rounding of the loss alone lets a difference stray this far.
      const rounding = (64 * Number.EPSILON * Math.max(here, 1)) / step;
      const off = Math.max(0, Math.abs(measured - expected) - rounding) / Math.max(scale, Math.abs(measured), Number.MIN_VALUE);
      if (off < best) {
        best = off;
        closest = measured;
      }
      if (best < 1e-7) break;
    }
    if (best > error) {
      error = best;
      worst = { index, derived: expected, measured: closest };
    }
  }
  return { name, compared, size, error, worst };
}

function centralDifference(values: Float64Array | Float32Array, index: number, step: number, loss: () => number): number {
  const before = values[index] ?? 0;
  const width = step * Math.max(1, Math.abs(before));
  values[index] = before + width;
  const above = loss();
  values[index] = before - width;
  const below = loss();
  values[index] = before;
  return (above - below) / (2 * width);
}
