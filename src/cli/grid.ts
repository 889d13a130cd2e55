/**
 * A table of text: the first column to the left, the others to the right, two blanks apart. Columns that do not fit into `room`
 * characters follow in another table below, which has the first column again.
 */
export function grid(rows: readonly (readonly string[])[], room = 80): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return parts(widths, room).map((columns) => rows.map((row) => `${columns.map((column) => cell(row, widths, column)).join("  ").trimEnd()}\n`).join("")).join("\n");
}

/** The columns of each part: the first, and as many others as there is room for. */
function parts(widths: readonly number[], room: number): readonly (readonly number[])[] {
  const all: number[][] = [[0]];
  let used = widths[0] ?? 0;
  for (const [column, width] of [...widths.entries()].slice(1)) {
    if (used + 2 + width > room && (all.at(-1)?.length ?? 0) > 1) {
      all.push([0]);
      used = widths[0] ?? 0;
    }
    all.at(-1)?.push(column);
    used += 2 + width;
  }
  return all;
}

function cell(row: readonly string[], widths: readonly number[], column: number): string {
  const text = row[column] ?? "";
  return column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0);
}
