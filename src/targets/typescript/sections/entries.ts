/** Which kernels run for what, in order. */
import type { Entry } from "../../../ir/kernel/types.ts";
import { eachExprIn } from "../../../ir/kernel/visit.ts";
import type { ModulePlan } from "../plan.ts";
import { kernelCalls, type Section, takesCount } from "./section.ts";

export function entrySection(plan: ModulePlan): Section {
  const { kernels: set } = plan.planned;
  const entry = (name: string, doc: string, e: Entry | undefined): readonly string[] => {
    if (e === undefined) return [];
    const exported = plan.machine?.entries.get(e);
    if (exported === undefined) return [`/** ${doc} */`, `function ${name}(${takesCount(plan, e) ? "count: number" : ""}): void {`, ...kernelCalls(plan, e, "count"), "}"];
    const keys = drawKeys(plan, e);
    const command = plan.machine?.threads?.commands.get(e);
    const part = `machine.parts["${exported}"]!`;
    const run = command === undefined ? part : `machine.together(${command}, ${part})`;
    // Without draws the function of the machine is called as it is.
    return [`/** ${doc} */`, ...(keys.length === 0 ? [`const ${name} = ${run};`] : [`const ${name}Code = ${run};`, `function ${name}(count: number): void {`, ...keys, `${name}Code(count);`, "}"])];
  };
  return {
    title: "what runs when",
    lines: [
      ...entry("runInitialize", "First values of everything that is kept.", set.initialize),
      ...entry("runInference", "Inputs to outputs.", set.inference),
      ...entry("runEvaluation", "Inputs and targets to the loss, not training.", set.evaluation),
      ...entry("runTraining", set.backward === undefined ? "Inputs and targets to the loss and its gradients." : "Inputs to outputs, in training.", set.training),
      ...entry("runBackward", "Gradients of the outputs to those of parameters and inputs.", set.backward),
      ...entry("runUpdate", "Gradients to new parameters.", set.update),
    ],
  };
}

/** Statements that set what all elements of a draw have in common, for the draws of an entry that a machine runs. */
export function drawKeys({ machine }: ModulePlan, entry: Entry): readonly string[] {
  const drawn = new Set<number>();
  for (const { body } of entry.kernels) {
    eachExprIn(body, (e) => {
      if (e.kind === "draw") drawn.add(e.occurrence);
    });
  }
  return (machine?.draws ?? []).flatMap((occurrence, k) => (drawn.has(occurrence) ? [`drawKeys[${k}] = drawKey(seed, drawn, ${occurrence});`] : []));
}
