/** Batches of one example: the loop over the batch runs once. */
import { bound, countBound } from "../../../ir/kernel/build.ts";
import { constantOffset } from "../../../ir/kernel/offset.ts";
import type { Statement } from "../../../ir/kernel/types.ts";

/** The bound of the batch loop where there is one example only. */
export function singleExample(list: readonly Statement[]): Statement[] {
  return list.map((s): Statement => {
    if (s.kind === "for") return { ...s, upper: s.upper === countBound || s.upper.kind === "count" ? bound(constantOffset(1)) : s.upper, body: singleExample(s.body) };
    return s.kind === "if" ? { ...s, then: singleExample(s.then), else: singleExample(s.else) } : s;
  });
}
