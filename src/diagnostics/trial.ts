/**
 * Fixes are tried before they are offered: of the candidates of a diagnostic the first is kept after which the files have fewer
 * faults and none of a new kind; of an error, one that leads to warnings where no other mends. What a candidate breaks is seen by no one.
 */
import { positionOf, type Span, textOfLine } from "../source/source.ts";
import type { Diagnostic, Edit, Fix, Severity } from "./diagnostic.ts";

/** What a check of the files finds. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  /** Those of the parser alone, where it could not read a statement and nothing else was checked. */
  readonly unread?: readonly Diagnostic[];
}

/** Checks the files with one of them, by its name, replaced. */
export type Recheck = (file: string, text: string) => Findings;

/** The canonical text of a file; nothing where it does not parse. */
export type Reformat = (file: string, text: string) => string | undefined;

/** Characters that are checked at most, in all trials of one check: a check takes time in proportion to its text. */
const work = 200_000;

/** The most trials of one check. */
const most = 24;

export function tryFixes(found: Findings, recheck: Recheck, reformat: Reformat): readonly Diagnostic[] {
  let left = most;
  let characters = work;
  /** Diagnostics that the fix of an earlier one removes: they follow from it. */
  const implied = new Set<Diagnostic>();
  const tried = found.diagnostics.map((diagnostic) => {
    let kept: Kept | undefined;
    for (const fix of diagnostic.fixes) {
      const [first, ...others] = fix.edits;
      if (first === undefined || others.some((e) => e.span.source !== first.span.source)) continue;
      const { name, text } = first.span.source;
      if (left === 0 || (left < most && characters < text.length)) break;
      left--;
      characters -= text.length;
      const mended = applied(text, fix.edits);
      const after = recheck(name, mended);
      const mending = mends(diagnostic, found, after);
      if (mending === "no") continue;
      // Where statements were not read, candidates are also told apart by what the check of the mended file finds.
      const cost = 2 * (found.unread === undefined ? 0 : count(after.diagnostics, "error")) + (mending === "clean" ? 0 : 1);
      if (kept === undefined || cost < kept.cost) kept = { fix, at: first.span, mended, after, cost };
      if (cost === 0) break;
    }
    if (kept === undefined) return diagnostic.fixes.length === 0 ? diagnostic : { ...diagnostic, fixes: [] };
    const { fix, at, mended, after } = kept;
    if (diagnostic.severity === "error") for (const other of removed(found.diagnostics, after.diagnostics)) if (other !== diagnostic && isAfter(other, diagnostic)) implied.add(other);
    const { rule, instead, ...offered } = laidOut(fix, at, mended, reformat(at.source.name, mended));
    return { ...diagnostic, ...instead, notes: rule === undefined ? diagnostic.notes : [...diagnostic.notes, { message: rule }], fixes: [offered] };
  });
  return tried.filter((_, i) => found.diagnostics[i] === undefined || !implied.has(found.diagnostics[i]));
}

/** The diagnostics that a fix removes: no line has them any more, and there are fewer that say the same. */
function removed(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const stays = new Set(after.map(identity));
  const left = new Map<string, number>();
  for (const d of before) left.set(saying(d), (left.get(saying(d)) ?? 0) + 1);
  for (const d of after) left.set(saying(d), (left.get(saying(d)) ?? 0) - 1);
  return before.filter((d) => {
    const gone = left.get(saying(d)) ?? 0;
    if (gone <= 0 || stays.has(identity(d))) return false;
    left.set(saying(d), gone - 1);
    return true;
  });
}

function saying({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}

function occurrences(list: readonly Diagnostic[], of: Diagnostic): number {
  return list.filter((d) => saying(d) === saying(of)).length;
}

/** What a diagnostic says, and of which line, wherever text before it has moved it. */
function identity(diagnostic: Diagnostic): string {
  const { source, start } = diagnostic.span;
  return `${saying(diagnostic)} ${textOfLine(source, positionOf(source, start).line) ?? ""}`;
}

function isAfter(a: Diagnostic, b: Diagnostic): boolean {
  return a.span.source === b.span.source && a.span.start > b.span.start;
}

/** A text with edits, which do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.span.start - a.span.start).reduce((t, { span, text: put }) => t.slice(0, span.start) + put + t.slice(span.end), text);
}

/** A candidate that mends, where it is, and the file and its faults after it. */
interface Kept {
  readonly fix: Fix;
  readonly at: Span;
  readonly mended: string;
  readonly after: Findings;
  /** The less, the better. */
  readonly cost: number;
}

/**
 * Whether the diagnostic is gone, with fewer faults than before and none of a new kind; "warned" with new warnings alone, of an error: many warnings are
 * raised only where there is no error.
 */
function mends(diagnostic: Diagnostic, before: Findings, after: Findings): "clean" | "warned" | "no" {
  // Where statements were not read, what is found in them now was hidden before: only the parser can be compared.
  const [old, now] = before.unread === undefined ? [before.diagnostics, after.diagnostics] : [before.unread, after.unread ?? []];
  const codes = new Set(old.map(({ code }) => code));
  const errors = count(now, "error") - count(old, "error");
  const fewer = diagnostic.severity === "error" ? errors < 0 : errors <= 0 && count(now, "warning") < count(old, "warning");
  const fresh = now.filter((d) => !codes.has(d.code));
  if (!fewer || occurrences(now, diagnostic) >= occurrences(old, diagnostic)) return "no";
  if (fresh.length === 0) return "clean";
  return diagnostic.severity === "error" && count(fresh, "error") === 0 ? "warned" : "no";
}

function count(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((d) => d.severity === severity).length;
}

/** The fix with the layout of its lines, where the formatter changes no others: the file was formatted, then. */
export function laidOut(fix: Fix, { source }: Span, mended: string, formatted: string | undefined): Fix {
  const lines = (t: string): number => t.split("\n").length;
  if (formatted === undefined || formatted === mended || lines(formatted) !== lines(mended)) return fix;
  const edited = difference(source.text, mended);
  const whole = difference(source.text, formatted);
  const lineOf = (at: number): number => lines(source.text.slice(0, at));
  if (lineOf(whole.start) < lineOf(edited.start) || lineOf(whole.end) > lineOf(edited.end)) return fix;
  return { ...fix, edits: [{ span: { source, start: whole.start, end: whole.end }, text: whole.text }] };
}

/** The one edit that makes the second text of the first. */
function difference(before: string, after: string): { readonly start: number; readonly end: number; readonly text: string } {
  const shared = Math.min(before.length, after.length);
  let start = 0;
  while (start < shared && before[start] === after[start]) start++;
  let end = 0;
  while (end < shared - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}
