/** Range inference in the context of an equation. */
import { Report } from "../../../../diagnostics/report.ts";
import type { Expression } from "../../../../ir/ast/expression.ts";
import { asTruth, evaluate } from "../../evaluate.ts";
import type { Scope } from "../../types.ts";
import type { Context } from "../context.ts";
import type { RangeContext } from "./evidence.ts";

/** The arrays, packs and conditions of an equation; `weak`: subscripts in branches count too. */
export function rangeContext({ arrays, packs, scope, indices }: Pick<Context, "arrays" | "packs" | "scope" | "indices">, weak: boolean): RangeContext {
  return { indices: new Set(indices.keys()), shapes: (name) => arrays.get(name), packRank: (name) => packs.get(name)?.length, decided: (condition) => decide(condition, scope), weak };
}

/** The value of a condition of compile-time values alone. */
function decide(condition: Expression, scope: Scope): boolean | undefined {
  const report = new Report();
  const value = evaluate(condition, scope, report);
  return value.kind === "unknown" ? undefined : asTruth(value, condition.span, report);
}
