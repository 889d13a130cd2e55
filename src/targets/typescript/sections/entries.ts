/** Which kernels run for what, in order. */
import type { Entry } from "../../../ir/kernel/types.ts";
import type { ModulePlan } from "../plan.ts";
import { kernelCalls, type Section, takesCount } from "./section.ts";

export function entrySection(plan: ModulePlan): Section {
  const { kernels: set } = plan.planned;
  const entry = (name: string, doc: string, e: Entry | undefined): readonly string[] =>
    (e === undefined ? [] : [`/** ${doc} */`, `function ${name}(${takesCount(plan, e) ? "count: number" : ""}): void {`, ...kernelCalls(plan, e, "count"), "}"]);
  return {
    title: "what runs when",
    lines: [
      ...entry("runInitialize", "First values of everything that is kept.", set.initialize),
      ...entry("runInference", "Inputs to outputs.", set.inference),
      ...entry("runEvaluation", "Inputs and targets to the loss, not training.", set.evaluation),
      ...entry("runTraining", "Inputs and targets to the loss and its gradients.", set.training),
      ...entry("runUpdate", "Gradients to new parameters.", set.update),
    ],
  };
}
