/** Faults of the compiler, as diagnostics at the part of the model that was being compiled. */
import type { Span } from "../source/source.ts";

/** An exception with the place in the model at which it arose. */
export class CompilerFault extends Error {
  readonly span: Span;

  constructor(span: Span, cause: unknown) {
    super(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause), { cause });
    this.span = span;
  }
}

/** Runs a part of the compilation; an exception gets the place, unless a part within has given it one. */
export function at<T>(span: Span, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw cause instanceof CompilerFault ? cause : new CompilerFault(span, cause);
  }
}

/** An exception with the phase of the compiler in which it arose. */
export class PhaseFault extends Error {
  readonly phase: string;

  constructor(phase: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.phase = phase;
  }
}

/** Runs a phase; an exception gets its name. */
export function inPhase<T>(phase: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new PhaseFault(phase, cause);
  }
}
