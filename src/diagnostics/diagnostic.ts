import type { Span } from "../source/source.ts";

export type Severity = "error" | "warning";

/** A second place that explains the first, such as the definition a call does not fit. */
export interface Note {
  readonly message: string;
  readonly span?: Span;
}

/** A replacement of text; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A mend that a tool can apply as it is. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The rule behind a candidate: a note of the diagnostic where the fix is offered. */
  readonly rule?: string;
  /** What the diagnostic says, and where, if this candidate is the one that mends the file: it explains the fault in another way. */
  readonly instead?: Pick<Diagnostic, "code" | "message" | "span">;
}

export interface Diagnostic {
  /** `NN` and three digits; see the catalogue. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly notes: readonly Note[];
  readonly fixes: readonly Fix[];
  /** The cell of a data file that it is about. */
  readonly cell?: Cell;
}

export interface Cell {
  /** Its row: a line of a text, from 1, or the number of a record of another format. */
  readonly row: number;
  /** The name of its column. */
  readonly column: string;
  /** What it has, as text. */
  readonly value: string;
}
