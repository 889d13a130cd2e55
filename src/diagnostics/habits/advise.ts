/**
 * What people mean who come from other tools and languages: a note that says what to write, and candidates for a fix. Tables of
 * data decide, on the text around a diagnostic; candidates that mend nothing are dropped when they are tried.
 */
import { catalogue } from "../catalogue.ts";
import type { Diagnostic, Fix, Note } from "../diagnostic.ts";
import { callsIn, type TextCall } from "./calls-in-text.ts";
import { foreignArguments, type ForeignCall, foreignCalls, type Place } from "./calls.ts";
import { foreignDataOptions, foreignEncodings, foreignSettings, type ForeignWord } from "./settings.ts";
import { spellings } from "./spellings.ts";
import { translate } from "./translate.ts";

interface Advice {
  readonly note: string;
  readonly fixes: readonly Fix[];
}

/** Names of the standard library, with their parameters. */
export type Library = ReadonlyMap<string, readonly string[]>;

/** Words and calls of other tools are likelier than what the place of the diagnostic proposes, spellings are not. */
export function advised(diagnostic: Diagnostic, library: Library): Diagnostic {
  const advice = [...wordAdvice(diagnostic), ...callAdvice(diagnostic, library)];
  const notes: readonly Note[] = advice.flatMap(({ note }) => (note === undefined ? [] : [{ message: note }])).slice(0, 1);
  return { ...diagnostic, notes: [...diagnostic.notes, ...notes], fixes: [...advice.flatMap((a) => a.fixes), ...diagnostic.fixes, ...spellingFixes(diagnostic)] };
}

/** Names with the same letters and digits are the same: `batch_size` and `batchSize`. */
function bare(name: string): string {
  return name.replace(/^.*\./, "").replaceAll("_", "").toLowerCase();
}

function fix(diagnostic: Diagnostic, start: number, end: number, text: string): Fix {
  const shown = text.trim();
  return { title: shown === "" ? "leave it out" : `write \`${shown}\``, edits: [{ span: { source: diagnostic.span.source, start, end }, text }] };
}

const words: Readonly<Record<string, readonly ForeignWord[]>> = { [catalogue.unknownSetting.code]: foreignSettings, [catalogue.unknownDataOption.code]: foreignDataOptions, [catalogue.unknownEncoding.code]: foreignEncodings };

function wordAdvice(diagnostic: Diagnostic): readonly Advice[] {
  const { source, start, end } = diagnostic.span;
  const found = source.text.slice(start, end);
  return (words[diagnostic.code] ?? []).filter(({ names }) => names.some((name) => bare(name) === bare(found))).map(({ says, write }) => ({
    note: says, fixes: write === undefined ? [] : [fix(diagnostic, start, end, write)],
  }));
}

function callAdvice(diagnostic: Diagnostic, library: Library): readonly Advice[] {
  const { source, start, end } = diagnostic.span;
  const from = source.text.lastIndexOf("\n", start - 1) + 1;
  const touched = callsIn(source.text, from, end + 1).filter((c) => c.start <= end && c.end >= start);
  return touched.flatMap((call) => {
    const place = placeOf(source.text.slice(from, call.start));
    const own = call.name.replace(/^.*\./, "");
    const loose = foreignCalls.filter((row) => row.place === place && row.names.some((name) => bare(name) === bare(own)));
    const exact = loose.filter((row) => row.names.includes(own));
    // A name that is known here too is meant as it is, unless its arguments are of the other tool.
    const parameters = library.get(call.name);
    const rows = (exact.length > 0 ? exact : loose).filter(() => parameters === undefined || isForeign(call, parameters));
    return rows.flatMap((row) => adviceOf(diagnostic, call, row, library));
  });
}

/** Whether a call of a name that is known here has an argument of another tool: a keyword, a word in quotes, or a tuple. */
function isForeign(call: TextCall, parameters: readonly string[]): boolean {
  return call.arguments.some(({ key, value }) => (key !== undefined && !parameters.includes(key)) || /^["'(]/.test(value));
}

function adviceOf(diagnostic: Diagnostic, call: TextCall, row: ForeignCall, library: Library): readonly Advice[] {
  const { text } = diagnostic.span.source;
  const written = text.slice(call.start, call.end).replaceAll(/\s+/g, " ");
  const meant = translate(call, row);
  if (meant === undefined) return [];
  const ofArguments = foreignArguments.filter(({ names }) => call.arguments.some(({ key }) => key !== undefined && names.includes(key) && library.get(row.write)?.includes(key) !== true)).map(({ says }) => says);
  const says = [...new Set([...(row.says === undefined ? [] : [row.says]), ...ofArguments])].join("; ");
  const kept = callsIn(meant, 0, meant.length)[0]?.arguments ?? [];
  // An argument without a counterpart: what to write instead is said, and left to the user.
  if (meant === written || kept.some(({ key }) => key !== undefined && library.get(row.write)?.includes(key) !== true)) return ofArguments.length === 0 ? [] : [{ note: says, fixes: [] }];
  return [{ note: `${row.of}: \`${written}\` is \`${meant}\` here${says === "" ? "" : `; ${says}`}`, fixes: [fix(diagnostic, call.start, call.end, meant)] }];
}

function placeOf(before: string): Place {
  if (/\binit\w*\s*[:=]\s*$/i.test(before)) return "initializer";
  if (/\b(rate|lr|learning_rate)\s*[:=]\s*$/.test(before)) return "schedule";
  if (/\boptimizer\s*[:=]\s*$/.test(before)) return "optimizer";
  if (/^\s*loss\b/.test(before)) return "loss";
  return /^\s*regularize\b/.test(before) ? "regularizer" : "chain";
}

/** For spellings on the lines of a diagnostic, or that go over them. */
function spellingFixes(diagnostic: Diagnostic): readonly Fix[] {
  const { source: { text }, start, end } = diagnostic.span;
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const next = text.indexOf("\n", end);
  const to = next < 0 ? text.length : next;
  return spellings.flatMap(({ pattern, says, write }) => [...text.matchAll(pattern)].filter((m) => m.index < to && m.index + m[0].length > from)
    .flatMap((m) => write(m.slice(1).map((group) => group ?? "")).map((put) => ({ ...fix(diagnostic, m.index, m.index + m[0].length, put), rule: says }))));
}
