/** `count(..s, k)` where a size is written: a compile-time number, unlike `count(batch)`. */
import type { Argument, Expression } from "../../../../ir/ast/expression.ts";
import { toNumber } from "../../../../ir/equation/number.ts";
import { sizeFault } from "../../evaluate.ts";
import type { Context } from "../context.ts";

/** What `count` accepts: packs, indices and sizes by name. */
export type Countable = Pick<Context, "packs" | "indices" | "scope">;

/** The number of points of one argument of `count`; `undefined` where it is none of these. */
export function countOf(argument: Argument, { packs, indices, scope }: Countable): number | undefined {
  if (argument.kind === "packArgument" && argument.value === undefined) return packs.get(argument.name.text)?.reduce((a, b) => a * b, 1);
  if (argument.kind !== "value" || argument.key !== undefined || argument.value.kind !== "reference") return undefined;
  const name = argument.value.name.text;
  const index = indices.get(name);
  if (index !== undefined) return index.upper - index.lower;
  const size = scope.values.get(name);
  return size?.kind === "number" && sizeFault(size.value) === undefined ? toNumber(size.value) : undefined;
}

/** The expression of a size with its counts as numbers. */
export function withCounts(e: Expression, countable: Countable): Expression {
  switch (e.kind) {
    case "number": case "string": case "guarded": case "shape": return e;
    case "reference": {
      if (e.name.text !== "count" || e.arguments === undefined) return e;
      const counts = e.arguments.map((a) => countOf(a, countable));
      const value = counts.reduce<number>((product, n) => product * (n ?? NaN), 1);
      return Number.isNaN(value) ? e : { kind: "number", value, text: String(value), span: e.span };
    }
    case "unary": return { ...e, operand: withCounts(e.operand, countable) };
    case "binary": return { ...e, left: withCounts(e.left, countable), right: withCounts(e.right, countable) };
    case "conditional": return { ...e, condition: withCounts(e.condition, countable), whenTrue: withCounts(e.whenTrue, countable), whenFalse: withCounts(e.whenFalse, countable) };
  }
}
