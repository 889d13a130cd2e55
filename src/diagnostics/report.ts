import type { Span } from "../source/source.ts";
import { catalogue, type Found, type Word } from "./catalogue.ts";
import type { Diagnostic, Fix, Note } from "./diagnostic.ts";
import type { Entry } from "./entry.ts";

/** Collects diagnostics; the same code at the same span is kept once. */
export class Report {
  readonly #seen = new Set<string>();
  readonly #diagnostics: Diagnostic[] = [];

  add<W extends Word>(word: W, span: Span, found: Found<W>, more: { notes?: readonly Note[]; fixes?: readonly Fix[] } = {}): void {
    const { code, severity, message } = catalogue[word] as Entry<Found<W>>;
    const { notes = [], fixes = [] } = more;
    this.forward({ code, severity, message: message(found), span, notes, fixes });
  }

  /** Takes over what another report has collected. */
  forward(diagnostic: Diagnostic): void {
    const { code, span } = diagnostic;
    const key = `${code} ${span.source.name} ${span.start} ${span.end}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#diagnostics.push(diagnostic);
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  /** A mark for `failedSince`: how many diagnostics there are. */
  get mark(): number {
    return this.#diagnostics.length;
  }

  /** Whether an error was added after the mark. */
  failedSince(mark: number): boolean {
    return this.#diagnostics.slice(mark).some((d) => d.severity === "error");
  }

  get failed(): boolean {
    return this.#diagnostics.some((d) => d.severity === "error");
  }
}
