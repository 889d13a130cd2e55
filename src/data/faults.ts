/** Cells that give no number: as diagnostics, and as the reasons that `nnc predict` writes for their rows. */
import { cellReasons } from "../diagnostics/catalogue/data.ts";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { near } from "../diagnostics/near.ts";
import type { Report } from "../diagnostics/report.ts";
import type { Slot } from "./columns.ts";
import { absentHint, isDecimalComma } from "./hints.ts";
import { type Malformed, type RecordText, spanIn } from "./records.ts";
import { placeOf, type Table } from "./table.ts";

/** A cell of a row that gives no number, though it is not missing. */
export interface Fault {
  readonly slot: Slot;
  readonly cell: string;
  readonly line: number;
}

export type RecordOf = () => RecordText | undefined;

/** Unknown classes are reported one by one up to this many; the last message counts the others. */
const greatestList = 10;

interface Group {
  readonly first: Fault;
  readonly record: RecordText | undefined;
  more: number;
}

/** One diagnostic for each unknown class, and one for each value with cells that are not numbers. */
export class Faults {
  readonly #groups = new Map<string, Group>();
  readonly #last = new Map<string, Group>();
  readonly #listed = new Map<string, number>();

  get isEmpty(): boolean {
    return this.#groups.size === 0;
  }

  /** A cell that several examples read is added once. */
  add(fault: Fault, recordOf: RecordOf): void {
    const { name, kind } = fault.slot;
    const key = "classes" in kind ? `${name} ${fault.cell}` : name;
    const told = this.#listed.get(name) ?? 0;
    const group = this.#groups.get(key) ?? (told < greatestList ? undefined : this.#last.get(name));
    if (group !== undefined) {
      group.more += 1;
      return;
    }
    const begun = { first: fault, record: recordOf(), more: 0 };
    this.#groups.set(key, begun);
    this.#last.set(name, begun);
    this.#listed.set(name, told + 1);
  }

  report(table: Table, report: Report): void {
    for (const group of this.#groups.values()) reportFault(table, group, report);
  }
}

function reportFault(table: Table, { first: { slot, cell, line }, record, more }: Group, report: Report): void {
  const at = record === undefined ? placeOf(table) : spanIn(table.name, record, slot.column);
  const hint = absentHint(cell, slot.filled);
  const notes = [{ message: `\`${slot.name}\` is declared here`, span: slot.span }, ...(hint === undefined ? [] : [{ message: hint, span: at }])];
  const found = { line, unit: table.records.unit, cell, value: slot.name, more };
  const of = { row: line, column: table.header[slot.column] ?? slot.name, value: cell };
  switch (slot.kind.kind) {
    case "number":
      report.add("cellNotANumber", at, { ...found, comma: isDecimalComma(cell) }, { notes, cell: of, fixes: isDecimalComma(cell) ? optionFixes(table, 'decimal: ","') : [] });
      return;
    case "category":
    case "time":
      report.add("cellNotATime", at, found, { notes, cell: of });
      return;
    case "date":
      report.add("cellNotADate", at, found, { notes });
      return;
    case "index":
      report.add("cellOutOfRange", at, { ...found, below: slot.kind.below }, { notes, cell: of });
      return;
    case "class":
    case "block": {
      const suggestion = near(cell.trim(), slot.kind.classes.filter((label) => typeof label === "string"));
      report.add("unknownClass", at, { ...found, classes: slot.kind.classes, near: suggestion }, { notes, cell: of });
    }
  }
}

/** An option behind the name of the file, where the model names it. */
export function optionFixes({ declared }: Pick<Table, "declared">, option: string): readonly Fix[] {
  return declared === undefined ? [] : [{ title: `write \`${option}\``, edits: [{ span: { ...declared, start: declared.end }, text: `, ${option}` }] }];
}

/** Rows that have more or fewer cells than the first record of the file. */
export interface Ragged {
  readonly line: number;
  readonly cells: number;
  readonly record: RecordText | undefined;
  /** How many more there are. */
  more: number;
}

export function reportRagged(table: Table, { line, cells, record, more }: Ragged, report: Report): void {
  report.add("rowLengthMismatch", record === undefined ? placeOf(table) : spanIn(table.name, record), { line, cells, columns: table.columns, headed: table.headed, more });
}

export function reportMalformed(table: Table, { word, record }: Malformed, report: Report): void {
  report.add(word, spanIn(table.name, record), { line: record.line });
}

/** Why a cell gives no number. */
export function reasonOf({ slot, cell }: Pick<Fault, "slot" | "cell">): string {
  switch (slot.kind.kind) {
    case "number": return cellReasons.number({ value: slot.name, cell });
    case "date": return cellReasons.date({ value: slot.name, cell });
    case "index": return cellReasons.index({ value: slot.name, cell, below: slot.kind.below });
    case "class": case "block": return cellReasons.class({ value: slot.name, cell });
    case "category": case "time": return cellReasons.time({ value: slot.name, cell });
  }
}
