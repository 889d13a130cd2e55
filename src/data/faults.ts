/** Cells that give no number: as diagnostics, and as the reasons that `nnc predict` writes for their rows. */
import { cellReasons } from "../diagnostics/catalogue/data.ts";
import { near } from "../diagnostics/near.ts";
import type { Report } from "../diagnostics/report.ts";
import type { Fault } from "./readers.ts";
import { cellSpan, lineOf, rowSpan, type Table } from "./table.ts";

/** Reports the rows that have more or fewer cells than the first row of the file; true where there are none. */
export function checkLengths(table: Table, report: Report): boolean {
  const wrong: number[] = [];
  table.rows.forEach((row, index) => {
    if (row.length !== table.columns) wrong.push(index);
  });
  const [first] = wrong;
  if (first === undefined) return true;
  const found = { line: lineOf(table, first), cells: table.rows[first]?.length ?? 0, columns: table.columns, headed: table.headed, more: wrong.length - 1 };
  report.add("rowLengthMismatch", rowSpan(table, first), found);
  return false;
}

/** Unknown classes are reported one by one up to this many; the last message counts the others. */
const greatestList = 10;

/** One diagnostic for each unknown class, and one for each value with cells that are not numbers. A cell that several examples read is counted once. */
export function reportFaults(table: Table, faults: readonly Fault[], report: Report): void {
  const groups = new Map<string, { readonly first: Fault; more: number }>();
  const last = new Map<string, { more: number }>();
  const listed = new Map<string, number>();
  const seen = new Set<string>();
  for (const fault of faults) {
    const { name, kind, column } = fault.slot;
    const cell = `${fault.row} ${column} ${name}`;
    if (seen.has(cell)) continue;
    seen.add(cell);
    const key = "classes" in kind ? `${name} ${fault.cell}` : name;
    const told = listed.get(name) ?? 0;
    const group = groups.get(key) ?? (told < greatestList ? undefined : last.get(name));
    if (group !== undefined) {
      group.more += 1;
      continue;
    }
    const begun = { first: fault, more: 0 };
    groups.set(key, begun);
    last.set(name, begun);
    listed.set(name, told + 1);
  }
  for (const { first, more } of groups.values()) reportFault(table, first, more, report);
}

function reportFault(table: Table, { slot, row, cell }: Fault, more: number, report: Report): void {
  const at = cellSpan(table, row, slot.column);
  const notes = [{ message: `\`${slot.name}\` is declared here`, span: slot.span }];
  const found = { line: lineOf(table, row), cell, value: slot.name, more };
  switch (slot.kind.kind) {
    case "number":
      report.add("cellNotANumber", at, found, { notes });
      return;
    case "index":
      report.add("cellOutOfRange", at, { ...found, below: slot.kind.below }, { notes });
      return;
    case "class":
    case "block": {
      const suggestion = near(cell.trim(), slot.kind.classes.filter((label) => typeof label === "string"));
      report.add("unknownClass", at, { ...found, classes: slot.kind.classes, near: suggestion }, { notes });
    }
  }
}

/** Why a cell gives no number. */
export function reasonOf({ slot, cell }: Fault): string {
  switch (slot.kind.kind) {
    case "number": return cellReasons.number({ value: slot.name, cell });
    case "index": return cellReasons.index({ value: slot.name, cell, below: slot.kind.below });
    case "class": case "block": return cellReasons.class({ value: slot.name, cell });
  }
}
