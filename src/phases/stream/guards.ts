/** What holds where a guarded read is not 0: its affine positions lie in the array. */
import { atLeastZero, offsetAffine, scaleAffine } from "../../ir/equation/affine.ts";
import type { Condition, Extent, PositionAt } from "../../ir/equation/types.ts";

export function guardsOf(positions: readonly PositionAt[], extents: readonly Extent[]): readonly Condition[] {
  return positions.flatMap((p, k) => {
    const extent = extents[k];
    if (p.kind === "data" || extent === undefined || extent.upper === Infinity) return [];
    return [atLeastZero(offsetAffine(p.affine, -extent.lower)), atLeastZero(offsetAffine(scaleAffine(p.affine, -1), extent.upper - 1))];
  });
}
