/**
 * Fixes are tried before they are offered: of the candidates of a diagnostic the first is kept after which the files have fewer
 * faults and none of a new kind. What a candidate breaks is seen by no one.
 */
import type { Span } from "../source/source.ts";
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
    for (const fix of diagnostic.fixes) {
      const [first, ...others] = fix.edits;
      if (first === undefined || others.some((e) => e.span.source !== first.span.source)) continue;
      const { name, text } = first.span.source;
      if (left === 0 || (left < most && characters < text.length)) break;
      left--;
      characters -= text.length;
      const mended = applied(text, fix.edits);
      const after = recheck(name, mended);
      if (!mends(diagnostic.severity, found, after)) continue;
      const stays = new Set(after.diagnostics.map(identity));
      for (const other of found.diagnostics) if (other !== diagnostic && diagnostic.severity === "error" && !stays.has(identity(other)) && isAfter(other, diagnostic)) implied.add(other);
      const { rule, ...offered } = laidOut(fix, first.span, mended, reformat(name, mended));
      return { ...diagnostic, notes: rule === undefined ? diagnostic.notes : [...diagnostic.notes, { message: rule }], fixes: [offered] };
    }
    return diagnostic.fixes.length === 0 ? diagnostic : { ...diagnostic, fixes: [] };
  });
  return tried.filter((_, i) => found.diagnostics[i] === undefined || !implied.has(found.diagnostics[i]));
}

/** What a diagnostic says, wherever text before it has moved it. */
function identity({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}

function isAfter(a: Diagnostic, b: Diagnostic): boolean {
  return a.span.source === b.span.source && a.span.start > b.span.start;
}

/** A text with edits, which do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.span.start - a.span.start).reduce((t, { span, text: put }) => t.slice(0, span.start) + put + t.slice(span.end), text);
}

function mends(severity: Severity, before: Findings, after: Findings): boolean {
  // Where statements were not read, what is found in them now was hidden before: only the parser can be compared.
  const [old, now] = before.unread === undefined ? [before.diagnostics, after.diagnostics] : [before.unread, after.unread ?? []];
  const codes = new Set(old.map(({ code }) => code));
  const errors = count(now, "error") - count(old, "error");
  const fewer = severity === "error" ? errors < 0 : errors <= 0 && count(now, "warning") < count(old, "warning");
  return fewer && now.every(({ code }) => codes.has(code));
}

function count(diagnostics: readonly Diagnostic[], severity: Severity): number {
  return diagnostics.filter((d) => d.severity === severity).length;
}

/** The fix with the layout of its lines, where the formatter changes no others: the file was formatted, then. */
function laidOut(fix: Fix, { source }: Span, mended: string, formatted: string | undefined): Fix {
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
