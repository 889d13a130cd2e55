/** One example from text, as a row of a table has it: the values of the inputs in their order, then those of the targets. */
import { dateWidth, type DatePart } from "../ir/model/dates.ts";
import { isFilled } from "../ir/model/missing.ts";
import type { CheckedModel, ClassLabel, EncodedField, Encoding } from "../ir/model/types.ts";
import { dateIn, writeDate } from "../runtime/dates.ts";
import { ExampleError } from "./example-error.ts";

export interface ReadExample {
  /** Numbers of inputs and, where the example has them, of targets, by array. */
  readonly arrays: ReadonlyMap<string, readonly number[]>;
  readonly hasTargets: boolean;
}

/** One value of the text, and the numbers that the model takes for it. */
interface Cell {
  readonly label: string;
  readonly read: (text: string) => readonly number[];
}

export function readExample(model: CheckedModel, text: string): ReadExample {
  const inputs = model.inputs.map(({ name, array, encoding }) => ({ array, cells: cellsOf(name, encoding) }));
  const targets = model.outputs.flatMap(({ name, target, encoding }) => (target === undefined ? [] : [{ array: target, cells: cellsOf(name, encoding) }]));
  const given = split(text);
  const size = (parts: typeof inputs): number => parts.reduce((n, { cells }) => n + cells.length, 0);
  const hasTargets = targets.length > 0 && given.length === size([...inputs, ...targets]);
  if (!hasTargets && given.length !== size(inputs)) throw new ExampleError(countFault(model.name, given.length, inputs.flatMap((i) => i.cells), targets.flatMap((t) => t.cells)));
  let at = 0;
  const arrays = [...inputs, ...(hasTargets ? targets : [])].map(({ array, cells }) => [array, cells.flatMap((cell) => cell.read(given[at++] ?? ""))] as const);
  return { arrays: new Map(arrays), hasTargets };
}

function countFault(model: string, found: number, inputs: readonly Cell[], targets: readonly Cell[]): string {
  const list = (cells: readonly Cell[]): string => `${cells.slice(0, 6).map((c) => c.label).join(", ")}${cells.length > 6 ? ", …" : ""}`;
  const also = targets.length === 0 ? "" : `, or ${inputs.length + targets.length} with ${list(targets)}, for the way back`;
  return `the example has ${found} ${found === 1 ? "value" : "values"}: ${model} takes ${inputs.length} (${list(inputs)})${also}; write them in this order, with commas between`;
}

/** Commas separate, but for those in double quotes. */
function split(text: string): readonly string[] {
  const found = text.match(/(?:"(?:[^"]|"")*"|[^,"])+|(?<=,)(?=,|$)|^(?=,)/g) ?? [];
  return found.map((cell) => {
    const trimmed = cell.trim();
    return /^"[^]*"$/.test(trimmed) ? trimmed.slice(1, -1).replaceAll('""', '"') : trimmed;
  });
}

function cellsOf(name: string, encoding: Encoding): readonly Cell[] {
  if (encoding.kind !== "record") return many(name, sizeOf(encoding.shape), encoding, (label) => ({ label, read: (text) => [numberOf(label, text, encoding)] }));
  return encoding.fields.flatMap((field) => fieldCells(field));
}

function fieldCells(field: EncodedField): readonly Cell[] {
  const { name, encoding } = field;
  if (encoding.kind === "record") return cellsOf(name, encoding);
  if (encoding.kind === "real" && encoding.date !== undefined) return [dateCell(name, encoding.date, isFilled(field))];
  return many(name, sizeOf(encoding.shape), encoding, (label) => ({
    label,
    read: (text) => {
      const width = encoding.kind === "oneHot" ? encoding.classes.length : 1;
      const filled = isFilled(field);
      if (text === "" && filled) return [...Array.from({ length: width }, () => 0), 1];
      const value = numberOf(label, text, encoding);
      return [...(encoding.kind === "oneHot" ? encoding.classes.map((_, k) => Number(k === value)) : [value]), ...(filled ? [0] : [])];
    },
  }));
}

/** As a cell of a CSV file: a date is one value of the text. */
function dateCell(label: string, parts: readonly DatePart[], filled: boolean): Cell {
  const width = dateWidth(parts);
  return {
    label,
    read: (text) => {
      const numbers = Array.from({ length: filled ? 2 * width : width }, () => 0);
      if (!(filled && text === "") && dateIn(text) === undefined) throw new ExampleError(`${label} is ${shown(text)} in the example: write a date, such as 2024-05-01 or 2024-05-01T12:30:00Z`);
      writeDate(text === "" ? null : text, numbers, 0, filled ? 2 : 1, parts, width, label);
      return numbers;
    },
  };
}

function many(name: string, size: number, encoding: Encoding, cell: (label: string) => Cell): readonly Cell[] {
  const isOne = encoding.kind === "record" || (size === 1 && encoding.shape.length <= 1);
  return isOne ? [cell(name)] : Array.from({ length: size }, (_, i) => cell(`${name}[${i}]`));
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}

function numberOf(label: string, text: string, encoding: Exclude<Encoding, { readonly kind: "record" }>): number {
  switch (encoding.kind) {
    case "real": {
      const x = text === "" ? Number.NaN : Number(text);
      if (!Number.isFinite(x)) throw new ExampleError(`${label} is ${shown(text)} in the example: write a number, such as 1.5`);
      return x;
    }
    case "index": {
      const x = text === "" ? Number.NaN : Number(text);
      if (!Number.isInteger(x) || x < 0 || x >= encoding.below) throw new ExampleError(`${label} is ${shown(text)} in the example: write a whole number from 0 to ${encoding.below - 1}`);
      return x;
    }
    case "oneHot": case "binary": {
      const classes: readonly ClassLabel[] = encoding.classes;
      const k = classes.findIndex((c) => String(c) === text || (typeof c === "number" && text !== "" && c === Number(text)));
      if (k >= 0) return k;
      if (encoding.kind === "oneHot" && encoding.other === true && text !== "") return classes.length - 1;
      throw new ExampleError(`${label} is ${shown(text)} in the example: write one of its classes, ${classes.slice(0, 12).map((c) => `"${c}"`).join(", ")}${classes.length > 12 ? ", …" : ""}`);
    }
  }
}

function shown(text: string): string {
  return text === "" ? "empty" : `"${text}"`;
}
