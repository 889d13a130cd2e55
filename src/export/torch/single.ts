/** Indices of one position: where one is in a compound position (`8 * g + f` of `g < 1`), it is replaced by its position. */
import { constantAffine, substituteCondition } from "../../ir/equation/affine.ts";
import { reduce } from "../../ir/equation/build.ts";
import { children, mapExpr, substitute } from "../../ir/equation/traverse.ts";
import type { Affine, Definition, Expr, IndexVariable } from "../../ir/equation/types.ts";

export function withoutSingle<T extends Pick<Definition, "indices" | "body">>(definition: T): T {
  const positions = affinesIn(definition.body);
  const own = definition.indices.filter((v) => isCompound(v, positions));
  const body = substitute(definition.body, places(own));
  return { ...definition, body: mapExpr(body, (e) => {
    if (e.kind !== "reduce" || e.operator === "argmax" || e.operator === "argmin") return e;
    const single = e.indices.filter((v) => isCompound(v, affinesIn(e)));
    if (single.length === 0 || single.length === e.indices.length) return e;
    const at = places(single);
    return reduce(e.operator, e.indices.filter((v) => !single.includes(v)), e.conditions.map((c) => substituteCondition(c, at)), substitute(e.body, at));
  }) };
}

function isCompound(v: IndexVariable, positions: readonly Affine[]): boolean {
  return v.upper - v.lower === 1 && positions.some(({ terms }) => terms.length > 1 && terms.some(({ atom }) => atom.kind === "variable" && atom.id === v.id));
}

function places(variables: readonly IndexVariable[]): ReadonlyMap<number, Affine> {
  return new Map(variables.map((v) => [v.id, constantAffine(v.lower)]));
}

function affinesIn(e: Expr): readonly Affine[] {
  const own = e.kind === "index" ? [e.affine] : e.kind === "read" ? e.positions.flatMap((p) => (p.kind === "affine" ? p.affine : [])) : e.kind === "draw" ? e.indices : e.kind === "where" || e.kind === "reduce" ? e.conditions.map((c) => c.affine) : [];
  return [...own, ...children(e).flatMap(affinesIn)];
}
