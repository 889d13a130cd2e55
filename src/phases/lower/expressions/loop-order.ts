/** The order in which a sum runs over its indices. */
import { affineVariables } from "../../../ir/equation/affine.ts";
import { readsOf } from "../../../ir/equation/traverse.ts";
import type { Affine, IndexVariable, Reduce } from "../../../ir/equation/types.ts";

/**
 * Batch first. Of several other indices the one along which reads are contiguous is innermost, where no condition is on it: its loop has constant
 * bounds and walks through memory.
 */
export function loopOrder({ indices, conditions, body }: Reduce): readonly IndexVariable[] {
  const batch = indices.filter((v) => v.upper === Infinity);
  const rest = indices.filter((v) => v.upper !== Infinity);
  const conditioned = new Set(conditions.flatMap((c) => [...affineVariables(c.affine).keys()]));
  const along = new Set<number>();
  const across = new Set<number>();
  for (const { positions } of readsOf(body)) {
    positions.forEach((p, k) => {
      if (p.kind === "data") return;
      const isLast = k === positions.length - 1;
      for (const id of affineVariables(p.affine).keys()) (isLast && isUnit(p.affine, id) ? along : across).add(id);
    });
  }
  const inner = rest.filter((v) => !conditioned.has(v.id) && along.has(v.id) && !across.has(v.id)).sort((a, b) => (b.upper - b.lower) - (a.upper - a.lower))[0];
  return inner === undefined ? [...batch, ...rest] : [...batch, ...rest.filter((v) => v !== inner), inner];
}

function isUnit(position: Affine, id: number): boolean {
  return position.terms.some(({ coefficient, atom }) => atom.kind === "variable" && atom.id === id && coefficient === 1);
}
