import type { Severity } from "./diagnostic.ts";

/** One code of the catalogue: what it is called, what it says, and what stands on its reference page. */
export interface Entry<P> {
  readonly severity: Severity;
  /** A few words, for lists: "unknown name". */
  readonly title: string;
  /** The message, from what was found and what was expected. */
  readonly message: (found: P) => string;
  /** One to three sentences for the reference page: the rule of the language, and what to write. */
  readonly explanation: string;
}

export function error<P>(title: string, message: (found: P) => string, explanation: string): Entry<P> {
  return { severity: "error", title, message, explanation };
}

export function warning<P>(title: string, message: (found: P) => string, explanation: string): Entry<P> {
  return { severity: "warning", title, message, explanation };
}
