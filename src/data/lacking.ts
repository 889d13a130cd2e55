/** Why examples are left out: how many lack a value in each column. */
import type { SlotLack } from "./readers.ts";
import type { Table } from "./table.ts";

export class Lacking {
  readonly #examples = new Map<number, number>();

  /** Counts an example for each column in which it lacks a value. */
  add(lacks: readonly SlotLack[]): void {
    for (const column of new Set(lacks.map(({ slot }) => slot.column))) this.#examples.set(column, (this.#examples.get(column) ?? 0) + 1);
  }

  /** In the order of the file. */
  counts(): readonly (readonly [column: number, rows: number])[] {
    return [...this.#examples].sort(([a], [b]) => a - b);
  }

  columns(table: Table): readonly { readonly name: string; readonly rows: number }[] {
    return namedColumns(this.counts(), table);
  }
}

/** Counts by the names of columns. */
export function namedColumns(counts: readonly (readonly [column: number, rows: number])[], table: Table): readonly { readonly name: string; readonly rows: number }[] {
  return counts.map(([column, rows]) => ({ name: table.header[column] ?? "", rows }));
}
