/** Constants with their dimensions in another order. */
import type { Values } from "./types.ts";

/** Dimension `order[k]` becomes dimension k. */
export function permuted(values: Values, shape: readonly number[], order: readonly number[]): Values {
  const strides = shape.map((_, k) => shape.slice(k + 1).reduce((a, b) => a * b, 1));
  const sizes = order.map((from) => shape[from] ?? 1);
  const steps = order.map((from) => strides[from] ?? 0);
  const at = sizes.map(() => 0);
  let offset = 0;
  const positions = Array.from({ length: values.length }, () => {
    const here = offset;
    for (let k = sizes.length - 1; k >= 0; k--) {
      const next = (at[k] ?? 0) + 1;
      offset += steps[k] ?? 0;
      at[k] = next;
      if (next < (sizes[k] ?? 1)) break;
      offset -= next * (steps[k] ?? 0);
      at[k] = 0;
    }
    return here;
  });
  return positions.map((from) => Number(values[from]));
}
