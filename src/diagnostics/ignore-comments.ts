import { positionOf, type SourceFile, type Span, span, textOfLine } from "../source/source.ts";

/** A comment `// nnc-ignore CODE: reason`, well-formed or not. */
export interface Ignore {
  /** As it is written; empty where there is none. */
  readonly code: string;
  readonly reason: string;
  /** The line whose warnings it silences, from 1. */
  readonly line: number;
  /** From the word `nnc-ignore` to the code. */
  readonly at: Span;
  readonly comment: Span;
}

/** The comments of a file that silence warnings, in order. */
export function ignoresOf(source: SourceFile): readonly Ignore[] {
  const { text } = source;
  if (!text.includes(word)) return [];
  // Strings are skipped: what looks like a comment in them is none.
  return [...text.matchAll(/"(?:[^"\\\n]|\\.)*"|\/\/[^\r\n]*/g)].flatMap(({ 0: comment, index }) => {
    const found = /^(\/\/+\s*)(nnc-ignore\b[\s:]*([\w-]*))\s*:?(.*)$/.exec(comment);
    if (found === null) return [];
    const [, slashes = "", shown = "", code = "", reason = ""] = found;
    const start = index + slashes.length;
    const { line } = positionOf(source, index);
    return [{ code, reason: reason.trim(), line: isAlone(source, line) ? nextLine(source, line) : line, at: span(source, start, start + shown.trimEnd().length), comment: span(source, index, index + comment.length) }];
  });
}

const word = "nnc-ignore";

/** Whether a line is a comment and nothing else. */
function isAlone(source: SourceFile, line: number): boolean {
  return textOfLine(source, line)?.trimStart().startsWith("//") === true;
}

/** The first line after one that is no comment. */
function nextLine(source: SourceFile, line: number): number {
  let next = line + 1;
  while (isAlone(source, next)) next++;
  return next;
}
