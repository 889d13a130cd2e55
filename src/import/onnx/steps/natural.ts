/** The order of dimensions in which a value lies already, so that nothing has to be moved. */
import type { Read, TensorRead } from "../lazy/expression.ts";
import type { Axis, Expression, Factor, Lazy } from "../lazy/types.ts";

/** The factors without the batch, grouped as the dimensions of the greatest array that is read, those of size 1 among them; what it lacks comes first. */
export function naturalLayout({ axes, body }: Lazy): readonly Axis[] {
  const wanted = new Set(axes.flat().filter((f) => f.isBatch !== true));
  const covered = (index: readonly { readonly terms: ReadonlyMap<Factor, number> }[]): number =>
    index.reduce((n, { terms }) => n + [...terms.keys()].filter((f) => wanted.has(f)).length, 0);
  const leaves = leavesOf(body).sort((a, b) => covered(b.index) - covered(a.index));
  const layout: Axis[] = [];
  const taken = new Set<Factor>();
  const [leaf] = leaves;
  const sizes = leaf?.kind === "read" ? leaf.value.shape : [];
  for (const [k, { terms }] of (leaf?.index ?? []).entries()) {
    if (terms.size === 0 && sizes[k] === 1) layout.push([]);
    const group = [...terms].sort(([, a], [, b]) => b - a).map(([factor]) => factor).filter((f) => wanted.has(f) && !taken.has(f));
    for (const factor of group) taken.add(factor);
    if (group.length > 0) layout.push(group);
  }
  return [...axes.flat().filter((f) => wanted.has(f) && !taken.has(f)).map((f): Axis => [f]), ...layout];
}

/** What is read outside of reductions, which give their dimensions in the order of the graph. */
function leavesOf(e: Expression): (Read | TensorRead)[] {
  switch (e.kind) {
    case "read": case "tensor": return [e];
    case "number": case "position": case "reduction": return [];
    case "call": return e.operands.flatMap(leavesOf);
    case "binary": return [...leavesOf(e.left), ...leavesOf(e.right)];
    case "choice": return [e.left, e.right, e.whenTrue, e.whenFalse].flatMap(leavesOf);
  }
}

/** The dimensions as the graph has them, without the batch. */
export function graphLayout({ axes }: Lazy): readonly Axis[] {
  return axes.map((axis) => axis.filter((f) => f.isBatch !== true)).filter((axis) => axis.length > 0);
}

/** A natural layout with some dimension last. */
export function layoutWithLast(lazy: Lazy, last: Axis): readonly Axis[] {
  const moved = new Set(last);
  const rest = naturalLayout(lazy).filter((axis) => axis.length === 0 || axis.some((f) => !moved.has(f))).map((axis) => axis.filter((f) => !moved.has(f)));
  return [...rest, last];
}
