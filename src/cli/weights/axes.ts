/** Permutations of axes, and arrays in them. Arrays are row-major. */

export function isPermutation(axes: readonly number[]): boolean {
  return axes.every((_, i) => axes.includes(i));
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}

/** The shape whose axis k is axis `axes[k]` of `shape`. */
export function permuted(shape: readonly number[], axes: readonly number[]): readonly number[] {
  return axes.map((axis) => shape[axis] ?? 0);
}

export function inverse(axes: readonly number[]): readonly number[] {
  return axes.map((_, axis) => axes.indexOf(axis));
}

/** The values in the order of `permuted(shape, axes)`. */
export function permute(values: Float64Array, shape: readonly number[], axes: readonly number[]): Float64Array {
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const [sizes, steps] = [permuted(shape, axes), permuted(strides, axes)];
  const result = new Float64Array(values.length);
  const index = sizes.map(() => 0);
  for (let i = 0, at = 0; i < result.length; i++) {
    result[i] = values[at] ?? NaN;
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      const [step, size, now] = [steps[axis] ?? 0, sizes[axis] ?? 0, (index[axis] ?? 0) + 1];
      index[axis] = now === size ? 0 : now;
      at += now === size ? -step * (size - 1) : step;
      if (now < size) break;
    }
  }
  return result;
}

/** All permutations of the axes of `shape` that give `wanted`; the identity first. None for more than six axes but the identity. */
export function fittingAxes(shape: readonly number[], wanted: readonly number[]): readonly (readonly number[])[] {
  if (shape.length !== wanted.length) return [];
  if (shape.length > 6) return String(shape) === String(wanted) ? [shape.map((_, axis) => axis)] : [];
  const found: (readonly number[])[] = [];
  const extend = (axes: readonly number[]): void => {
    if (axes.length === shape.length) found.push(axes);
    shape.forEach((size, axis) => {
      if (axes.length < shape.length && !axes.includes(axis) && size === wanted[axes.length]) extend([...axes, axis]);
    });
  };
  extend([]);
  return found;
}

/** Whether neighbouring axes of `shape` merge into `wanted`. */
export function merges(shape: readonly number[], wanted: readonly number[]): boolean {
  let at = 0;
  for (const size of wanted) {
    let product = 1;
    while (at < shape.length && product < size) product *= shape[at++] ?? 1;
    if (product !== size) return false;
  }
  return shape.slice(at).every((size) => size === 1);
}

export function shown(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}
