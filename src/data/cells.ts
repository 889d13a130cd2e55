import type { ClassLabel } from "../ir/model/types.ts";

/** Spellings of a missing value. A class of that name is a class. */
export const missingTokens: readonly string[] = ["", "NA", "N/A", "NaN", "nan", "null", "NULL", "?", "."];

const missing = new Set(missingTokens);

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

export function isMissing(cell: string): boolean {
  return missing.has(cell.trim());
}

/** The number in a cell; `undefined` of any other text, such as `0x10`, `Infinity` and `1,5`. */
export function numberIn(cell: string): number | undefined {
  const text = cell.trim();
  if (!decimal.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A function that numbers the different cells from 0, white space around them aside. */
export function categoryReader(): (cell: string) => number {
  const known = new Map<string, number>();
  return (cell) => {
    const text = cell.trim();
    const found = known.get(text) ?? known.size;
    known.set(text, found);
    return found;
  };
}

/** A function from a cell to the position of its class among the labels; -1 if it is none of them. */
export function classReader(labels: readonly ClassLabel[]): (cell: string) => number {
  const positions = new Map(labels.map((label, position) => [String(label), position]));
  const numbers = new Map(labels.flatMap((label, position) => (typeof label === "number" ? [[label, position] as const] : [])));
  return (cell) => {
    const text = cell.trim();
    const position = positions.get(text);
    if (position !== undefined) return position;
    const number = numbers.size === 0 ? undefined : numberIn(text);
    return number === undefined ? -1 : (numbers.get(number) ?? -1);
  };
}
