/** Keys that are equal for equal expressions, whatever their free indices are called. */
import { freeVariables } from "../../ir/equation/traverse.ts";
import type { Expr, IndexVariable } from "../../ir/equation/types.ts";

export interface Canonical {
  readonly key: string;
  /** The free indices by their first occurrence in the expression's key. */
  readonly variables: readonly IndexVariable[];
}

export function canonical(e: Expr): Canonical {
  const free = [...freeVariables(e).values()];
  const variables = free.map((v) => ({ v, at: e.key.indexOf(v.key) })).sort((a, b) => a.at - b.at).map(({ v }) => v);
  let key = e.key;
  variables.forEach((v, i) => {
    key = key.replaceAll(v.key, `‹$${i}:${v.lower}:${v.upper}›`);
  });
  return { key, variables };
}
