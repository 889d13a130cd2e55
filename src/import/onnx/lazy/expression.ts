/** Walks and rewrites expressions. */
import { substituted } from "./affine.ts";
import type { Affine, BinaryOperator, Comparison, Expression, Factor } from "./types.ts";

export function numberOf(value: number): Expression {
  return { kind: "number", value };
}

export function binary(operator: BinaryOperator, left: Expression, right: Expression): Expression {
  return { kind: "binary", operator, left, right };
}

/** The parts of an expression, itself first. */
export function* partsOf(e: Expression): Generator<Expression> {
  yield e;
  for (const child of childrenOf(e)) yield* partsOf(child);
}

function childrenOf(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case "read": case "tensor": case "number": case "position": return [];
    case "call": return e.operands;
    case "binary": return [e.left, e.right];
    case "choice": return [e.left, e.right, e.whenTrue, e.whenFalse];
    case "reduction": return [e.body];
  }
}

/** How many parts there are, counted up to a limit. */
export function isLong(e: Expression, limit: number): boolean {
  let count = 0;
  for (const _ of partsOf(e)) if (++count > limit) return true;
  return false;
}

export type Read = Extract<Expression, { readonly kind: "read" }>;
export type TensorRead = Extract<Expression, { readonly kind: "tensor" }>;

export function readsOf(e: Expression): readonly Read[] {
  return [...partsOf(e)].filter((part) => part.kind === "read");
}

export function tensorsOf(e: Expression): readonly TensorRead[] {
  return [...partsOf(e)].filter((part) => part.kind === "tensor");
}

/** Whether it depends on no input. */
export function isConstant(e: Expression): boolean {
  for (const part of partsOf(e)) if (part.kind === "read") return false;
  return true;
}

/** The same with other indices. */
export function replaceFactors(e: Expression, by: ReadonlyMap<Factor, Affine>): Expression {
  if (by.size === 0) return e;
  const again = (part: Expression): Expression => replaceFactors(part, by);
  const moved = (index: readonly Affine[]): readonly Affine[] => index.map((affine) => substituted(affine, by));
  switch (e.kind) {
    case "number": return e;
    case "read": case "tensor": return { ...e, index: moved(e.index) };
    case "position": return { ...e, index: substituted(e.index, by) };
    case "call": return { ...e, operands: e.operands.map(again) };
    case "binary": return { ...e, left: again(e.left), right: again(e.right) };
    case "choice": {
      const [left, right] = [again(e.left), again(e.right)];
      const decided = decidedBy(e.comparison, left, right);
      return decided === undefined ? { ...e, left, right, whenTrue: again(e.whenTrue), whenFalse: again(e.whenFalse) } : again(decided ? e.whenTrue : e.whenFalse);
    }
    case "reduction": return { ...e, body: again(e.body) };
  }
}

/** Whether a position is below a number, where that is so, or is not, for all indices. */
function decidedBy(comparison: Comparison, left: Expression, right: Expression): boolean | undefined {
  if (comparison !== "<" || left.kind !== "position" || right.kind !== "number") return undefined;
  const ends = [...left.index.terms].map(([factor, stride]) => stride * (factor.size - 1));
  const [least, greatest] = [Math.min, Math.max].map((end) => ends.reduce((sum, each) => sum + end(0, each), left.index.offset));
  if (greatest !== undefined && greatest < right.value) return true;
  return least !== undefined && least >= right.value ? false : undefined;
}

