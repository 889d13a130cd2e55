/** The parts of a step in order, to find the first whose numbers go wrong. */
import type { Kernel } from "../../../ir/kernel/types.ts";
import { eachExprIn } from "../../../ir/kernel/visit.ts";
import type { ModulePlan } from "../plan.ts";
import { functionOf } from "./section.ts";

/** Statements that declare `trail`. */
export function trailLines(plan: ModulePlan): readonly string[] {
  const { training } = plan.planned.kernels;
  const stages = (training?.kernels ?? []).map((kernel) => {
    const writes = kernel.writes.map((b) => {
      const { size, batched } = plan.memory.example(b);
      return `[${plan.memory.name(b)}, ${batched ? size : 0}]`;
    });
    const part = kernel.origin === undefined ? kernel.name : `${kernel.origin.instance} (${kernel.origin.file}:${kernel.origin.line})`;
    return `{ part: ${JSON.stringify(part)}, run: ${functionOf(plan, kernel).name}, writes: [${writes.join(", ")}], masks: ${masks(kernel)} },`;
  });
  return [`const trail: readonly Stage[] = [`, ...stages, `];`];
}

function masks(kernel: Kernel): boolean {
  let found = false;
  eachExprIn(kernel.body, (e) => {
    if (e.kind === "constant" && e.value === -Infinity) found = true;
  });
  return found;
}
