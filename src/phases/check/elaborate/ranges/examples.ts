/** Axes and positions of examples: `b < batch` ranges over those of a batch, `z[b, i]` reads a value of each example at one of them. */
import type { Expression, Item } from "../../../../ir/ast/expression.ts";
import type { Extent } from "../../../../ir/equation/types.ts";
import type { Scope } from "../../types.ts";
import type { LocalArray } from "../context.ts";

/** The range of an index over the examples at hand. */
export const ofBatch: Extent = { lower: 0, upper: Infinity };

/** Whether a bound is the number of examples: `batch`, where no name of one's own has the word. */
export function isBatch(bound: Expression, { values }: Pick<Scope, "values">): boolean {
  return bound.kind === "reference" && bound.name.text === "batch" && bound.arguments === undefined && bound.indices === undefined && bound.member === undefined && !values.has("batch");
}

export function isOfBatch({ upper }: Extent): boolean {
  return upper === Infinity;
}

/** Whether an axis of a value, the example itself apart, ranges over the batch. */
export function hasBatchAxis(shape: readonly number[]): boolean {
  return shape.includes(Infinity);
}

/** How many dimensions subscripts take; `undefined` where a pack's is not known. */
export function rankOf(items: readonly Item[], packRank: (name: string) => number | undefined): number | undefined {
  return items.reduce<number | undefined>((n, item) => {
    const rank = item.kind === "pack" ? packRank(item.name.text) : 1;
    return n === undefined || rank === undefined ? undefined : n + rank;
  }, 0);
}

/** Whether so many subscripts of an array begin with the example at which it is read. */
export function namesExample({ batched, main }: Pick<LocalArray, "batched" | "main">, subscripts: number | undefined): boolean {
  return batched && subscripts === main.length + 1;
}
