/** Which kernels run for what, in order. */
import type { Entry } from "../../../ir/kernel/types.ts";
import type { ModulePlan } from "../plan.ts";
import { code } from "../template.ts";
import { drawKeys, kernelCalls, type Section, takesCount } from "./section.ts";

export function entrySection(plan: ModulePlan): Section {
  const { kernels: set } = plan.planned;
  const entry = (name: string, doc: string, e: Entry | undefined): readonly string[] => {
    if (e === undefined) return [];
    const exported = plan.machine?.entries.get(e);
    if (exported === undefined) {
      return code`
        /** ${doc} */
        function ${name}(${takesCount(plan, e) ? "count‹: number›" : ""})‹: void› {
          ${kernelCalls(plan, e, "count")}
        }
      `;
    }
    const keys = drawKeys(plan, e);
    const command = plan.machine?.threads?.commands.get(e);
    const part = `machine.parts["${exported}"]!`;
    const run = command === undefined ? part : `machine.parallel(${command}, ${part})`;
    // Without draws the function of the machine is called directly.
    if (keys.length === 0) {
      return code`
        /** ${doc} */
        const ${name} = ${run};
      `;
    }
    return code`
      /** ${doc} */
      const ${name}Code = ${run};
      function ${name}(count‹: number›)‹: void› {
        ${keys}
        ${name}Code(count);
      }
    `;
  };
  return {
    title: "entry points",
    lines: [
      ...entry("runInitialize", "Initializes parameters and state.", set.initialize),
      ...entry("runPrepare", "Computes what predictions read besides inputs and parameters.", set.prepare),
      ...entry("runInference", "Computes the outputs of the inputs.", set.inference),
      ...entry("runBegin", "Computes what a stream keeps before its first step.", set.stream?.begin),
      ...entry("runNext", "Computes the outputs of step `count`, from 1, of a stream.", set.stream?.next),
      ...entry("runEvaluation", "Computes the loss in evaluation mode.", set.evaluation),
      ...entry("runTraining", set.backward === undefined ? "Computes the loss and its gradients." : "Computes the outputs in training mode.", set.training),
      ...entry("runBackward", "Computes the gradients of parameters and inputs from those of the outputs.", set.backward),
      ...entry("runUpdate", "Updates the parameters.", set.update),
    ],
  };
}
