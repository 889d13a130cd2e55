import { positionOf, type Span } from "./source.ts";

/** Where a span is: lines and columns from 1, columns in UTF-16 code units; the end is the position behind its last character. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function locate({ source, start, end }: Span): Location {
  const [from, to] = [positionOf(source, start), positionOf(source, end)];
  return { file: source.name, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
