/** Exceptions of the compiler as diagnostics: the model is too large, or the compiler is at fault. */
import { CompilerFault } from "./diagnostics/fault.ts";
import type { Report } from "./diagnostics/report.ts";
import { whatGrew } from "./ir/equation/too-large.ts";
import type { Span } from "./source/source.ts";

/** Reports an exception; `during` names what the compiler was doing, `span` is where there is no better place. */
export function reportFailure(report: Report, during: string, span: Span, cause: unknown): void {
  const fault = cause instanceof CompilerFault ? cause : new CompilerFault(span, cause);
  // Phases after the check make more of what the model writes, and meet the limits of what may be made.
  const what = whatGrew(fault.cause);
  if (what !== undefined) report.add("expressionTooLarge", fault.span, { what });
  else report.add("compilerFault", fault.span, { during, reason: (fault.message.split("\n")[0] ?? "").slice(0, 300) });
}
