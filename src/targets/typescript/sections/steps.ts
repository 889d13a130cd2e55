/** The kernels of a training step in order, to find the first with a non-finite output. */
import type { Kernel } from "../../../ir/kernel/types.ts";
import { eachExprIn } from "../../../ir/kernel/visit.ts";
import type { ModulePlan } from "../plan.ts";
import { elementLines, type RowText } from "../rows.ts";
import { code } from "../template.ts";
import { callOf, functionOf } from "./section.ts";

/** Statements that declare `steps` and, if the kernels are functions of the module, `stepFunctions`. */
export function stepLines(plan: ModulePlan): readonly string[] {
  const kernels = plan.planned.kernels.training?.kernels ?? [];
  const stages = kernels.map((kernel): RowText => {
    const sizes = kernel.writes.map((b) => {
      const { size, batched } = plan.memory.example(b);
      return [b, batched ? size : 0] as const;
    });
    const marked = masks(kernel) ? ", true" : "";
    const part = kernel.origin === undefined ? kernel.name : `${kernel.origin.instance} (${kernel.origin.file}:${kernel.origin.line})`;
    return (array) => `[${JSON.stringify(part)}, [${sizes.map(([b, size]) => `[${array(b)}, ${size}]`).join(", ")}]${marked}],`;
  });
  const functions = kernels.map((k) => functionOf(plan, k)).map((f) => (f.passed.length === 0 ? f.name : `${f.counts ? "(count)" : "()"} => ${callOf(f, "count", plan.memory.name)}`)).join(", ");
  return code`
    /** The kernels of a training step: layer, arrays written, and their numbers per example. Locates a non-finite loss. */
    const steps‹: readonly Step[]› = [
      ${elementLines(plan.memory, "Step", stages)}
    ];
    ${plan.machine === undefined && `const stepFunctions‹: readonly ((count: number) => void)[]› = [${functions}];`}
  `;
}

/** Whether a kernel may give -Infinity without a fault: it has that constant, or takes the greatest of values that may all be masked (recognized by a comparison of the best with itself). */
function masks(kernel: Kernel): boolean {
  let found = false;
  eachExprIn(kernel.body, (e) => {
    if (e.kind === "constant" && e.value === -Infinity) found = true;
    const [a, b] = e.kind === "operation" && e.operator === "equal" ? e.arguments : [];
    if (a?.kind === "local" && b?.kind === "local" && a.name === b.name) found = true;
  });
  return found;
}
