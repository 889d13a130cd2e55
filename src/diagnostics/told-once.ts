/** What is wrong with one thing is told once, wherever it shows. */
import type { Diagnostic } from "./diagnostic.ts";

/** In place of errors of meaning that say the same in one file, the first of them: with notes of the other places, which its fix mends too. */
export function toldOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Map<unknown, Diagnostic>();
  for (const d of diagnostics) {
    const { code, severity, message, span, fixes } = d;
    const key = severity === "error" && /^NN[2-4]/.test(code) ? `${span.source.name} ${code} ${message}` : d;
    const first = told.get(key);
    told.set(key, first === undefined ? d : {
      ...first,
      notes: [...first.notes, { message: "and here", span }],
      fixes: first.fixes.flatMap((fix, i) => (fixes[i] === undefined ? [] : { ...fix, edits: [...fix.edits, ...fixes[i].edits] })),
    });
  }
  return [...told.values()];
}
