/** The text of one file, and where its lines begin. */
export interface SourceFile {
  /** What diagnostics call the file: a path as the user wrote it, or `std/dense.nn` for the standard library. */
  readonly name: string;
  readonly text: string;
  /** What emitted modules call it, whatever the folder that a command was started in: a path from the root of the project. */
  readonly recorded: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
  /** The number of its first line, where the text is a part of a larger file; 1 if absent. */
  readonly firstLine?: number;
  /** Whether it belongs to the standard library: no diagnostic points at it, only notes do. */
  readonly library?: true;
}

/** A half-open range of characters `[start, end)` of one file. */
export interface Span {
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** Line and column, both from 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export function sourceFile(name: string, text: string, recorded: string = name): SourceFile {
  const lineStarts = [0];
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 10) lineStarts.push(i + 1);
  return { name, text, recorded, lineStarts };
}

/** A part of a file, such as a record of a data file, whose first line is line `firstLine`. */
export function excerptOf(name: string, text: string, firstLine: number): SourceFile {
  return { ...sourceFile(name, text), firstLine };
}

/** The text of a line, by its number, with its line end; `undefined` where there is none. */
export function textOfLine({ text, lineStarts, firstLine = 1 }: SourceFile, line: number): string | undefined {
  const start = lineStarts[line - firstLine];
  return start === undefined ? undefined : text.slice(start, lineStarts[line - firstLine + 1]);
}

export function span(source: SourceFile, start: number, end: number): Span {
  return { source, start, end };
}

/** A file of the standard library. */
export function librarySource(name: string, text: string): SourceFile {
  return { ...sourceFile(name, text), library: true };
}

/** The smallest span that holds both; they must be of one file. */
export function cover(a: Span, b: Span): Span {
  return { source: a.source, start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** The text of a place in the source, on one line. */
export function textOf({ source, start, end }: Span): string {
  return source.text.slice(start, end).replace(/\s+/g, " ");
}

/** The position of an offset, by bisection over the line starts. */
export function positionOf(source: SourceFile, offset: number): Position {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + (source.firstLine ?? 1), column: offset - (source.lineStarts[low] ?? 0) + 1 };
}
