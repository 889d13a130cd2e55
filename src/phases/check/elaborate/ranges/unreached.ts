/** Branches that an inferred range leaves out. */
import type { Expression, Item } from "../../../../ir/ast/expression.ts";
import { satisfiable } from "../../../../ir/equation/prove.ts";
import { type Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { rangeContext } from "./range-context.ts";
import { onlyShifted } from "./evidence.ts";
import { mentions } from "./indices.ts";
import { textOf } from "../../../../source/source.ts";

/**
 * Reports a branch that is never reached and reads at shifted positions alone, where another branch gives the index its range:
 * `y[j] = j < n ? a[j] : b[j - n]` means a longer one. `deciding` is what the choice is made by, `context` that of the branch;
 * reads of the value that is defined do not count, since they have its range.
 */
export function refuseUnreached(deciding: readonly Item[], branch: readonly Expression[], context: Context, counts = (array: string): boolean => array !== context.own): void {
  const [first] = branch;
  const { weak, region } = context;
  if (first === undefined || weak.size === 0 || region.some((conditions) => satisfiable(conditions))) return;
  for (const index of weak) {
    const decides = deciding.some((item) => item.kind !== "pack" && mentions(item, index));
    if (decides && onlyShifted(index, branch, counts, rangeContext(context, true))) diagnose(context, "unreachableBranch", first.span, { index, branch: textOf(first.span) });
  }
}
