/** Equations whose arrays have other names; their terms are then in the order of those. */
import { read } from "../../ir/equation/build.ts";
import { mapExpr } from "../../ir/equation/traverse.ts";
import type { Definition, Expr } from "../../ir/equation/types.ts";

export function renamed(definition: Definition, nameOf: (array: string) => string): Definition {
  return { ...definition, array: nameOf(definition.array), body: renamedIn(definition.body, nameOf) };
}

export function renamedIn(body: Expr, nameOf: (array: string) => string): Expr {
  return mapExpr(body, (e) => (e.kind === "read" ? read(nameOf(e.array), e.positions, e.guarded) : e));
}
