/** The range of an index without a bound of its own, from what it subscripts. */
import type { Expression } from "../../../../ir/ast/expression.ts";
import type { Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { type Evidence, evidenceFor, type RangeContext } from "./evidence.ts";

/** The range that every plain subscript in the expression gives; `none` without any, `fault` where two differ. */
export function inferRange(index: string, expression: Expression, around: RangeContext, context: Context): Evidence | "none" | "fault" {
  const evidence = evidenceFor(index, expression, around);
  const [first] = evidence;
  if (first === undefined) return "none";
  const other = evidence.find(({ extent }) => extent.lower !== first.extent.lower || extent.upper !== first.extent.upper);
  if (other === undefined) return first;
  diagnose(context, "rangesDisagree", other.span, { index, first: first.extent.upper, second: other.extent.upper }, { notes: [{ message: "the first range comes from here", span: first.span }] });
  return "fault";
}
