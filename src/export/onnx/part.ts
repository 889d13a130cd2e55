/** Parts of an equation as arrays of their own. */
import { variableAffine } from "../../ir/equation/affine.ts";
import { read } from "../../ir/equation/build.ts";
import { freeVariables } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Expr, IndexVariable } from "../../ir/equation/types.ts";

/** A new array of a part of an equation, and the read that takes its place. */
export function partOf(e: Expr, array: string): { readonly definition: ArrayDefinition; readonly indices: readonly IndexVariable[]; readonly read: Expr } {
  const indices = [...freeVariables(e).values()].sort((a, b) => Number(b.upper === Infinity) - Number(a.upper === Infinity));
  return {
    indices, definition: { name: array, extents: indices.map(({ lower, upper }) => ({ lower, upper })), role: "value", content: { kind: "real" } },
    read: read(array, indices.map((v) => ({ kind: "affine", affine: variableAffine(v) }))),
  };
}
