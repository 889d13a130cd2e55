/** Sums of deviations from a mean are 0: Σ_k (x[k] − m) where m is defined as Σ_k x[k] / K. */
import { add, extentOf, linear, multiply, reduce } from "../../ir/equation/build.ts";
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { zero } from "../../ir/equation/number.ts";
import { dependsOn } from "../../ir/equation/traverse.ts";
import type { Equation, Expr, Program, Reduce, Sum } from "../../ir/equation/types.ts";
import { valueOf } from "./instantiate.ts";
import { mapEquation, type Rewrite, withEquations } from "./rewrite.ts";

export const cancelDeviations: Rewrite = (program) => {
  const equations = equationsByArray(program);
  const fresh = new Fresh(program.nextIndex);
  return withEquations(program, program.equations.map((q) => mapEquation(q, (e) => {
    if (e.kind !== "reduce" || e.operator !== "sum" || e.conditions.length > 0 || e.body.kind !== "sum") return e;
    const total = takenApart(e, e.body, program, equations, fresh);
    // Apart, the two would cost accuracy; only what cancels may be taken apart.
    return total?.kind === "constant" ? total : e;
  })), { nextIndex: fresh.next });
};

/** The sum of what depends on the indices, plus as often as there are points what does not, seen through its definition. */
function takenApart(e: Reduce, body: Sum, program: Program, equations: ReadonlyMap<string, Equation>, fresh: Fresh): Expr | undefined {
  const inside = body.terms.filter((t) => dependsOn(t.value, e.indices));
  const outside = body.terms.filter((t) => !inside.includes(t));
  const seen: { readonly coefficient: Sum["constant"]; readonly value: Expr }[] = [];
  for (const { coefficient, value } of outside) {
    const definition = value.kind === "read" ? equations.get(value.array) : undefined;
    const array = program.arrays.get(definition?.array ?? "");
    if (value.kind !== "read" || definition?.kind !== "definition" || array === undefined || !isMean(definition.body)) return undefined;
    const instance = valueOf(value, definition, array, fresh);
    if (instance === undefined) return undefined;
    seen.push({ coefficient, value: instance });
  }
  if (seen.length === 0) return undefined;
  return add(reduce("sum", e.indices, [], linear(zero, inside)), multiply(linear(body.constant, seen), ...e.indices.map(extentOf)));
}

/** A sum, divided or not. */
function isMean(e: Expr): boolean {
  if (e.kind === "reduce") return e.operator === "sum";
  if (e.kind === "sum") return e.terms.length === 1 && e.terms.every((t) => isMean(t.value));
  return e.kind === "product" && e.factors.some((f) => isMean(f.base));
}
