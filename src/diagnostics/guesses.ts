/**
 * One word or sign, left out or written twice, that explains every error of a file: candidates near an error, each of which is
 * reported only if the file has no error without it. Unlike fixes of one diagnostic these say nothing of what the error is.
 */
import { type SourceFile, type Span, span } from "../source/source.ts";
import { catalogue } from "./catalogue.ts";
import type { Diagnostic, Fix } from "./diagnostic.ts";

/** A fix of the whole file, with the diagnostic that takes the place of all errors. */
export type Guess = Fix & Required<Pick<Fix, "instead">>;

interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A longer line is not one that somebody wrote. */
const longest = 400;
/** Lines with an error that are looked at. */
const lines = 3;

const isWord = (part: Part | undefined): part is Part => part !== undefined && /^[A-Za-z_]/.test(part.text);

/** The likeliest first: a word written twice, then what is missing at the start of the line, then what is missing within it. */
export function guesses(errors: readonly Diagnostic[]): readonly Guess[] {
  const [first] = errors;
  if (first === undefined) return [];
  const { source } = first.span;
  const starts = new Set(errors.filter((d) => d.span.source === source).map((d) => source.text.lastIndexOf("\n", d.span.start - 1) + 1));
  return [...unopened(source, first.span.end), ...[...starts].slice(0, lines).flatMap((start) => {
    const parts = partsOf(source, start);
    const at = errors.filter((d) => d.span.source === source && d.span.start >= start).map((d) => d.span.start);
    return [...twice(source, parts), ...atStart(source, parts, start), ...within(source, parts, new Set(at))];
  })];
}

/** `{` at the end of the last line before an error, or with it, that goes on in the next. */
function unopened(source: SourceFile, error: number): readonly Guess[] {
  const line = [...source.text.matchAll(/:[ \t]*\n/g)].findLast(({ index }) => index < error);
  if (line === undefined) return [];
  const at = line.index + 1;
  const { missingAfter } = catalogue;
  const instead = { code: missingAfter.code, message: missingAfter.message({ expected: [{ sign: "{" }], after: ":" }), span: span(source, at - 1, at) };
  return [{ title: "write `{`", edits: [{ span: span(source, at, at), text: " {" }], instead }];
}

/** Words and signs of a line, without its comment. */
function partsOf({ text }: SourceFile, start: number): readonly Part[] {
  const end = text.indexOf("\n", start);
  const line = text.slice(start, end < 0 ? text.length : end);
  if (line.length > longest) return [];
  const parts = [...line.replace(/\/\/.*/, "").matchAll(/[A-Za-z_]\w*|"[^"]*"?|[\d.]+|->|[^\s\w]/g)];
  return parts.map(({ 0: found, index }) => ({ text: found, start: start + index, end: start + index + found.length }));
}

function twice(source: SourceFile, parts: readonly Part[]): readonly Guess[] {
  const { repeated } = catalogue;
  return parts.flatMap((part, i) => {
    const before = parts[i - 1];
    if (!isWord(part) || before?.text !== part.text) return [];
    const instead = { code: repeated.code, message: repeated.message({ found: part.text }), span: span(source, part.start, part.end) };
    return [{ title: "leave it out", edits: [{ span: span(source, before.end, part.end), text: "" }], instead }];
  });
}

/** The words that may begin the line, by what follows its first name. */
function atStart(source: SourceFile, parts: readonly Part[], start: number): readonly Guess[] {
  const [first, second] = parts;
  if (!isWord(first)) return [];
  const fitting = first.start - start < 2 ? declarations(parts) : statements(second);
  return fitting.map((word) => missing(source, first, word, `${word} `));
}

function declarations(parts: readonly Part[]): readonly string[] {
  return parts.at(-1)?.text === "{" ? ["layer", "block", "model", "optimizer"] : ["activation", "loss", "regularizer", "schedule", "metric"];
}

function statements(second: Part | undefined): readonly string[] {
  switch (second?.text) {
    case ":": return ["input", "weight", "bias", "output"];
    case "=": return ["let", "shared"];
    case "[": return ["output"];
    default: return ["loss", "regularize", "let"];
  }
}

/** Before a word or bracket where an error is, or after it: signs, and `as` before a name that is read elsewhere. */
function within(source: SourceFile, parts: readonly Part[], errors: ReadonlySet<number>): readonly Guess[] {
  const count = (sign: string): number => parts.filter(({ text }) => text === sign).length;
  const isUnopened = count(")") > count("(");
  // Where the left side of an equation ends.
  const left = parts[1]?.text === "[" ? parts.findIndex(({ text }) => text === "]") + 1 : 1;
  return parts.flatMap((part, i): readonly Guess[] => {
    const [before, next] = [parts[i - 1], parts[i + 1]];
    const guessed: Guess[] = [];
    if ((part.text === ":" || part.text === "=") && next !== undefined && next.text !== "{" && !parts.some(({ text }) => text === "{")) guessed.push(missing(source, next, "{", "{ "));
    if (before === undefined) return guessed;
    if (i === left && isWord(part)) guessed.push(missing(source, part, "=", "= "));
    const isAt = errors.has(part.start);
    if (isWord(part) && isWord(before) && (isAt || errors.has(before.start))) guessed.push(missing(source, part, ":", ": "));
    if (isWord(part) && next?.text === ":" && (isAt || errors.has(next.start))) guessed.push(missing(source, part, ",", ", "));
    if (isWord(part) && isAt && occursTwice(source.text, part.text)) guessed.push(missing(source, part, "as", "as "));
    if (isWord(part) && /^\d/.test(before.text) && isAt) guessed.push(missing(source, part, "*", "* "));
    if (isUnopened && isWord(before) && /^\w/.test(part.text)) guessed.push(missing(source, part, "(", "("));
    if (part.text === "[" && [...errors].some((at) => at < part.start)) guessed.push(missing(source, part, "->", "-> "));
    return guessed;
  });
}

function occursTwice(text: string, name: string): boolean {
  return text.split(new RegExp(String.raw`\b${name}\b`)).length > 2;
}

/** A word or sign that is missing before a part; punctuation closes up to what is before it. */
function missing(source: SourceFile, before: Part, sign: string, text: string): Guess {
  const { missingBefore } = catalogue;
  const at: Span = span(source, before.start, before.end);
  const gap = /[:,(]/.test(sign) ? /\s*$/.exec(source.text.slice(0, before.start))?.[0].length ?? 0 : 0;
  const edit = { span: span(source, before.start - gap, before.start), text };
  return { title: `write \`${sign}\``, edits: [edit], instead: { code: missingBefore.code, message: missingBefore.message({ expected: [{ sign }], before: before.text }), span: at } };
}
