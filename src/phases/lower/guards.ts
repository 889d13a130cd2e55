/** When positions lie inside of an array. */
import { atLeastZero, decide, offsetAffine, scaleAffine } from "../../ir/equation/affine.ts";
import type { Condition, PositionAt } from "../../ir/equation/types.ts";
import type { Layout } from "./layout.ts";

/** The conditions under which affine positions lie in the extents of an array, those that always hold left out. */
export function guardsOf(positions: readonly PositionAt[], layout: Layout): readonly Condition[] {
  return positions.flatMap((p, k) => {
    const extent = layout.extents[k];
    if (p.kind === "data" || extent === undefined) return [];
    const conditions = [atLeastZero(offsetAffine(p.affine, -extent.lower))];
    if (extent.upper !== Infinity) conditions.push(atLeastZero(offsetAffine(scaleAffine(p.affine, -1), extent.upper - 1)));
    return conditions.filter((c) => decide(c) !== true);
  });
}
