/** Whether an expression is another one at some values of its indices. */
import { variableAffine } from "./affine.ts";
import { subtract } from "./build.ts";
import { freeVariables, substitute } from "./traverse.ts";
import type { Affine, Expr, IndexVariable } from "./types.ts";

/** `e − general` where `e` is `general` with indices of the same ranges substituted for its own, up to a constant. */
export function offsetOfInstance(general: Expr, [v, ...rest]: readonly IndexVariable[], e: Expr, chosen: ReadonlyMap<number, Affine> = new Map()): Expr & { kind: "constant" } | undefined {
  if (v === undefined) {
    const difference = subtract(e, substitute(general, chosen));
    return difference.kind === "constant" ? difference : undefined;
  }
  const candidates = [...freeVariables(e).values()].filter((w) => w.lower === v.lower && w.upper === v.upper);
  for (const w of candidates) {
    const found = offsetOfInstance(general, rest, e, new Map(chosen).set(v.id, variableAffine(w)));
    if (found !== undefined) return found;
  }
  return undefined;
}
