/** Encodings as TypeScript types, and code that writes one example into numbers and reads one out of them. */
import type { ClassLabel, EncodedField, Encoding } from "../../ir/model/types.ts";
import { member, propertyName } from "./names.ts";

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

function fieldWidth(encoding: Encoding): number {
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
      return encoding.shape.length === 0 ? label : `ArrayLike<${label} | number>`;
    }
    case "record": return `{ ${encoding.fields.map((f) => `readonly ${propertyName(f.name)}: ${exampleType(f.encoding)}`).join("; ")} }`;
  }
}

/** Statements that write `value` at `into[at + offset]`. */
export function encodeStatements(encoding: Encoding, value: string, name: string, offset: number, inRecord: boolean): readonly string[] {
  const at = offset === 0 ? "at" : `at + ${offset}`;
  const quoted = JSON.stringify(name);
  switch (encoding.kind) {
    case "real": case "index": {
      const whole = (values: string, count: number): readonly string[] => (encoding.kind === "index" ? [`checkIndices(${values}, ${count}, ${encoding.below}, ${quoted});`] : []);
      if (encoding.shape.length === 0) return [...whole(`[${value}]`, 1), `into[${at}] = checkNumber(${value}, ${quoted});`];
      const size = sizeOf(encoding.shape);
      return [`checkLength(${value}, ${size}, true, ${quoted});`, ...whole(value, size), `for (let i = 0; i < ${size}; i++) into[${at} + i] = checkNumber(${value}[i], ${quoted});`];
    }
    case "oneHot": case "binary": {
      const size = sizeOf(encoding.shape);
      const count = encoding.classes.length;
      const classes = `[${encoding.classes.map((c) => JSON.stringify(c)).join(", ")}]`;
      const blocks = inRecord && encoding.kind === "oneHot";
      const number = (v: string): string => `classNumber(${v}, ${classes}, ${quoted})`;
      if (encoding.shape.length === 0) {
        return blocks ? [`into.fill(0, ${at}, ${at} + ${count});`, `into[${at} + ${number(value)}] = 1;`] : [`into[${at}] = ${number(value)};`];
      }
      const length = `checkLength(${value}, ${size}, true, ${quoted});`;
      if (!blocks) return [length, `for (let i = 0; i < ${size}; i++) into[${at} + i] = ${number(`${value}[i]`)};`];
      return [length, `into.fill(0, ${at}, ${at} + ${size * count});`, `for (let i = 0; i < ${size}; i++) into[${at} + i * ${count} + ${number(`${value}[i]`)}] = 1;`];
    }
    case "record": return [`checkRecord(${value}, ${quoted});`, ...encodeFields(encoding.fields, value, offset)];
  }
}

function encodeFields(fields: readonly EncodedField[], value: string, offset: number): readonly string[] {
  let at = offset;
  return fields.flatMap((f) => {
    const statements = encodeStatements(f.encoding, member(value, f.name), f.name, at, true);
    at += fieldWidth(f.encoding);
    return statements;
  });
}

/** What `predict` calls the probability, or probabilities, beside an output; another word where that is the output's name. */
function besides(name: string): { readonly one: string; readonly all: string } {
  return { one: name === "probability" ? "certainty" : "probability", all: name === "probabilities" ? "certainties" : "probabilities" };
}

/** Whether a field of a decoded record is one number. */
function isSingle(encoding: Encoding): boolean {
  return encoding.kind !== "record" && encoding.kind !== "oneHot" && fieldWidth(encoding) === 1;
}

/** The members that one output adds to what `predict` gives, each with its type. `label`: the type of its classes. */
export function outputMembers(name: string, encoding: Encoding, label: string): readonly (readonly [string, string])[] {
  switch (encoding.kind) {
    case "real": case "index": return [[name, encoding.shape.length === 0 ? "number" : "number[]"]];
    case "record": return [[name, `{ ${encoding.fields.map((f) => `${propertyName(f.name)}: ${isSingle(f.encoding) ? "number" : "number[]"}`).join("; ")} }`]];
    case "oneHot": case "binary": {
      const { one, all } = besides(name);
      return encoding.shape.length > 0 ? [[name, `${label}[]`], [one, "number[]"]] : [[name, label], [one, "number"], [all, `Record<${label}, number>`]];
    }
  }
}

/** Statements that decode the output at `values[0 …]`, ending with a value of its members. */
export function decodeStatements(name: string, encoding: Encoding, values: string): readonly string[] {
  const own = propertyName(name);
  switch (encoding.kind) {
    case "real": case "index":
      return [`return { ${own}: ${encoding.shape.length === 0 ? `${values}[0]!` : `Array.from(${values})`} };`];
    case "record": return [`return { ${own}: { ${decodeFields(encoding.fields, values)} } };`];
    case "oneHot": case "binary": return encoding.shape.length > 0 ? decodeLabels(own, encoding, values, besides(name).one) : decodeLabel(own, encoding, values, besides(name));
  }
}

function decodeFields(fields: readonly EncodedField[], values: string): string {
  let at = 0;
  return fields.map((f) => {
    const from = at;
    at += fieldWidth(f.encoding);
    return `${propertyName(f.name)}: ${isSingle(f.encoding) ? `${values}[${from}]!` : `Array.from(${values}.subarray(${from}, ${at}))`}`;
  }).join(", ");
}

type Classes = Extract<Encoding, { readonly kind: "oneHot" | "binary" }>;

function classList(encoding: Classes): string {
  return `const classes = [${encoding.classes.map((c) => JSON.stringify(c)).join(", ")}] as const;`;
}

/** A class as the key of an object. */
function classKey(c: ClassLabel): string {
  return typeof c === "number" && c >= 0 ? String(c) : propertyName(String(c));
}

/** One class, and the probability of each. */
function decodeLabel(own: string, encoding: Classes, values: string, { one, all }: { readonly one: string; readonly all: string }): readonly string[] {
  if (encoding.kind === "binary") {
    const [no, yes] = encoding.classes;
    return [
      classList(encoding), `const share = ${values}[0]!;`,
      `return { ${own}: classes[share >= 0.5 ? 1 : 0], ${one}: share >= 0.5 ? share : 1 - share, ${all}: { ${classKey(no)}: 1 - share, ${classKey(yes)}: share } };`,
    ];
  }
  return [
    classList(encoding), `let best = 0;`, `for (let k = 1; k < ${encoding.classes.length}; k++) if (${values}[k]! > ${values}[best]!) best = k;`,
    `return {`, `${own}: classes[best]!,`, `${one}: ${values}[best]!,`,
    `${all}: { ${encoding.classes.map((c, k) => `${classKey(c)}: ${values}[${k}]!`).join(", ")} },`, `};`,
  ];
}

/** Arrays of classes, each with its probability. */
function decodeLabels(own: string, encoding: Classes, values: string, one: string): readonly string[] {
  const count = encoding.classes.length;
  const choose = encoding.kind === "binary"
    ? [`const share = ${values}[n]!;`, `labels.push(classes[share >= 0.5 ? 1 : 0]);`, `certainty.push(share >= 0.5 ? share : 1 - share);`]
    : [
      `let best = n * ${count};`, `for (let k = best + 1; k < (n + 1) * ${count}; k++) if (${values}[k]! > ${values}[best]!) best = k;`,
      `labels.push(classes[best - n * ${count}]!);`, `certainty.push(${values}[best]!);`,
    ];
  return [
    classList(encoding), `const labels: (typeof classes)[number][] = [];`, `const certainty: number[] = [];`,
    `for (let n = 0; n < ${sizeOf(encoding.shape)}; n++) {`, ...choose, `}`, `return { ${own}: labels, ${one}: certainty };`,
  ];
}
