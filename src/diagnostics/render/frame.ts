/** Lines of source with a mark under a span. */
import { positionOf, type Span, textOfLine } from "../../source/source.ts";
import { shown, whole } from "./columns.ts";

/** Columns of code that a frame shows; longer lines are cut around the span. */
const widest = 120;

export interface FrameLine {
  /** Absent for the line of the mark. */
  readonly number?: number;
  readonly text: string;
  /** The mark under the code, if the line has one. */
  readonly mark?: string;
}

export function lineText(span: Span, line: number): string {
  return (textOfLine(span.source, line) ?? "").replace(/\r?\n$|\r$/, "");
}

/** The first and last line of a span, each with its part marked. */
export function frameOf(span: Span): readonly FrameLine[] {
  const first = positionOf(span.source, span.start);
  const last = positionOf(span.source, Math.max(span.start, span.end - 1));
  if (first.line === last.line) return [marked(span, first.line, first.column - 1, Math.max(1, span.end - span.start))];
  const opening = lineText(span, first.line);
  return [
    marked(span, first.line, first.column - 1, Math.max(1, opening.length - first.column + 1)),
    ...(last.line - first.line > 1 ? [{ text: "…" }] : []),
    marked(span, last.line, indentOf(lineText(span, last.line)), Math.max(1, last.column - indentOf(lineText(span, last.line)))),
  ];
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function marked(span: Span, line: number, column: number, length: number): FrameLine {
  const code = lineText(span, line);
  const [from, to] = cut(code, column, length);
  const { text, columns } = shown(code.slice(from, to));
  const last = columns.length - 1;
  const start = columns[Math.min(last, column - from)] ?? 0;
  const end = columns[Math.min(last, column - from + length)] ?? start;
  const before = from > 0 ? "…" : "";
  return {
    number: line,
    text: `${before}${text}${to < code.length ? "…" : ""}`,
    mark: `${" ".repeat(before.length + start)}${"^".repeat(Math.max(1, end - start))}`,
  };
}

/** A line from where a change of it begins, cut as in a frame. */
export function excerpt(code: string, column: number): string {
  const [from, to] = cut(code, column, 1);
  return `${from > 0 ? "…" : ""}${shown(code.slice(from, to)).text}${to < code.length ? "…" : ""}`;
}

/** The part of a long line that holds the span in its middle, or the beginning of a long span. */
function cut(code: string, column: number, length: number): readonly [number, number] {
  if (code.length <= widest) return [0, code.length];
  if (column + length <= widest) return [0, whole(code, widest)];
  const ahead = Math.max(20, Math.floor((widest - length) / 2));
  const from = whole(code, Math.max(0, Math.min(column - ahead, code.length - widest)));
  return [from, whole(code, Math.min(code.length, from + widest))];
}
