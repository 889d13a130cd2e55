/**
 * Where the greatest (or least) of the values at an element is first: the least number of those that are not less. It is an accumulation at the same
 * positions, `first[sink[e]] min= value[e] < greatest[sink[e]] ? infinity : e`. Where a value is NaN the greatest is NaN, which no value is less than.
 */
import { asVariable, substituteAffine, substituteCondition, variableAffine } from "../../ir/equation/affine.ts";
import { call, constant, indexValue, read, select } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { freshen, substitute } from "../../ir/equation/traverse.ts";
import type { Accumulation, Affine, Expr, PositionAt } from "../../ir/equation/types.ts";
import { batchFirst, ordinalOf } from "./reductions.ts";

/** The number of a point among all that may have the same positions. */
export function ordinalIn({ indices, positions }: Accumulation): Affine {
  const own = new Set(positions.flatMap((p) => (p.kind === "affine" ? (asVariable(p.affine)?.id ?? []) : [])));
  return ordinalOf(batchFirst(indices.filter((v) => !own.has(v.id))));
}

/** `array`: what it is called. */
export function firstOf(equation: Accumulation, array: string, fresh: Fresh): Accumulation {
  const { operator, indices, conditions, positions, guarded, body } = equation;
  const best = read(equation.array, positions, guarded);
  const worse = operator === "max" ? call("less", body, best) : call("less", best, body);
  const own = indices.map((v) => fresh.like(v));
  const renaming = new Map(indices.map((v, i) => [v.id, variableAffine(own[i] ?? v)]));
  const renamed = (e: Expr): Expr => substitute(freshen(e, fresh), renaming);
  return {
    ...equation, array, operator: "min", indices: own,
    conditions: conditions.map((c) => substituteCondition(c, renaming)),
    positions: positions.map((p): PositionAt => (p.kind === "affine" ? { kind: "affine", affine: substituteAffine(p.affine, renaming) } : { kind: "data", value: renamed(p.value) })),
    body: renamed(select(worse, constant(Infinity), indexValue(ordinalIn(equation)))),
  };
}
