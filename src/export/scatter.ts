/** Accumulations as other frameworks have them: a scatter along one dimension of a tensor, whose other dimensions are the examples and what keeps its place. */
import { asVariable } from "../ir/equation/affine.ts";
import type { Accumulation, ArrayDefinition, Extent, IndexVariable, PositionAt } from "../ir/equation/types.ts";

export interface Scatter {
  readonly batch?: IndexVariable;
  /** The indices that are summed at positions of their own: the dimension along which is scattered. */
  readonly edges: readonly IndexVariable[];
  /** The dimensions that they name, together the same dimension of the result. */
  readonly places: readonly { readonly position: PositionAt; readonly extent: Extent; readonly dimension: number }[];
  /** Dimensions that an index takes as a whole. */
  readonly kept: readonly { readonly variable: IndexVariable; readonly dimension: number }[];
}

/** `undefined` where examples are added up, or no position is from data. */
export function scatterOf({ array, indices, positions }: Accumulation, arrays: ReadonlyMap<string, ArrayDefinition>): Scatter | undefined {
  const { extents } = arrays.get(array) ?? { extents: [] };
  const own = (d: number): IndexVariable | undefined => {
    const p = positions[d];
    return p?.kind === "affine" ? asVariable(p.affine) : undefined;
  };
  const batched = extents[0]?.upper === Infinity;
  const batch = batched ? own(0) : undefined;
  const taken = new Set(batch === undefined ? [] : [batch.id]);
  const kept: { readonly variable: IndexVariable; readonly dimension: number }[] = [];
  const places: { readonly position: PositionAt; readonly extent: Extent; readonly dimension: number }[] = [];
  positions.forEach((position, d) => {
    const extent = extents[d];
    const variable = own(d);
    if (extent === undefined || (batched && d === 0)) return;
    const isWhole = variable !== undefined && !taken.has(variable.id) && variable.lower === extent.lower && variable.upper === extent.upper;
    if (!isWhole) return void places.push({ position, extent, dimension: d });
    taken.add(variable.id);
    kept.push({ variable, dimension: d });
  });
  const edges = indices.filter((v) => !taken.has(v.id));
  const isScatter = (batch === undefined) === !batched && !edges.some((v) => v.upper === Infinity) && places.some(({ position }) => position.kind === "data");
  return isScatter ? { ...(batch && { batch }), edges, places, kept } : undefined;
}
