/** Range inference in the context of an equation. */
import { Report } from "../../../../diagnostics/report.ts";
import type { Expression } from "../../../../ir/ast/expression.ts";
import { asTruth, evaluate } from "../../evaluate.ts";
import type { Scope } from "../../types.ts";
import type { Context, LocalArray } from "../context.ts";
import type { RangeContext } from "./evidence.ts";

/** The arrays, packs and conditions of an equation; `weak`: subscripts in branches count too. */
export function rangeContext({ e, arrays, packs, scope, indices }: Pick<Context, "e" | "arrays" | "packs" | "scope" | "indices">, weak: boolean): RangeContext {
  const shapes = (name: string): LocalArray | undefined => {
    const local = arrays.get(name);
    return local && e.lost.has(local.array) ? undefined : local;
  };
  return { indices: new Set(indices.keys()), shapes, packRank: (name) => packs.get(name)?.length, decided: (condition) => decide(condition, scope), weak };
}

/** The value of a condition of compile-time values alone. */
function decide(condition: Expression, scope: Scope): boolean | undefined {
  const report = new Report();
  const value = evaluate(condition, scope, report);
  return value.kind === "unknown" ? undefined : asTruth(value, condition.span, report);
}
