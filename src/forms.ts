/** The forms of a model between the check and the text of a module. */
import type { ProgramSet } from "./ir/equation/program-set.ts";
import type { Program } from "./ir/equation/types.ts";
import type { KernelSet } from "./ir/kernel/types.ts";
import type { PlannedKernels } from "./ir/memory/types.ts";

export type Form =
  | { readonly kind: "equations"; readonly set: ProgramSet }
  | { readonly kind: "kernels"; readonly set: KernelSet }
  | { readonly kind: "memory"; readonly planned: PlannedKernels };

/** Throws where a form breaks an invariant. */
export type Verifier = (form: Form) => void;

/** The programs that a set has, in the order in which a module runs them. */
export function programsOf({ initialize, fitting, prepare, inference, stream, evaluation, training, backward, update }: ProgramSet): readonly Program[] {
  return [initialize, fitting, prepare, inference, stream?.begin, stream?.next, evaluation, training, backward, update].flatMap((program) => program ?? []);
}
