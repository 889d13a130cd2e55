/** `mean(e: sink[e] == v ? x[e] : 0)` divides by all edges, not by those of a node. */
import type { Expression, Reference } from "../../../../ir/ast/expression.ts";
import { isConstantOf } from "../../../../ir/equation/build.ts";
import { dependsOn, readsOf } from "../../../../ir/equation/traverse.ts";
import type { Expr, IndexVariable } from "../../../../ir/equation/types.ts";
import { textOf } from "../../../../source/source.ts";
import type { Context } from "../context.ts";
import { diagnose } from "../diagnose.ts";

/** Warns of a mean that chooses by a position from data, and counts what it leaves out as 0. The mean of a constant is a share. */
export function doubtMean(reference: Reference, body: Expression, value: Expr, over: readonly IndexVariable[], context: Context): void {
  if (body.kind !== "conditional" || value.kind !== "select" || !isConstantOf(value.whenFalse, 0) || value.whenTrue.kind === "constant") return;
  const { condition } = value;
  if (condition.kind !== "call" || condition.primitive !== "equal" || !condition.arguments.some((x) => x.kind === "index")) return;
  if (!readsOf(condition).some((r) => context.e.arrays.get(r.array)?.content.kind === "index" && dependsOn(r, over))) return;
  const { source: { text }, start, end } = reference.span;
  const inside = text.slice(start + reference.name.text.length, end);
  const indices = text.slice(start + reference.name.text.length, body.span.start);
  const choice = textOf(body.condition.span);
  const count = `sum${indices}${choice} ? 1 : 0)`;
  diagnose(context, "meanOfSome", reference.span, { choice, count }, { fixes: [{ title: "divide by the count of those that are chosen", edits: [{ span: reference.span, text: `(sum${inside} / max(1, ${count}))` }] }] });
}
