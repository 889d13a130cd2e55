/** Encodings as TypeScript types, and code that writes one example into numbers. */
import { areNumbers } from "../../ir/model/labels.ts";
import type { ClassLabel, EncodedField, Encoding } from "../../ir/model/types.ts";
import { objectType, property, type Property } from "./declarations.ts";
import { member } from "./names.ts";

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}

/** How many numbers an example takes where it is data: classes are one number each, but one-hot blocks in records. */
export function dataWidth(encoding: Encoding): number {
  switch (encoding.kind) {
    case "real": case "index": case "oneHot": case "binary": return sizeOf(encoding.shape);
    case "record": return encoding.fields.reduce((sum, f) => sum + fieldWidth(f.encoding), 0);
  }
}

/** How many numbers a field takes in its record's vector. */
export function fieldWidth(encoding: Encoding): number {
  if (encoding.kind === "record") return dataWidth(encoding);
  return encoding.kind === "oneHot" ? sizeOf(encoding.shape) * encoding.classes.length : sizeOf(encoding.shape);
}

/** The bound of whole numbers, where an encoding's data are such. */
export function wholeBelow(encoding: Encoding): number | undefined {
  switch (encoding.kind) {
    case "index": return encoding.below;
    case "oneHot": case "binary": return encoding.classes.length;
    case "real": case "record": return undefined;
  }
}

export function labelUnion(classes: readonly ClassLabel[]): string {
  return classes.map((c) => JSON.stringify(c)).join(" | ");
}

/** The type of one example. `alias` names the union of an encoding's classes where one is declared. */
export function exampleType(encoding: Encoding, alias?: string): string {
  switch (encoding.kind) {
    case "real": case "index": return encoding.shape.length === 0 ? "number" : "ArrayLike<number>";
    case "oneHot": case "binary": {
      const label = alias ?? labelUnion(encoding.classes);
      if (encoding.shape.length === 0) return label;
      return areNumbers(encoding.classes) ? `ArrayLike<${label}> | Int32Array` : `ArrayLike<${label} | number>`;
    }
    case "record": return objectType(recordMembers(encoding));
  }
}

export function recordMembers({ fields }: { readonly fields: readonly EncodedField[] }): readonly Property[] {
  return fields.map((f) => property(f.name, exampleType(f.encoding), f.doc));
}

/** Statements that write `value` at `into[at + offset]`. */
export function encodeStatements(encoding: Encoding, value: string, name: string, offset: number, inRecord: boolean): readonly string[] {
  const at = offset === 0 ? "at" : `at + ${offset}`;
  const quoted = JSON.stringify(name);
  switch (encoding.kind) {
    case "real": case "index": {
      const below = encoding.kind === "index" ? `, ${encoding.below}` : "";
      if (encoding.shape.length > 0) return [`writeNumbers(${value}, into, ${at}, [${encoding.shape.join(", ")}], ${quoted}${below});`];
      return [`into[${at}] = ${encoding.kind === "index" ? "checkIndex" : "checkNumber"}(${value}${below}, ${quoted});`];
    }
    case "oneHot": case "binary": {
      const size = sizeOf(encoding.shape);
      const count = encoding.classes.length;
      const classes = `[${encoding.classes.map((c) => JSON.stringify(c)).join(", ")}]`;
      const blocks = inRecord && encoding.kind === "oneHot";
      const number = (v: string, index = ""): string => `classNumber(${v}, ${classes}, ${quoted}${index})`;
      if (encoding.shape.length === 0) {
        return blocks ? [`into.fill(0, ${at}, ${at} + ${count});`, `into[${at} + ${number(value)}] = 1;`] : [`into[${at}] = ${number(value)};`];
      }
      const length = `checkShape(${value}, [${encoding.shape.join(", ")}], ${quoted});`;
      if (!blocks) return [length, `for (let i = 0; i < ${size}; i++) into[${at} + i] = ${number(`${value}[i]`, ", i")};`];
      return [length, `into.fill(0, ${at}, ${at} + ${size * count});`, `for (let i = 0; i < ${size}; i++) into[${at} + i * ${count} + ${number(`${value}[i]`, ", i")}] = 1;`];
    }
    case "record": return [`checkRecord(${value}, ${quoted}, ${JSON.stringify(encoding.fields.map((f) => f.name))});`, ...encodeFields(encoding.fields, value, name, offset)];
  }
}

function encodeFields(fields: readonly EncodedField[], value: string, name: string, offset: number): readonly string[] {
  let at = offset;
  return fields.flatMap((f) => {
    const statements = encodeStatements(f.encoding, member(value, f.name), member(name, f.name), at, true);
    at += fieldWidth(f.encoding);
    return statements;
  });
}
