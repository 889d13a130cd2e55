/** What is wrong with data: an error for programs, which knows the cells. */
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { render, type RenderFormat, type RenderOptions } from "../../diagnostics/render.ts";
import { locate } from "../../source/locate.ts";

/** A fault, or a warning, of data. */
export interface DataMessage {
  readonly message: string;
  /** `NN` and three digits; absent where the file cannot be read at all. */
  readonly code?: string;
  /** The name of the file, the URL, or `rows` and the like of what has no name. */
  readonly file?: string;
  /** The line of a text, from 1, or the number of the row of another format; absent where it is about no row. */
  readonly row?: number;
  /** The name of the column, where it is about a cell. */
  readonly column?: string;
  /** What the cell has, as text. */
  readonly value?: string;
}

/** Data that do not fit the mapping, or cannot be read. Nothing has been read of them. */
export class DataError extends Error {
  override readonly name = "DataError";
  /** What is wrong, one for each value or class. */
  readonly faults: readonly DataMessage[];
  /** The same as diagnostics of the compiler, for `render` and `locate` of `nnc`; empty where the file cannot be read at all. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(faults: readonly DataMessage[], diagnostics: readonly Diagnostic[] = []) {
    const [first] = faults;
    super(`${first?.message ?? "the data cannot be read"}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ""}`);
    this.faults = faults;
    this.diagnostics = diagnostics;
  }

  /** All faults as text: with frames of the rows for people (`pretty`), or for machines. */
  render(format: RenderFormat = "pretty", options: RenderOptions = {}): string {
    return this.diagnostics.length === 0 && format === "pretty" ? `error: ${this.message}\n` : render(this.diagnostics, format, options);
  }
}

/** `mapping`: the name of the text that stands for the model, which is no file of data. */
export function messageOf({ code, message, span, cell }: Diagnostic, mapping: string): DataMessage {
  const { file, line } = locate(span);
  if (file === mapping) return { code, message };
  return { code, message, file, ...(cell === undefined ? { row: line } : { row: cell.row, column: cell.column, value: cell.value }) };
}
