/** What the points of an array receive from one read: a gather wherever the positions are affine, else an accumulation. */
import { joinConditions, subtractAffine, substituteAffine, substituteCondition, variableAffine } from "../../ir/equation/affine.ts";
import { call, constant, indexValue, reduce, select, where } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { freshen, substitute } from "../../ir/equation/traverse.ts";
import type { Accumulation, Affine, Expr, IndexVariable, PositionAt } from "../../ir/equation/types.ts";
import type { Share } from "./collect.ts";
import { solve } from "./invert.ts";

export type Received =
  | { readonly kind: "gather"; readonly value: Expr }
  | { readonly kind: "accumulate"; readonly accumulation: Omit<Accumulation, "array" | "origin"> };

/**
 * `points` are the indices of the array that is read. With `compare`, positions from data are found by comparing all of
 * them: within a recurrence, where an accumulation would need all steps at once.
 */
export function receive(share: Share, points: readonly IndexVariable[], compare: boolean, fresh: Fresh): Received {
  const { indices, conditions, seed, positions } = renamed(share, fresh);
  const forms: Affine[] = [];
  const lookups: { readonly value: Expr; readonly point: IndexVariable }[] = [];
  points.forEach((point, d) => {
    const position = positions[d];
    if (position?.kind === "affine") forms.push(subtractAffine(variableAffine(point), position.affine));
    else if (position !== undefined) lookups.push({ value: position.value, point });
  });
  const solution = solve(forms, indices, conditions, fresh);
  if (solution === undefined) return { kind: "gather", value: constant(0) };
  if (lookups.length > 0 && solution.left.length > 0 && !compare) {
    return { kind: "accumulate", accumulation: { kind: "accumulation", operator: "sum", indices, conditions, positions, guarded: share.read.guarded, body: seed } };
  }
  const value = lookups.reduce(
    (rest, { value: position, point }) => select(call("equal", substitute(position, solution.solved), indexValue(variableAffine(point))), rest, constant(0)),
    substitute(seed, solution.solved),
  );
  const left = solution.left;
  return { kind: "gather", value: left.length === 0 ? where(solution.conditions, value) : reduce("sum", left, solution.conditions, value) };
}

/** The same share over indices that nothing else uses. */
function renamed(share: Share, fresh: Fresh): { indices: readonly IndexVariable[]; conditions: Share["conditions"]; seed: Expr; positions: readonly PositionAt[] } {
  const indices = share.indices.map((v) => fresh.like(v));
  const renaming = new Map(share.indices.map((v, i) => [v.id, variableAffine(indices[i] ?? v)]));
  const conditions = joinConditions(share.conditions.map((c) => substituteCondition(c, renaming))) ?? share.conditions;
  const positions = share.read.positions.map((p): PositionAt =>
    p.kind === "affine"
      ? { kind: "affine", affine: substituteAffine(p.affine, renaming) }
      : { kind: "data", value: substitute(freshen(p.value, fresh), renaming) });
  return { indices, conditions, seed: substitute(freshen(share.seed, fresh), renaming), positions };
}
