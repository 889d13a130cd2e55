/** Recurrences of a definition: each must provably step one way along one index. */
import { stronglyConnected } from "../../../../ir/equation/dependencies.ts";
import { stepsOf } from "../../../../ir/equation/steps.ts";
import { readsOf } from "../../../../ir/equation/traverse.ts";
import type { Definition } from "../../../../ir/equation/types.ts";
import type { Span } from "../../../../source/source.ts";
import type { Context } from "../context.ts";
import { memberOf } from "../declare.ts";
import { diagnose } from "../diagnose.ts";

/** Whether no equation depends on itself at the same position; reports those that do. */
export function checkCycles(equations: readonly Definition[], context: Context, span: Span): boolean {
  const own = new Map(equations.map((q) => [q.array, q]));
  const next = new Map(equations.map((q) => [q.array, [...new Set(readsOf(q.body).map((r) => r.array))].filter((name) => own.has(name))]));
  let sound = true;
  for (const { arrays, cyclic } of stronglyConnected(own.keys(), (name) => next.get(name) ?? [])) {
    if (!cyclic || stepsOf(arrays.flatMap((name) => own.get(name) ?? [])) !== undefined) continue;
    diagnose(context, "cycleWithoutStep", span, { names: arrays.map((name) => memberOf(context.e, name)) });
    sound = false;
  }
  return sound;
}
