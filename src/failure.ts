/** Exceptions of the compiler as diagnostics: the model is too large, or the compiler is at fault. */
import { CompilerFault, PhaseFault } from "./diagnostics/fault.ts";
import type { Report } from "./diagnostics/report.ts";
import { whatGrew } from "./ir/equation/too-large.ts";
import type { Span } from "./source/source.ts";

/** Reports an exception; `part` names the part of the compiler that threw it, unless a phase did; `span` is where there is no better place. */
export function reportFailure(report: Report, part: string, span: Span, thrown: unknown): void {
  const [during, cause] = thrown instanceof PhaseFault ? [`the phase \`${thrown.phase}\``, thrown.cause] : [part, thrown];
  const fault = cause instanceof CompilerFault ? cause : new CompilerFault(span, cause);
  // Phases after the check build larger expressions than the model has, and can exceed the limits on their size.
  const what = whatGrew(fault.cause);
  if (what !== undefined) report.add("expressionTooLarge", fault.span, { what });
  else report.add("compilerFault", fault.span, { during, reason: (fault.message.split("\n")[0] ?? "").slice(0, 300) });
}
