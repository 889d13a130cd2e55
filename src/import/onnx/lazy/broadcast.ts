/** Operands of one operator with common dimensions, by the broadcasting rules of ONNX (those of NumPy). */
import { sizeOf } from "./affine.ts";
import type { Axis, Expression, Factor, Lazy } from "./types.ts";
import { commonCuts, fresh, refined } from "./views.ts";

export interface Aligned {
  readonly axes: readonly Axis[];
  readonly bodies: readonly Expression[];
}

/** Nothing where a dimension is cut differently in two operands: then one of them has to be written first. */
export function aligned(operands: readonly Lazy[]): Aligned | undefined {
  const [first, ...others] = operands;
  if (first === undefined) return { axes: [], bodies: [] };
  let axes = first.axes;
  let bodies: readonly Expression[] = [first.body];
  for (const operand of others) {
    const together = alignTwo({ ...first, axes, body: first.body }, bodies, fresh(operand));
    if (together === undefined) return undefined;
    ({ axes, bodies } = together);
  }
  return { axes, bodies };
}

function alignTwo(first: Lazy, bodies: readonly Expression[], second: Lazy): Aligned | undefined {
  const rank = Math.max(first.axes.length, second.axes.length);
  let left: readonly Axis[] = [...Array.from({ length: rank - first.axes.length }, (): Axis => []), ...first.axes];
  let right: Lazy = { ...second, axes: [...Array.from({ length: rank - second.axes.length }, (): Axis => []), ...second.axes] };
  let leftBodies = bodies;
  for (let k = 0; k < rank; k++) {
    const [a, b] = [left[k] ?? [], right.axes[k] ?? []];
    if (a.length === 0 || b.length === 0) continue;
    if (sizeOf(a) !== sizeOf(b)) return undefined;
    const cuts = commonCuts(a, b);
    if (cuts === undefined) return undefined;
    const again = leftBodies.map((body) => refined({ ...first, axes: left, body }, cuts.a));
    left = again[0]?.axes ?? left;
    leftBodies = again.map(({ body }) => body);
    right = refined(right, cuts.b);
  }
  const axes = left.map((axis, k): readonly Factor[] => (axis.length === 0 ? (right.axes[k] ?? []) : axis));
  return { axes, bodies: [...leftBodies, right.body] };
}
