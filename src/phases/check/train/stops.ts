/** Warns of each `stop` behind which nothing learns. */
import { arraysRead } from "../../../ir/equation/dependencies.ts";
import { readsOf } from "../../../ir/equation/traverse.ts";
import type { ModelInput, ModelLoss } from "../../../ir/model/types.ts";
import type { Elaboration } from "../types.ts";

/** A text that several uses have is warned of where it is in vain in all of them. Where the host has the loss, gradients flow to inputs, too, and in equations to what something is differentiated by. */
export function warnOfStops({ stops, derivatives, equations, variables, report }: Elaboration, loss: ModelLoss, inputs: readonly Pick<ModelInput, "array">[]): void {
  const reads = new Map([...equations, ...loss.equations].map((q) => [q.array, arraysRead(q)]));
  const learning = new Set([...variables.filter((v) => v.trained).map((v) => v.name), ...derivatives.map((d) => d.by), ...(loss.external ? inputs.map((i) => i.array) : [])]);
  const isVain = (arrays: ReadonlySet<string>): boolean => {
    const behind = new Set(arrays);
    for (const array of behind) {
      if (learning.has(array)) return false;
      for (const next of reads.get(array) ?? []) behind.add(next);
    }
    return true;
  };
  const places = new Map(stops.map((s) => [`${s.place.source.name}:${s.place.start}`, s]));
  for (const [key, { place, text }] of places) {
    const here = stops.filter((s) => `${s.place.source.name}:${s.place.start}` === key);
    if (here.every(({ operand }) => isVain(new Set(readsOf(operand).map((r) => r.array))))) report.add("stopsNothing", place, { text });
  }
}
