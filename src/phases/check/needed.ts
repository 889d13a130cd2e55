/** Which inputs predictions need: those that some output depends on where the model does not train. */
import { constant } from "../../ir/equation/build.ts";
import { scalarArray } from "../../ir/equation/names.ts";
import { mapExpr, readsOf } from "../../ir/equation/traverse.ts";
import type { Definition, Expr } from "../../ir/equation/types.ts";
import type { ModelInput, ModelOutput } from "../../ir/model/types.ts";

/** The inputs with what is needed of them; all where outputs depend on none, since a batch needs a length. */
export function withNeeded(inputs: readonly Omit<ModelInput, "needed">[], outputs: readonly ModelOutput[], equations: readonly Definition[]): readonly ModelInput[] {
  const bodies = new Map(equations.map((q) => [q.array, q.body]));
  const reached = new Set<string>();
  const queue = outputs.map((o) => o.array);
  for (let array = queue.pop(); array !== undefined; array = queue.pop()) {
    if (reached.has(array)) continue;
    reached.add(array);
    const body = bodies.get(array);
    if (body !== undefined) queue.push(...readsOf(mapExpr(body, inInference)).map((r) => r.array));
  }
  const any = inputs.some((i) => reached.has(i.array));
  return inputs.map((i) => ({ ...i, needed: !any || reached.has(i.array) }));
}

function inInference(e: Expr): Expr {
  return e.kind === "read" && e.array === scalarArray("training") ? constant(0) : e;
}
