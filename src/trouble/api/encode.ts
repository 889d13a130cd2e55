/** Writes an example, as `fit` takes it, into numbers: what an emitted module does by statements of its own. */
import { dateWidth } from "../../ir/model/dates.ts";
import { fieldWidth, vectorWidth } from "../../ir/model/labels.ts";
import { isFilled } from "../../ir/model/missing.ts";
import type { EncodedField, Encoding } from "../../ir/model/types.ts";
import { checkIndex, checkNumber, classNumber, writeNumbers } from "../../runtime/checks.ts";
import { writeDate } from "../../runtime/dates.ts";
import { isMissing, writeMarked } from "../../runtime/missing.ts";
import { classOrOther } from "../../runtime/unseen.ts";

/** Numbers that are written by position. */
export interface Target {
  [index: number]: number;
}

type Classes = Extract<Encoding, { readonly kind: "oneHot" | "binary" }>;

/** How many numbers an example takes where it is data: classes are one number each, but one-hot blocks in records. */
export function dataWidth(encoding: Encoding): number {
  return encoding.kind === "oneHot" ? sizeOf(encoding.shape) : vectorWidth(encoding);
}

/** Writes at `into[at]`. Throws a TypeError or a RangeError, which begin with the name, for a value that is none of the encoding. */
export function writeExample(encoding: Encoding, value: unknown, into: Target, at: number, name: string): void {
  write(encoding, value, into, at, name, false);
}

function write(encoding: Encoding, value: unknown, into: Target, at: number, name: string, inRecord: boolean): void {
  switch (encoding.kind) {
    case "real":
      if (encoding.date !== undefined) writeDate(value, into, at, 1, encoding.date, dateWidth(encoding.date), name);
      else if (encoding.shape.length > 0) writeNumbers(listOf(value), into, at, encoding.shape, name);
      else into[at] = checkNumber(value, name);
      return;
    case "index":
      if (encoding.shape.length > 0) writeNumbers(listOf(value), into, at, encoding.shape, name, encoding.below);
      else into[at] = checkIndex(value, encoding.below, name);
      return;
    case "oneHot": case "binary": {
      const values = encoding.shape.length === 0 ? [value] : listOf(value);
      for (let i = 0; i < sizeOf(encoding.shape); i++) writeClass(encoding, values[i], into, at, i, name, inRecord && encoding.kind === "oneHot");
      return;
    }
    case "record": writeFields(encoding.fields, value, into, at, name);
  }
}

/** The `i`-th class of a value. `block`: as components, of which one is 1. */
function writeClass({ classes, ...encoding }: Classes, value: unknown, into: Target, at: number, i: number, name: string, block: boolean): void {
  const position = "other" in encoding ? classOrOther(value, classes, name) : classNumber(value, classes, name);
  if (!block) into[at + i] = position;
  else for (let k = 0; k < classes.length; k++) into[at + i * classes.length + k] = k === position ? 1 : 0;
}

function writeFields(fields: readonly EncodedField[], value: unknown, into: Target, from: number, name: string): void {
  let at = from;
  for (const field of fields) {
    writeField(field, (value as Readonly<Record<string, unknown>> | undefined)?.[field.name], into, at, `${name}.${field.name}`);
    at += fieldWidth(field);
  }
}

/** A value whose missing values are filled has a mark behind its numbers. */
function writeField(field: EncodedField, value: unknown, into: Target, at: number, name: string): void {
  const { encoding } = field;
  if (!isFilled(field)) return write(encoding, value, into, at, name, true);
  if (encoding.kind === "real" && encoding.date !== undefined) return writeDate(value, into, at, 2, encoding.date, dateWidth(encoding.date), name);
  if (encoding.kind === "real" && encoding.shape.length > 0) return writeMarked(isMissing(value) ? undefined : listOf(value), into, at, encoding.shape, name);
  const width = vectorWidth(encoding);
  const missing = isMissing(value);
  if (missing) for (let i = 0; i < width; i++) into[at + i] = 0;
  else write(encoding, value, into, at, name, true);
  into[at + width] = missing ? 1 : 0;
}

function listOf(value: unknown): ArrayLike<unknown> {
  return typeof value === "object" && value !== null && "length" in value ? (value as ArrayLike<unknown>) : [];
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}
