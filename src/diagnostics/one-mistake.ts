/** Where one word or sign explains every error of a file, one diagnostic takes the place of all. */
import { catalogue } from "./catalogue.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { type Guess, guesses } from "./guesses.ts";
import { applied, laidOut, type Recheck, type Reformat } from "./trial.ts";

/** The most guesses that are tried, and characters that are checked in all of them: a check takes time in proportion to its text. */
const most = 20;
const work = 100_000;

/** `diagnostics`: those of a check, with the fixes that mend something. */
export function asOneMistake(diagnostics: readonly Diagnostic[], recheck: Recheck, reformat: Reformat): readonly Diagnostic[] {
  const errors = diagnostics.filter((d) => d.severity === "error").toSorted((a, b) => a.span.start - b.span.start);
  const [first, second] = errors;
  // One error says what is wrong with the model, unless it is of syntax or of a name, which may mean something elsewhere.
  if (first === undefined || (second === undefined && (first.fixes.length > 0 || !isOfReading(first)))) return diagnostics;
  const { source } = first.span;
  if (source.library === true) return diagnostics;
  const allowed = Math.min(most, Math.floor(work / Math.max(1, source.text.length)));
  let best: { readonly guess: Guess; readonly mended: string; readonly warnings: readonly Diagnostic[] } | undefined;
  for (const guess of guesses(errors).slice(0, allowed)) {
    const mended = applied(source.text, guess.edits);
    const after = recheck(source.name, mended).diagnostics;
    if (after.some((d) => d.severity === "error")) continue;
    if (best === undefined || after.length < best.warnings.length) best = { guess, mended, warnings: after };
    if (after.length === 0) break;
  }
  if (best === undefined) return diagnostics;
  const { instead, ...fix } = best.guess;
  const one: Diagnostic = { ...instead, severity: "error", notes: [], fixes: [laidOut(fix, instead.span, best.mended, reformat(source.name, best.mended))] };
  const left = new Set(best.warnings.map(({ message }) => message));
  return [one, ...diagnostics.filter(({ severity, message }) => severity === "warning" && left.has(message))];
}

function isOfReading({ code }: Diagnostic): boolean {
  return code.startsWith("NN1") || code === catalogue.unknownName.code;
}
