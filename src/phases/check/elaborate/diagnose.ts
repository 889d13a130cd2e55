/** Diagnostics of what a definition says, at the definition or at its use. */
import { catalogue, entryOf, type Found, type Word } from "../../../diagnostics/catalogue.ts";
import type { Fix, Note } from "../../../diagnostics/diagnostic.ts";
import { Report } from "../../../diagnostics/report.ts";
import type { Span } from "../../../source/source.ts";
import type { Elaboration, Use } from "../types.ts";
import type { Context } from "./context.ts";

type More = { readonly notes?: readonly Note[]; readonly fixes?: readonly Fix[] };

function isInUse({ use }: { readonly use: Use }, span: Span): boolean {
  const { reference } = use;
  return span.source === reference.span.source && span.start >= reference.span.start && span.end <= reference.span.end;
}

/** Reads compile-time values within a definition: faults of theirs are put at the use, with a note of where they show. */
export function atUse<T>(e: Elaboration, use: Use, read: (report: Report) => T): T {
  const own = new Report();
  const value = read(own);
  for (const d of own.diagnostics) {
    const stays = entryOf(d).blames === "definition" || isInUse({ use }, d.span);
    e.report.forward(stays ? d : { ...d, span: use.reference.span, notes: [...d.notes, { message: "arises here, in the definition", span: d.span }] });
  }
  return value;
}

/**
 * Reports a diagnostic of an equation. The entry says what it blames: a definition's text, where a note names the use that
 * showed it, or the use, whose sizes and values do not fit, where a note names the place in the definition.
 */
export function diagnose<W extends Word>(context: Context, word: W, span: Span, found: Found<W>, more: More = {}): void {
  const { reference } = context.use;
  const { notes = [] } = more;
  if (isInUse(context, span)) context.e.report.add(word, span, found, more);
  else if (catalogue[word].blames === "definition") context.e.report.add(word, span, found, { ...more, notes: [...notes, { message: "used here", span: reference.span }] });
  else context.e.report.add(word, reference.span, found, { ...more, notes: [...notes, { message: "arises here, in the definition", span }] });
}
