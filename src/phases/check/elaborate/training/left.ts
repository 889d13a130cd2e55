/** Left sides of an optimizer's equations: `w[..s, j]`, `gram[p < n, q < n]`. */
import type { Item } from "../../../../ir/ast/expression.ts";
import type { Equation } from "../../../../ir/ast/types.ts";
import type { IndexVariable } from "../../../../ir/equation/types.ts";
import type { Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { indexItem, isName } from "../ranges/indices.ts";

/** `p` of `p < n`, whose range is that of the axis. */
export function withoutBound(item: Item): Item {
  return item.kind === "binary" && indexItem(item) !== undefined ? item.left : item;
}

/** The context under a left side `w[..s, j]`: its indices are those of the element that is updated. */
export function underIndices(indices: readonly IndexVariable[], context: Context, items: readonly Item[], { name, span }: Equation): Context | undefined {
  const bound = new Map<string, IndexVariable>();
  const packIndices = new Map<string, readonly IndexVariable[]>();
  let axis = 0;
  for (const item of items) {
    if (item.kind === "pack") {
      const rank = context.packs.get(item.name.text)?.length ?? 0;
      packIndices.set(item.name.text, indices.slice(axis, axis + rank));
      axis += rank;
      continue;
    }
    const index = indices[axis++];
    if (item.kind !== "reference" || !isName(item, item.name.text) || bound.has(item.name.text)) {
      diagnose(context, "assignmentToElements", item.span, { name: name.text });
      return undefined;
    }
    if (index !== undefined) bound.set(item.name.text, index);
  }
  if (axis === indices.length) return { ...context, indices: bound, packIndices };
  diagnose(context, "wrongSubscriptCount", span, { array: name.text, rank: indices.length, given: axis });
  return undefined;
}
