/** Σ over an index that an equality fixes is the body there: Σ_{i | i = e} f(i) = f(e), where e is in the range of i. */
import { addAffine, affine, asVariable, atLeastZero, offsetAffine, scaleAffine, substituteCondition } from "../../ir/equation/affine.ts";
import { reduce } from "../../ir/equation/build.ts";
import { substitute } from "../../ir/equation/traverse.ts";
import type { Affine, Condition, IndexVariable, Reduce } from "../../ir/equation/types.ts";
import { eachExpr } from "./rewrite.ts";

export const substituteFixed = eachExpr((e) => {
  if (e.kind !== "reduce" || e.operator !== "sum") return e;
  for (const condition of e.conditions) {
    const fixed = condition.equality ? fixedBy(condition, e) : undefined;
    if (fixed === undefined) continue;
    const { variable, value } = fixed;
    const replacements = new Map([[variable.id, value]]);
    const conditions = e.conditions.filter((c) => c !== condition).map((c) => substituteCondition(c, replacements));
    return reduce("sum", e.indices.filter((v) => v !== variable), [...conditions, ...rangeConditions(variable, value)], substitute(e.body, replacements));
  }
  return e;
});

/** The index that the equality gives as a form of the others. */
function fixedBy({ affine: a }: Condition, { indices }: Reduce): { readonly variable: IndexVariable; readonly value: Affine } | undefined {
  for (const { coefficient, atom } of a.terms) {
    const variable = atom.kind === "variable" && Math.abs(coefficient) === 1 ? indices.find((v) => v.id === atom.id) : undefined;
    if (variable === undefined || atom.kind !== "variable") continue;
    const rest = addAffine(a, affine(0, [{ coefficient: 1, atom }]), -coefficient);
    const inFloor = rest.terms.some((t) => t.atom.kind === "floor" && t.atom.key.includes(variable.key));
    const value = scaleAffine(rest, -coefficient);
    // The batch can only be the batch.
    if (!inFloor && (variable.upper !== Infinity || asVariable(value)?.upper === Infinity)) return { variable, value };
  }
  return undefined;
}

function rangeConditions(v: IndexVariable, value: Affine): readonly Condition[] {
  if (v.upper === Infinity) return [];
  return [atLeastZero(offsetAffine(value, -v.lower)), atLeastZero(offsetAffine(scaleAffine(value, -1), v.upper - 1))];
}
