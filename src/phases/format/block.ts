/** Rows of a block: comments at their places, blank lines kept (one of several), and columns lined up. */
import type { Comment } from "../../ir/ast/types.ts";
import { textOf, type Comments } from "./comments.ts";

/** Text of one row, or of several where it is long. */
export interface Content {
  readonly lines: readonly string[];
  /** Steps of a chain on one row. */
  readonly calls?: readonly string[];
  /** The shape asserted at the end of the row. */
  readonly assertion?: string;
}

/** Something of the source that gets rows of its own. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  readonly render: () => readonly Content[];
  /** Blank lines are put around it even if the source has none. */
  readonly apart?: boolean;
  /** A `///` comment after it belongs to what follows, and one inside of it does not. */
  readonly declares?: boolean;
}

interface Row extends Content {
  readonly blank: boolean;
  /** The comment at its end. */
  readonly comment?: string;
}

/** The lines of units between two offsets, all that comments hold there included. */
export function layOut(units: readonly Unit[], start: number, end: number, comments: Comments, width: number): string[] {
  const rows: Row[] = [];
  let previous = start;
  let apart = false;
  const own = (list: readonly Comment[], before: boolean): void => {
    for (const comment of list) {
      rows.push({ lines: [textOf(comment)], blank: rows.length > 0 && (before || comments.blank(previous, comment.span.start)) });
      before = false;
      previous = comment.span.end;
    }
  };
  units.forEach((unit, i) => {
    const first = comments.pending(unit.start);
    own(comments.before(unit.start), apart || unit.apart === true);
    const blank = rows.length > 0 && ((!first && (apart || unit.apart === true)) || comments.blank(previous, unit.start));
    const contents = unit.render();
    const left = comments.before(unit.end);
    const documents = unit.declares === true && left[0]?.doc === true;
    // Where documentation is left for a row of its own, what follows it must not come before it at this row's end.
    const comment = documents ? undefined : (left[0] ?? comments.sameLine(unit.end, units[i + 1]?.start ?? end, unit.declares === true));
    contents.forEach((content, at) => {
      const ends = comment !== undefined && at === contents.length - 1;
      rows.push({ ...content, blank: blank && at === 0, ...(ends && { comment: textOf(comment) }) });
    });
    previous = Math.max(unit.end, comment?.span.end ?? 0);
    // Once they have rows of their own, they are comments before the next unit.
    own(left.filter((c) => c !== comment), unit.apart === true || units[i + 1]?.apart === true);
    apart = unit.apart === true || (unit.declares === true && left.some((c) => c.doc));
  });
  own(comments.before(end), apart);
  return text(alignAssertions(alignCalls(rows, width), width));
}

/** Runs of neighboring rows of which each agrees with the one before it. */
function runs(rows: readonly Row[], agree: (row: Row, before: Row) => boolean): Row[][] {
  const found: Row[][] = [];
  for (const row of rows) {
    const run = found.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && !row.blank && agree(row, before)) run.push(row);
    else found.push([row]);
  }
  return found;
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

/** Rows of as many steps that begin alike, `dense(16) relu` and `dense(3) softmax`, are aligned in columns. */
function alignCalls(rows: readonly Row[], width: number): Row[] {
  const head = (row: Row): string => `${row.calls?.length} ${row.calls?.[0]?.split("(", 1)[0]}`;
  return runs(rows, (row, before) => (row.calls?.length ?? 0) > 1 && head(row) === head(before)).flatMap((run) => {
    const columns = (run[0]?.calls ?? []).map((_, i, all) => (i === all.length - 1 ? 0 : widest(run.map((row) => row.calls?.[i] ?? ""))));
    const aligned = run.map((row): Row => (row.calls === undefined ? row : { ...row, lines: [row.calls.map((call, i) => call.padEnd(columns[i] ?? 0)).join(" ")] }));
    return aligned.every((row) => lengthOf(row) <= width) ? aligned : run.map((row) => (row.calls === undefined ? row : { ...row, lines: [row.calls.join(" ")] }));
  });
}

function lengthOf({ lines, assertion }: Row): number {
  return (lines[0] ?? "").length + (assertion === undefined ? 0 : 1 + assertion.length);
}

function alignAssertions(rows: readonly Row[], width: number): Row[] {
  return runs(rows, (row, before) => row.assertion !== undefined && before.assertion !== undefined).flatMap((run) => {
    const column = widest(run.map((row) => row.lines[0] ?? ""));
    const fit = run.every(({ assertion }) => column + 1 + (assertion ?? "").length <= width);
    return run.map((row) => (row.assertion === undefined ? row : { ...row, lines: [`${(row.lines[0] ?? "").padEnd(fit ? column : 0)} ${row.assertion}`] }));
  });
}

/** Comments further apart than this are not lined up. */
const farthest = 40;

/** The rows as lines; comments at the ends of neighboring rows are lined up. */
function text(rows: readonly Row[]): string[] {
  return runs(rows, (row, before) => [row, before].every((r) => r.comment !== undefined && r.lines.length === 1)).flatMap((run) => {
    const lengths = run.map((row) => (row.lines.at(-1) ?? "").length);
    const most = Math.max(...lengths);
    const column = most - Math.min(...lengths) <= farthest ? most : 0;
    return run.flatMap(({ lines, comment, blank }) => {
      const last = lines.at(-1) ?? "";
      const ended = comment === undefined ? last : `${last.padEnd(column)}  ${comment}`;
      return [...(blank ? [""] : []), ...lines.slice(0, -1), ended];
    });
  });
}
