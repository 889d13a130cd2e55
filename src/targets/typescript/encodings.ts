/** Encodings as TypeScript types, and code that writes one example into numbers. */
import { type DatePart, dateWidth } from "../../ir/model/dates.ts";
import { areNumbers, fieldWidth, vectorWidth } from "../../ir/model/labels.ts";
import { isFilled } from "../../ir/model/missing.ts";
import type { EncodedField, Encoding } from "../../ir/model/types.ts";
import { objectType, property, type Property } from "./declarations.ts";
import { member } from "./names.ts";
import type { DataPart } from "./plan.ts";
import { code } from "./template.ts";

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((a, b) => a * b, 1);
}

/** How many numbers an example takes where it is data: classes are one number each, but one-hot blocks in records. */
export function dataWidth(encoding: Encoding): number {
  switch (encoding.kind) {
    case "real": case "index": case "oneHot": case "binary": return sizeOf(encoding.shape);
    case "record": return vectorWidth(encoding);
  }
}

/** The bound of whole numbers, where an encoding's data are such. */
export function wholeBelow(encoding: Encoding): number | undefined {
  switch (encoding.kind) {
    case "index": return encoding.below;
    case "oneHot": case "binary": return encoding.classes.length;
    case "real": case "record": return undefined;
  }
}

/** The type of a class by name. Where any value is one, those that are listed stay in it for editors to complete. */
export function labelUnion({ classes, ...encoding }: Extract<Encoding, { readonly kind: "oneHot" | "binary" }>): string {
  const kinds = "other" in encoding ? new Set(classes.map((c) => typeof c)) : [];
  return [...classes.map((c) => JSON.stringify(c)), ...[...kinds].map((kind) => `(${kind} & {})`)].join(" | ");
}

/** The type of one example. `alias` names the union of an encoding's classes where one is declared. */
function exampleType(encoding: Encoding, alias?: string): string {
  switch (encoding.kind) {
    case "real": case "index":
      if (encoding.kind === "real" && encoding.date !== undefined) return "string | number | { getTime(): number } | ArrayLike<number>";
      return encoding.shape.length === 0 ? "number" : "ArrayLike<number>";
    case "oneHot": case "binary": {
      const label = alias ?? labelUnion(encoding);
      if (encoding.shape.length === 0) return label;
      return areNumbers(encoding.classes) ? `ArrayLike<${label}> | Int32Array` : `ArrayLike<${label} | number>`;
    }
    case "record": return objectType(recordMembers(encoding));
  }
}

/** The type of one example of a part. */
export function exampleOf(part: Pick<DataPart, "encoding" | "type">): string {
  return part.encoding.kind === "record" ? part.type.inside : exampleType(part.encoding, part.type.inside);
}

export function recordMembers({ fields }: { readonly fields: readonly EncodedField[] }): readonly Property[] {
  return fields.map((f) => property(f.name, fieldType(f), f.doc));
}

/** Where a missing value is no error, `null` is one. */
function fieldType({ encoding, missing }: EncodedField): string {
  if (missing === undefined) return exampleType(encoding);
  return encoding.kind === "real" && encoding.date === undefined && encoding.shape.length > 0 ? "ArrayLike<number | null>" : `${exampleType(encoding)} | null`;
}

/** Statements that write `value` at `into[at + offset]`. */
export function encodeStatements(encoding: Encoding, value: string, name: string, offset: number, inRecord: boolean): readonly string[] {
  const at = offset === 0 ? "at" : `at + ${offset}`;
  const quoted = JSON.stringify(name);
  switch (encoding.kind) {
    case "real": case "index": {
      if (encoding.kind === "real" && encoding.date !== undefined) return [writeDateCall(encoding.date, value, name, at, 1)];
      const below = encoding.kind === "index" ? `, ${encoding.below}` : "";
      if (encoding.shape.length > 0) return [`writeNumbers(${value}, into, ${at}, [${encoding.shape.join(", ")}], ${quoted}${below});`];
      return [`into[${at}] = ${encoding.kind === "index" ? "checkIndex" : "checkNumber"}(${value}${below}, ${quoted});`];
    }
    case "oneHot": case "binary": {
      const size = sizeOf(encoding.shape);
      const count = encoding.classes.length;
      const classes = `[${encoding.classes.map((c) => JSON.stringify(c)).join(", ")}]`;
      const blocks = inRecord && encoding.kind === "oneHot";
      const number = (v: string, index = ""): string => `${"other" in encoding ? "classOrOther" : "classNumber"}(${v}, ${classes}, ${quoted}${index})`;
      if (encoding.shape.length === 0) {
        return blocks ? [`into.fill(0, ${at}, ${at} + ${count});`, `into[${at} + ${number(value)}] = 1;`] : [`into[${at}] = ${number(value)};`];
      }
      const length = `checkShape(${value}, [${encoding.shape.join(", ")}], ${quoted});`;
      if (!blocks) return [length, `for (let i = 0; i < ${size}; i++) into[${at} + i] = ${number(`${value}[i]`, ", i")};`];
      return [length, `into.fill(0, ${at}, ${at} + ${size * count});`, `for (let i = 0; i < ${size}; i++) into[${at} + i * ${count} + ${number(`${value}[i]`, ", i")}] = 1;`];
    }
    case "record": return [checkFields(encoding.fields, value, quoted), ...encodeFields(encoding.fields, value, name, offset)];
  }
}

/** `stride`: 2 where a mark lies behind each number. */
function writeDateCall(parts: readonly DatePart[], value: string, name: string, at: string, stride: 1 | 2): string {
  return `writeDate(${value}, into, ${at}, ${stride}, ${JSON.stringify(parts)}, ${dateWidth(parts)}, ${JSON.stringify(name)});`;
}

function encodeFields(fields: readonly EncodedField[], value: string, name: string, offset: number): readonly string[] {
  let at = offset;
  return fields.flatMap((f) => {
    const statements = encodeField(f, member(value, f.name), member(name, f.name), at);
    at += fieldWidth(f);
    return statements;
  });
}

/** A field whose missing values are filled may be left out of the record. */
function checkFields(fields: readonly EncodedField[], value: string, quoted: string): string {
  const list = (some: readonly EncodedField[]): string => JSON.stringify(some.map((f) => f.name));
  const optional = fields.filter(isFilled);
  return optional.length === 0 ? `checkRecord(${value}, ${quoted}, ${list(fields)});` : `checkFields(${value}, ${quoted}, ${list(fields.filter((f) => !isFilled(f)))}, ${list(optional)});`;
}

/** A value whose missing values are filled has a mark behind its numbers. */
function encodeField(field: EncodedField, value: string, name: string, offset: number): readonly string[] {
  const { encoding } = field;
  if (!isFilled(field)) return encodeStatements(encoding, value, name, offset, true);
  const from = offset === 0 ? "at" : `at + ${offset}`;
  if (encoding.kind === "real" && encoding.date !== undefined) return [writeDateCall(encoding.date, value, name, from, 2)];
  if (encoding.kind === "real" && encoding.shape.length > 0) return [`writeMarked(${value}, into, ${from}, [${encoding.shape.join(", ")}], ${JSON.stringify(name)});`];
  const width = vectorWidth(encoding);
  return code`
    if (isMissing(${value})) {
      into.fill(0, ${from}, at + ${offset + width});
      into[at + ${offset + width}] = 1;
    } else {
      ${encodeStatements(encoding, value, name, offset, true)}
      into[at + ${offset + width}] = 0;
    }
  `;
}
