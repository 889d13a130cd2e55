/** What a value of one example has to do with other examples. */
import { affineVariables } from "./affine.ts";
import { children, freeVariables } from "./traverse.ts";
import type { Affine, ArrayDefinition, Definition, Expr, IndexVariable } from "./types.ts";

function isOfBatch(v: IndexVariable): boolean {
  return v.upper === Infinity;
}

function namesExample(a: Affine): boolean {
  return [...affineVariables(a).values()].some(isOfBatch);
}

/** Whether an equation sets examples beside each other, or asks for the place of one: what no pass over parts of the data could find. */
export function pairsExamples({ indices, body }: Definition, arrays: ReadonlyMap<string, ArrayDefinition>): boolean {
  const visit = (e: Expr): boolean => {
    if (e.kind === "index" && namesExample(e.affine)) return true;
    if ((e.kind === "where" || e.kind === "reduce") && e.conditions.some((c) => namesExample(c.affine))) return true;
    if (e.kind === "reduce" && e.indices.some(isOfBatch) && [...freeVariables(e).values()].some(isOfBatch)) return true;
    if (e.kind === "read" && e.positions.some((p, k) => p.kind === "data" && arrays.get(e.array)?.extents[k]?.upper === Infinity)) return true;
    return children(e).some(visit);
  };
  return indices.filter(isOfBatch).length > 1 || visit(body);
}
