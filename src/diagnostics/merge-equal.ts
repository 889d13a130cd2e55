/** Merges errors of meaning that say the same in one file: one cause often shows in several places. */
import type { Diagnostic } from "./diagnostic.ts";

/** Keeps the first of equal errors: its notes name the other places, and its fix mends them too. */
export function mergeEqual(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const merged = new Map<unknown, Diagnostic>();
  for (const d of diagnostics) {
    const { code, severity, message, span, fixes } = d;
    const key = severity === "error" && /^NN[2-4]/.test(code) ? `${span.source.name} ${code} ${message}` : d;
    const first = merged.get(key);
    merged.set(key, first === undefined ? d : {
      ...first,
      notes: [...first.notes, { message: "and here", span }],
      fixes: first.fixes.flatMap((fix, i) => (fixes[i] === undefined ? [] : { ...fix, edits: [...fix.edits, ...fixes[i].edits] })),
    });
  }
  return [...merged.values()];
}
