/** Exceptions of the compiler as diagnostics: the model is too large, or the compiler is at fault. */
import type { Part } from "./diagnostics/catalogue/faults.ts";
import { CompilerFault, PhaseFault } from "./diagnostics/fault.ts";
import type { Report } from "./diagnostics/report.ts";
import { whatGrew } from "./ir/equation/too-large.ts";
import type { Span } from "./source/source.ts";

/** Reports an exception; `part` is the part of the compiler that threw it, unless a phase did; `span` is where there is no better place. */
export function reportFailure(report: Report, part: Part, span: Span, thrown: unknown): void {
  const [at, cause] = thrown instanceof PhaseFault ? [{ phase: thrown.phase }, thrown.cause] : [part, thrown];
  const fault = cause instanceof CompilerFault ? cause : new CompilerFault(span, cause);
  // Phases after the check build larger expressions than the model has, and can exceed the limits on their size.
  const growth = whatGrew(fault.cause);
  if (growth !== undefined) report.add("expressionTooLarge", fault.span, growth);
  else report.add("compilerFault", fault.span, { part: at, reason: (fault.message.split("\n")[0] ?? "").slice(0, 300) });
}
