/** The invariants of each form. Few compilations ask for them, and a page loads them only then. */
import { type Form, programsOf } from "./forms.ts";
import { verify as verifyProgram } from "./ir/equation/verify.ts";
import { verifyKernels } from "./ir/kernel/verify.ts";
import { verifyMemory } from "./ir/memory/verify.ts";

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
