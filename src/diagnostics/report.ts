import type { Span } from "../source/source.ts";
import { catalogue, type Found, type Word } from "./catalogue.ts";
import type { Cell, Diagnostic, Fix, Note } from "./diagnostic.ts";
import type { Entry } from "./entry.ts";

/**
 * Collects diagnostics; the same code at the same span is kept once. A diagnostic of a place in the standard library is put at
 * the call in the user's files that led there, with a note of the place.
 */
export class Report {
  readonly #seen = new Set<string>();
  readonly #diagnostics: Diagnostic[] = [];
  /** Calls whose definitions are being read, innermost last. */
  readonly #calls: Span[] = [];
  /** How many diagnostics were added, the same ones too, and the number of the last error. */
  #added = 0;
  #lastError = -1;

  add<W extends Word>(word: W, span: Span, found: Found<W>, more: { notes?: readonly Note[]; fixes?: readonly Fix[]; cell?: Cell } = {}): void {
    const { code, severity, message } = catalogue[word] as Entry<Found<W>>;
    const { notes = [], fixes = [], cell } = more;
    this.forward({ code, severity, message: message(found), span, notes, fixes, ...(cell !== undefined && { cell }) });
  }

  /** Reads the definition that a call names. */
  within<T>(call: Span, work: () => T): T {
    this.#calls.push(call);
    try {
      return work();
    } finally {
      this.#calls.pop();
    }
  }

  /** Takes over what another report has collected. */
  forward(found: Diagnostic): void {
    const diagnostic = this.#outsideOfLibrary(found);
    const { code, span } = diagnostic;
    if (diagnostic.severity === "error") this.#lastError = this.#added;
    this.#added++;
    const key = `${code} ${span.source.name} ${span.source.firstLine ?? 1} ${span.start} ${span.end}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#diagnostics.push(diagnostic);
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  #outsideOfLibrary(diagnostic: Diagnostic): Diagnostic {
    const { span } = diagnostic;
    const call = span.source.library === true ? this.#calls.findLast(({ source }) => source.library !== true) : undefined;
    if (call === undefined) return diagnostic;
    const notes = [...diagnostic.notes.filter((n) => n.span === undefined || !sameSpan(n.span, call)), { message: "arises here, in the definition", span }];
    const fixes = diagnostic.fixes.filter(({ edits }) => edits.every((e) => e.span.source.library !== true));
    return { ...diagnostic, span: call, notes, fixes };
  }

  /** A mark for `failedSince`: how many diagnostics were added. */
  get mark(): number {
    return this.#added;
  }

  /** Whether an error was added after the mark. */
  failedSince(mark: number): boolean {
    return this.#lastError >= mark;
  }

  get failed(): boolean {
    return this.#diagnostics.some((d) => d.severity === "error");
  }
}

function sameSpan(a: Span, b: Span): boolean {
  return a.source === b.source && a.start === b.start && a.end === b.end;
}
