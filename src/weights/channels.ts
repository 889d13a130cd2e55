/** The axes of weights along which outputs differ, from the equations. */
import { affineVariables } from "../ir/equation/affine.ts";
import { children } from "../ir/equation/traverse.ts";
import type { Expr, Read } from "../ir/equation/types.ts";
import type { CheckedModel } from "../ir/model/types.ts";

/**
 * For each variable that a contraction reads (a sum of products with another factor, over an index of the variable), its axes over which that
 * contraction does not sum: `j` in `y[j] = sum(i: x[i] * W[i, j])`. Of several contractions the first one decides. Other variables are absent.
 */
export function outputAxes(model: CheckedModel): ReadonlyMap<string, readonly number[]> {
  const variables = new Set(model.variables.map((v) => v.name));
  const found = new Map<string, readonly number[]>();
  for (const { body } of model.equations) visit(body, new Set(), false);
  return found;

  /** `summed`: indices of the sums around an expression. `scaled`: whether it is a factor beside another. */
  function visit(e: Expr, summed: ReadonlySet<number>, scaled: boolean): void {
    if (e.kind === "read" && scaled && variables.has(e.array) && !found.has(e.array)) {
      const axes = e.positions.flatMap((_, axis) => (isSummed(e, axis, summed) ? [] : [axis]));
      if (axes.length < e.positions.length) found.set(e.array, axes);
    }
    const inside = e.kind === "reduce" && e.operator === "sum" ? new Set([...summed, ...e.indices.map((v) => v.id)]) : summed;
    const isProduct = e.kind === "product" && e.factors.length > 1;
    for (const part of children(e)) visit(part, inside, isProduct || (scaled && (e.kind === "where" || e.kind === "select")));
  }
}

function isSummed({ positions }: Read, axis: number, summed: ReadonlySet<number>): boolean {
  const position = positions[axis];
  return position?.kind === "affine" && [...affineVariables(position.affine).keys()].some((id) => summed.has(id));
}
