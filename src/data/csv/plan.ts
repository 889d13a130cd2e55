/** Which columns of a file are read, and how a cell becomes a number. */
import { classReader } from "../cells.ts";
import type { ColumnRead } from "../records.ts";
import { decimalIn, decimalOf, type Marks } from "./decimal.ts";
import { type Dialect, marksOf } from "./dialect.ts";
import { dateIn } from "../../runtime/dates.ts";
import { WordTable } from "./words.ts";

/** No column, and no read. */
export const none = -1;

/** One read of a column. */
export interface CellReader {
  /** Whether its cells are numbers as they are. */
  readonly isNumber: boolean;
  /** The number of the cell in bytes `from` to `to` - 1, without blanks around it, or NaN. */
  readonly read: (bytes: Uint8Array, from: number, to: number) => number;
}

export interface ReadPlan {
  readonly readers: readonly CellReader[];
  /** The first read of each column, or -1. */
  readonly firstOf: Int32Array;
  /** The next read of the same column, for each read, or -1. */
  readonly nextOf: Int32Array;
}

export function planReads(reads: readonly ColumnRead[], dialect: Dialect): ReadPlan {
  const marks = marksOf(dialect);
  const columns = Math.max(0, ...reads.map(({ column }) => column + 1));
  const firstOf = new Int32Array(columns).fill(none);
  const nextOf = new Int32Array(reads.length).fill(none);
  for (let read = reads.length - 1; read >= 0; read--) {
    const column = reads[read]?.column ?? 0;
    nextOf[read] = firstOf[column] ?? none;
    firstOf[column] = read;
  }
  return { readers: reads.map(({ kind }) => readerOf(kind, marks, dialect)), firstOf, nextOf };
}

/** A number, or NaN where it means a missing value. */
function presentIn(value: number, missing: ReadonlySet<number>): number {
  return missing.has(value) ? NaN : value;
}

function readerOf(kind: ColumnRead["kind"], marks: Marks, { missing, missingNumbers }: Dialect): CellReader {
  switch (kind.kind) {
    case "number":
      return missingNumbers.size === 0
        ? { isNumber: true, read: (bytes, from, to) => decimalIn(bytes, from, to, marks) }
        : { isNumber: false, read: (bytes, from, to) => presentIn(decimalIn(bytes, from, to, marks), missingNumbers) };
    case "index":
      return {
        isNumber: false,
        read: (bytes, from, to) => {
          const value = presentIn(decimalIn(bytes, from, to, marks), missingNumbers);
          return Number.isInteger(value) && value >= 0 && value < kind.below ? value : NaN;
        },
      };
    case "class": {
      const position = classReader(kind.classes);
      const rest = kind.other === true ? kind.classes.length - 1 : NaN;
      const words = new WordTable((cell) => {
        const found = position(cell);
        if (found >= 0) return found;
        return missing.has(cell.trim()) || missingNumbers.has(decimalOf(cell, marks)) ? NaN : rest;
      });
      return { isNumber: false, read: (bytes, from, to) => words.find(bytes, from, to) };
    }
    case "category": {
      const words = new WordTable((cell) => (missing.has(cell.trim()) || missingNumbers.has(decimalOf(cell, marks)) ? NaN : kind.numberOf(cell)));
      return { isNumber: false, read: (bytes, from, to) => words.find(bytes, from, to) };
    }
    case "date": {
      const words = new WordTable((cell) => dateIn(cell) ?? NaN);
      return { isNumber: false, read: (bytes, from, to) => words.find(bytes, from, to) };
    }
    case "time": {
      const words = new WordTable((cell) => dateIn(cell) ?? NaN);
      return {
        isNumber: false,
        read: (bytes, from, to) => {
          const value = presentIn(decimalIn(bytes, from, to, marks), missingNumbers);
          return Number.isNaN(value) ? words.find(bytes, from, to) : value;
        },
      };
    }
  }
}
