/** The parts of a step in order, to find the first whose numbers go wrong. */
import type { Kernel } from "../../../ir/kernel/types.ts";
import { eachExprIn } from "../../../ir/kernel/visit.ts";
import type { ModulePlan } from "../plan.ts";
import { functionOf } from "./section.ts";

/** Statements that declare `trail`, and where the kernels are functions of the module, `steps`. */
export function trailLines(plan: ModulePlan): readonly string[] {
  const kernels = plan.planned.kernels.training?.kernels ?? [];
  const stages = kernels.map((kernel) => {
    const writes = kernel.writes.map((b) => {
      const { size, batched } = plan.memory.example(b);
      return `[${plan.memory.name(b)}, ${batched ? size : 0}]`;
    });
    const part = kernel.origin === undefined ? kernel.name : `${kernel.origin.instance} (${kernel.origin.file}:${kernel.origin.line})`;
    return `[${JSON.stringify(part)}, [${writes.join(", ")}]${masks(kernel) ? ", true" : ""}],`;
  });
  return [
    `/** The parts of a step, to find where numbers go wrong: the layer that each is of, and how many numbers of an example it writes where. */`,
    `const trail: readonly Stage[] = [`, ...stages, `];`,
    ...(plan.machine === undefined ? [`const steps: readonly ((count: number) => void)[] = [${kernels.map((k) => functionOf(plan, k).name).join(", ")}];`] : []),
  ];
}

function masks(kernel: Kernel): boolean {
  let found = false;
  eachExprIn(kernel.body, (e) => {
    if (e.kind === "constant" && e.value === -Infinity) found = true;
  });
  return found;
}
