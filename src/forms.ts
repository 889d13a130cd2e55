/** The forms of a model between the check and the text of a module, and the invariants of each. */
import type { ProgramSet } from "./ir/equation/program-set.ts";
import type { Program } from "./ir/equation/types.ts";
import { verify as verifyProgram } from "./ir/equation/verify.ts";
import type { KernelSet } from "./ir/kernel/types.ts";
import { verifyKernels } from "./ir/kernel/verify.ts";
import type { PlannedKernels } from "./ir/memory/types.ts";
import { verifyMemory } from "./ir/memory/verify.ts";

export type Form =
  | { readonly kind: "equations"; readonly set: ProgramSet }
  | { readonly kind: "kernels"; readonly set: KernelSet }
  | { readonly kind: "memory"; readonly planned: PlannedKernels };

/** A form that breaks an invariant. */
class InvalidForm extends Error {
  override readonly name = "InvalidForm";
}

/** Throws where a form breaks an invariant. */
export function verifyForm(form: Form): void {
  const [first, ...others] = violations(form);
  if (first !== undefined) throw new InvalidForm(others.length === 0 ? first : `${first} (and ${others.length} more)`);
}

/** The broken invariants of a form, one line each; none for a valid one. */
function violations(form: Form): readonly string[] {
  switch (form.kind) {
    case "equations": return programsOf(form.set).flatMap((program) => verifyProgram(program).map((line) => `${program.name}: ${line}`));
    case "kernels": return verifyKernels(form.set);
    case "memory": return [...verifyKernels(form.planned.kernels), ...verifyMemory(form.planned)];
  }
}

/** The programs that a set has, in the order in which a module runs them. */
export function programsOf({ initialize, fitting, prepare, inference, stream, evaluation, training, backward, update }: ProgramSet): readonly Program[] {
  return [initialize, fitting, prepare, inference, stream?.begin, stream?.next, evaluation, training, backward, update].flatMap((program) => program ?? []);
}
