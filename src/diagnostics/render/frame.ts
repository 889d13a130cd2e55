/** Lines of source with a mark under a span. */
import { positionOf, type Span } from "../../source/source.ts";

/** Columns of code that a frame shows; longer lines are cut around the span. */
const widest = 120;

const tab = "  ";

export interface FrameLine {
  /** Absent for the line of the mark. */
  readonly number?: number;
  readonly text: string;
  /** The mark under the code, if the line has one. */
  readonly mark?: string;
}

export function lineText(span: Span, line: number): string {
  const { source } = span;
  const start = source.lineStarts[line - 1] ?? 0;
  const end = source.lineStarts[line] ?? source.text.length + 1;
  return source.text.slice(start, end - 1).replace(/\r$/, "");
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
  const [from, text] = cut(code, column, length);
  const before = expand(code.slice(from, column));
  const under = expand(code.slice(column, column + length));
  const cropped = from > 0 ? "…" : "";
  return { number: line, text: `${cropped}${expand(text)}`, mark: `${" ".repeat(cropped.length + before.length)}${"^".repeat(Math.max(1, Math.min(under.length, widest)))}` };
}

/** The part of a long line that holds the span. */
function cut(code: string, column: number, length: number): readonly [number, string] {
  if (code.length <= widest) return [0, code];
  const from = Math.max(0, Math.min(column - 20, column + length - widest));
  return [from, code.slice(from, from + widest)];
}

function expand(text: string): string {
  return text.replaceAll("\t", tab);
}
