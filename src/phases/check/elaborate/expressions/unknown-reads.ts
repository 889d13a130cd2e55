/** Reads that give no range, since they are wrong themselves or nothing is known of what they read. */
import type { Expression } from "../../../../ir/ast/expression.ts";
import { type Context, isLost } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { readsIn } from "../equations/batched.ts";
import { arrayOf } from "./subscripts.ts";
import { namesExample, rankOf } from "../ranges/examples.ts";

/**
 * Whether a read in an expression is why an index has no range: one of a value of which a fault was reported, or, which is reported, of no name, of a name
 * that nothing has, or with too few or too many subscripts. `waiting`: names whose shapes are not known yet.
 */
export function refuseUnknownRead(value: Expression, context: Context, waiting: ReadonlySet<string> = new Set()): boolean {
  const { arrays, packs } = context;
  const { names, nameless: [nameless] } = readsIn(value);
  const reads = [...names].filter(([name, { indices }]) => indices !== undefined && !waiting.has(name));
  if (reads.some(([name]) => isLost(name, context))) return true;
  if (nameless !== undefined) {
    diagnose(context, "shapeInEquation", nameless, {});
    return true;
  }
  for (const [name, reference] of reads) {
    const array = arrays.get(name);
    const given = rankOf(reference.indices ?? [], (pack) => packs.get(pack)?.length);
    if (array !== undefined && (given === undefined || given === array.extents.length || namesExample(array, given))) continue;
    if (array === undefined) arrayOf(reference, context);
    else diagnose(context, "wrongSubscriptCount", reference.span, { array: reference.name.text, rank: array.extents.length, given: given ?? 0 });
    return true;
  }
  return false;
}
