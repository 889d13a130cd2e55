/** Masks that let each place of a sequence see those before it alone: constants as conditions on positions. */
import { indexOf } from "../lazy/affine.ts";
import { evaluated } from "../lazy/evaluate.ts";
import { numberOf, type TensorRead } from "../lazy/expression.ts";
import type { Expression, Factor } from "../lazy/types.ts";

interface Triangle {
  readonly later: Factor;
  readonly earlier: Factor;
  /** The value where the position of `later` is greater, and elsewhere. */
  readonly above: number;
  readonly below: number;
}

/** A constant of two positions that has one value where the second is behind the first, and another elsewhere. */
function triangleOf(read: TensorRead): Triangle | undefined {
  const factors = [...new Set(read.index.flatMap(({ terms }) => [...terms.keys()]))];
  const [first, second] = factors;
  if (first === undefined || second === undefined || factors.length !== 2 || first.size !== second.size || first.size < 2 || first.size > 4096) return undefined;
  const { values } = evaluated({ axes: [[first], [second]], body: read, isWhole: false, isShared: false }, [[first], [second]]);
  const { size } = first;
  const [below = 0, above = 0] = values;
  if (below === above) return undefined;
  for (let k = 0; k < values.length; k++) if (values[k] !== (k % size > Math.floor(k / size) ? above : below)) return undefined;
  return { later: second, earlier: first, above, below };
}

function choice({ later, earlier }: Triangle, whenTrue: Expression, whenFalse: Expression): Expression {
  return { kind: "choice", comparison: ">", left: { kind: "position", index: indexOf(later) }, right: { kind: "position", index: indexOf(earlier) }, whenTrue, whenFalse };
}

/** What is added is -infinity, or so far below 0 that its exponential is 0. */
export function maskedSum(sum: Expression): Expression {
  if (sum.kind !== "binary" || sum.operator !== "+") return sum;
  const [mask, other] = sum.left.kind === "tensor" ? [sum.left, sum.right] : [sum.right, sum.left];
  const found = mask.kind === "tensor" ? triangleOf(mask) : undefined;
  return found === undefined || found.below !== 0 || found.above > -1e4 ? sum : choice(found, numberOf(-Infinity), other);
}

/** A condition on a constant of zeros and ones. */
export function maskedChoice(e: Expression): Expression {
  if (e.kind !== "choice" || e.left.kind !== "tensor" || e.right.kind !== "number") return e;
  const found = triangleOf(e.left);
  if (found === undefined) return e;
  const { value } = e.right;
  const holds = (x: number): boolean => (e.comparison === ">" ? x > value : e.comparison === "==" && x === value);
  if (holds(found.above) === holds(found.below)) return e;
  const [above, below] = holds(found.above) ? [e.whenTrue, e.whenFalse] : [e.whenFalse, e.whenTrue];
  return choice(found, far(above), below);
}

function far(e: Expression): Expression {
  return e.kind === "number" && e.value < -1e30 ? numberOf(-Infinity) : e;
}
