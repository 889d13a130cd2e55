import type { Span } from "../source/source.ts";
import { catalogue, type Code, type Found } from "./catalogue.ts";
import type { Diagnostic, Fix, Note } from "./diagnostic.ts";
import type { Entry } from "./entry.ts";

/** Collects diagnostics; the same code at the same span is kept once. */
export class Report {
  readonly #seen = new Set<string>();
  readonly #diagnostics: Diagnostic[] = [];

  add<C extends Code>(code: C, span: Span, found: Found<C>, more: { notes?: readonly Note[]; fixes?: readonly Fix[] } = {}): void {
    const key = `${code} ${span.source.name} ${span.start} ${span.end}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const entry = catalogue[code] as Entry<Found<C>>;
    const { notes = [], fixes = [] } = more;
    this.#diagnostics.push({ code, severity: entry.severity, message: entry.message(found), span, notes, fixes });
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

  get failed(): boolean {
    return this.#diagnostics.some((d) => d.severity === "error");
  }
}
