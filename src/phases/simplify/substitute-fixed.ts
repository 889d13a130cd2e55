/**
 * A sum over an index that has one value is the body there, where that is in the range of the index: Σ_{i | i = e} f(i) = f(e), and so for an index
 * between two bounds that leave one value, Σ_{g | c g ≤ e ≤ c g + c − 1} f(g) = f(⌊e / c⌋), and for a range of one value.
 */
import { addAffine, affine, affineVariables, asVariable, atLeastZero, floorAffine, offsetAffine, scaleAffine, substituteCondition } from "../../ir/equation/affine.ts";
import { reduce } from "../../ir/equation/build.ts";
import { substitute } from "../../ir/equation/traverse.ts";
import type { Affine, Condition, IndexVariable, Reduce } from "../../ir/equation/types.ts";
import { eachExpr } from "./rewrite.ts";

interface Fixed {
  readonly variable: IndexVariable;
  readonly value: Affine;
  /** Conditions that this value satisfies, and that are dropped. */
  readonly met: readonly Condition[];
  /** Whether the value is in the range of the index. */
  readonly inRange?: boolean;
}

export const substituteFixed = eachExpr((e) => {
  if (e.kind !== "reduce" || e.operator !== "sum") return e;
  const fixed = fixedOf(e);
  if (fixed === undefined) return e;
  const { variable, value, met, inRange } = fixed;
  const replacements = new Map([[variable.id, value]]);
  const conditions = e.conditions.filter((c) => !met.includes(c)).map((c) => substituteCondition(c, replacements));
  const range = inRange === true ? [] : rangeConditions(variable, value);
  return reduce("sum", e.indices.filter((v) => v !== variable), [...conditions, ...range], substitute(e.body, replacements));
});

function fixedOf(e: Reduce): Fixed | undefined {
  for (const variable of e.indices) {
    if (variable.upper - variable.lower === 1) return { variable, value: affine(variable.lower), met: [], inRange: true };
  }
  for (const condition of e.conditions) {
    const fixed = condition.equality ? fixedBy(condition, e) : undefined;
    if (fixed !== undefined) return { ...fixed, met: [condition] };
  }
  for (const variable of e.indices) {
    const fixed = enclosed(variable, e);
    if (fixed !== undefined) return fixed;
  }
  return undefined;
}

/** An index with c · index ≤ e ≤ c · index + c − 1, for a form `e` of indices around the sum. */
function enclosed(variable: IndexVariable, { indices, conditions }: Reduce): Fixed | undefined {
  if (variable.upper === Infinity) return undefined;
  const among = new Set(indices.map((v) => v.id));
  for (const below of conditions) {
    const term = below.equality ? undefined : below.affine.terms.find(({ atom }) => atom.kind === "variable" && atom.id === variable.id);
    if (term === undefined || term.coefficient > -2) continue;
    const step = -term.coefficient;
    const form = addAffine(below.affine, affine(0, [term]), -1);
    if ([...affineVariables(form).keys()].some((id) => among.has(id))) continue;
    const above = conditions.find((c) => {
      const sum = addAffine(c.affine, below.affine);
      return !c.equality && sum.terms.length === 0 && sum.constant === step - 1;
    });
    if (above !== undefined) return { variable, value: floorAffine(form, step), met: [below, above] };
  }
  return undefined;
}

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
