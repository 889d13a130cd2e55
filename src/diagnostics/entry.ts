import type { Severity } from "./diagnostic.ts";

/** What a diagnostic means for the compiler; `false` and "definition" where an entry does not say otherwise. */
export interface Consequences {
  /** Whether the parser read what was meant: the tree is whole, and the check goes on. */
  readonly readAsMeant: boolean;
  /** Where it is reported if it is found in a definition: a wrong text is the definition's fault, a wrong size or value that of its use. */
  readonly blames: "definition" | "use";
}

/** One diagnostic of the catalogue: its code, its message, and its section of the reference page. */
export interface Entry<P> extends Consequences {
  /** `NN` and three digits, unique: what users look up. */
  readonly code: string;
  readonly severity: Severity;
  /** A few words, for lists: "unknown name". */
  readonly title: string;
  /** The message, from what was found and what was expected. */
  readonly message: (found: P) => string;
  /** One to three sentences for the reference page: the rule of the language, and what to write. */
  readonly explanation: string;
}

type Constructor = <P>(code: string, title: string, message: (found: P) => string, explanation: string, consequences?: Partial<Consequences>) => Entry<P>;

function withSeverity(severity: Severity): Constructor {
  return (code, title, message, explanation, consequences = {}) => ({ code, severity, title, message, explanation, readAsMeant: false, blames: "definition", ...consequences });
}

/** A rule of the language that several words report: they share its code, and each has a message of its own. */
export function rule(code: string, title: string, explanation: string, consequences?: Partial<Consequences>): <P>(message: (found: P) => string) => Entry<P> {
  return (message) => error(code, title, message, explanation, consequences);
}

/** As `rule`, of a warning. */
export function warningRule(code: string, title: string, explanation: string): <P>(message: (found: P) => string) => Entry<P> {
  return (message) => warning(code, title, message, explanation);
}

export const error: Constructor = withSeverity("error");
export const warning: Constructor = withSeverity("warning");
