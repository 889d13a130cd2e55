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
      return [`checkLength(${value}, ${size}, ${quoted});`, ...whole(value, size), `for (let i = 0; i < ${size}; i++) into[${at} + i] = ${value}[i]!;`];
    }
    case "oneHot": case "binary": {
      const size = sizeOf(encoding.shape);
      const count = encoding.classes.length;
      const classes = JSON.stringify(encoding.classes);
      const blocks = inRecord && encoding.kind === "oneHot";
      const number = (v: string): string => `classNumber(${v}, ${classes}, ${quoted})`;
      if (encoding.shape.length === 0) {
        return blocks ? [`into.fill(0, ${at}, ${at} + ${count});`, `into[${at} + ${number(value)}] = 1;`] : [`into[${at}] = ${number(value)};`];
      }
      if (!blocks) return [`for (let i = 0; i < ${size}; i++) into[${at} + i] = ${number(`${value}[i]`)};`];
      return [`into.fill(0, ${at}, ${at} + ${size * count});`, `for (let i = 0; i < ${size}; i++) into[${at} + i * ${count} + ${number(`${value}[i]`)}] = 1;`];
    }
    case "record": return encodeFields(encoding.fields, value, offset);
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

/** The members that one output adds to what `predict` gives. */
export function outputMembers(name: string, encoding: Encoding, label: string): readonly (readonly [string, string])[] {
  switch (encoding.kind) {
    case "real": case "index": return [[name, encoding.shape.length === 0 ? "number" : "number[]"]];
    case "record": return [[name, `{ ${encoding.fields.map((f) => `${propertyName(f.name)}: ${f.encoding.kind === "record" || sizeOf(f.encoding.shape) !== 1 || f.encoding.kind === "oneHot" ? "number[]" : "number"}`).join("; ")} }`]];
    case "oneHot": case "binary": {
      if (encoding.shape.length > 0) return [[name, `${label}[]`], [name === "probability" ? "certainty" : "probability", "number[]"]];
      return [[name, label], ["probability", "number"], ["probabilities", `Record<${label}, number>`]];
    }
  }
}

/** Statements that decode the output at `values[0 …]`, ending with a value of its members. */
export function decodeStatements(name: string, encoding: Encoding, values: string): readonly string[] {
  const own = propertyName(name);
  switch (encoding.kind) {
    case "real": case "index":
      return [`return { ${own}: ${encoding.shape.length === 0 ? `${values}[0]!` : `Array.from(${values}.subarray(0, ${sizeOf(encoding.shape)}))`} };`];
    case "record": {
      let at = 0;
      const fields = encoding.fields.map((f) => {
        const width = fieldWidth(f.encoding);
        const single = f.encoding.kind !== "record" && f.encoding.kind !== "oneHot" && width === 1;
        const text = `${propertyName(f.name)}: ${single ? `${values}[${at}]!` : `Array.from(${values}.subarray(${at}, ${at + width}))`}`;
        at += width;
        return text;
      });
      return [`return { ${own}: { ${fields.join(", ")} } };`];
    }
    case "oneHot": {
      const count = encoding.classes.length;
      const classes = `[${encoding.classes.map((c) => JSON.stringify(c)).join(", ")}] as const`;
      if (encoding.shape.length > 0) {
        return [
          `const classes = ${classes};`, `const labels: (typeof classes)[number][] = [];`, `const certainty: number[] = [];`,
          `for (let n = 0; n < ${sizeOf(encoding.shape)}; n++) {`, `let best = 0;`,
          `for (let k = 1; k < ${count}; k++) if (${values}[n * ${count} + k]! > ${values}[n * ${count} + best]!) best = k;`,
          `labels.push(classes[best]!);`, `certainty.push(${values}[n * ${count} + best]!);`, `}`,
          `return { ${own}: labels, ${name === "probability" ? "certainty" : "probability"}: certainty };`,
        ];
      }
      return [
        `const classes = ${classes};`, `let best = 0;`, `for (let k = 1; k < ${count}; k++) if (${values}[k]! > ${values}[best]!) best = k;`,
        `return {`, `${own}: classes[best]!,`, `probability: ${values}[best]!,`,
        `probabilities: { ${encoding.classes.map((c, k) => `${typeof c === "number" ? (c < 0 ? JSON.stringify(String(c)) : String(c)) : propertyName(c)}: ${values}[${k}]!`).join(", ")} },`, `};`,
      ];
    }
    case "binary": {
      const [no, yes] = encoding.classes;
      const label = `[${JSON.stringify(no)}, ${JSON.stringify(yes)}] as const`;
      if (encoding.shape.length > 0) {
        return [
          `const classes = ${label};`, `const labels: (typeof classes)[number][] = [];`, `const certainty: number[] = [];`,
          `for (let n = 0; n < ${sizeOf(encoding.shape)}; n++) {`, `const share = ${values}[n]!;`, `labels.push(classes[share >= 0.5 ? 1 : 0]);`,
          `certainty.push(share >= 0.5 ? share : 1 - share);`, `}`, `return { ${own}: labels, ${name === "probability" ? "certainty" : "probability"}: certainty };`,
        ];
      }
      const key = (c: ClassLabel): string => (typeof c === "number" ? String(c) : propertyName(c));
      return [
        `const share = ${values}[0]!;`, `const classes = ${label};`,
        `return { ${own}: classes[share >= 0.5 ? 1 : 0], probability: share >= 0.5 ? share : 1 - share, probabilities: { ${key(no)}: 1 - share, ${key(yes)}: share } };`,
      ];
    }
  }
}
