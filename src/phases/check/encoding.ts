/** Encodings: what the numbers of an input or output mean, and the shape that follows. */
import type { Found } from "../../diagnostics/catalogue.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Argument, Item, Kind, NamedKind, RecordKind } from "../../ir/ast/expression.ts";
import { vectorWidth } from "../../ir/model/labels.ts";
import { indicatorsOf } from "../../ir/model/missing.ts";
import { near } from "../../diagnostics/near.ts";
import { toNumber } from "../../ir/equation/number.ts";
import type { ClassLabel, EncodedField, Encoding } from "../../ir/model/types.ts";
import { readColumn, refuseSameColumns } from "./columns.ts";
import { isDate, readDate } from "./dates.ts";
import { evaluate, evaluateSize, showValue } from "./evaluate.ts";
import { mostAxes } from "./size.ts";
import { readMissing, saysMissing } from "./missing.ts";
import { readOther } from "./other.ts";
import type { Scope } from "./types.ts";

const encodingNames = ["index", "oneHot", "binary", "date"];

/** The sizes between brackets; `undefined` after a fault. */
export function evaluateShape(items: readonly Item[], scope: Scope, report: Report): readonly number[] | undefined {
  const sizes: number[] = [];
  const beyond = items[mostAxes];
  if (beyond !== undefined) report.add("tooManyAxes", beyond.span, { array: undefined, axes: items.length, limit: mostAxes });
  let failed = beyond !== undefined;
  for (const item of items) {
    if (item.kind === "pack") {
      report.add("packInShape", item.span, { name: item.name.text });
      failed = true;
      continue;
    }
    const size = evaluateSize(item, scope, report);
    if (size === undefined) failed = true;
    else sizes.push(size);
  }
  return failed ? undefined : sizes;
}

/** The encoding that was written; `undefined` after a fault. */
export function readEncoding(kind: Kind, scope: Scope, report: Report): Encoding | undefined {
  switch (kind.kind) {
    case "shapeKind": {
      const shape = evaluateShape(kind.items, scope, report);
      return shape && { kind: "real", shape };
    }
    case "recordKind": return readRecord(kind, scope, report);
    case "namedKind": return readNamed(kind, scope, report);
  }
}

function readRecord(kind: RecordKind, scope: Scope, report: Report): Encoding | undefined {
  const fields: EncodedField[] = [];
  const seen = new Map<string, RecordKind["fields"][number]>();
  let failed = false;
  refuseSameColumns(kind.fields, report);
  for (const field of kind.fields) {
    const first = seen.get(field.name.text);
    if (first !== undefined) {
      report.add("duplicateField", field.name.span, { name: field.name.text }, { notes: [{ message: "first named here", span: first.span }] });
      failed = true;
    }
    seen.set(field.name.text, field);
    const { kind: written, missing } = field.encoding ? readMissing(field.encoding, report) : {};
    const encoding = written ? (isDate(written) ? readDate(written, report) : readEncoding(written, scope, report)) : ({ kind: "real", shape: [] } as const);
    if (encoding === undefined || missing === "faulty") failed = true;
    else fields.push({ name: field.name.text, encoding, ...(missing && { missing }), ...readColumn(field, report) });
  }
  return failed ? undefined : { kind: "record", fields };
}

function readNamed(kind: NamedKind, scope: Scope, report: Report): Encoding | undefined {
  const shape = kind.shape ? evaluateShape(kind.shape, scope, report) : [];
  const name = kind.name.text;
  if (saysMissing(kind)) {
    report.add("missingOutsideRecord", kind.span, {});
    return undefined;
  }
  if (name === "date") {
    report.add("dateOutsideRecord", kind.span, {});
    return undefined;
  }
  if (!encodingNames.includes(name)) {
    const guess = near(name, encodingNames);
    const fixes = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: kind.name.span, text: guess }] }];
    report.add("unknownEncoding", kind.name.span, { name }, { fixes });
    return undefined;
  }
  if (name === "index") {
    if (readOther(kind, scope, report) === undefined) return undefined;
    const [only, ...more] = kind.arguments;
    const below = only?.kind === "value" && only.key === undefined && more.length === 0 ? evaluateSize(only.value, scope, report) : 0;
    if (below === undefined || shape === undefined) return undefined;
    if (below >= 1) return { kind: "index", below, shape };
    report.add("indexWithoutSize", kind.span, {});
    return undefined;
  }
  const written = readOther(kind, scope, report);
  if (written === undefined) return undefined;
  const classes = readClasses(written.listed, written.other, kind, scope, report);
  if (classes === undefined || shape === undefined) return undefined;
  const [first, second] = classes;
  if (name === "binary" && first !== undefined && second !== undefined) {
    if (classes.length === 2) return { kind: "binary", classes: [first, second], shape };
    report.add("binaryClasses", kind.span, { given: classes.length });
    return undefined;
  }
  return { kind: "oneHot", classes, shape, ...(written.other !== undefined && { other: true }) };
}

type ClassFault = "emptyRange" | "tooManyClasses" | "classOfAnotherKind" | "classesExpected" | "tooFewClasses" | "duplicateClass" | "fractionalClass" | "otherIsListed";

/** Each class is a name in the types and the text of a module. */
const mostClasses = 2 ** 16;

/** `other`: a further class, the last one. */
function readClasses(args: readonly Argument[], other: ClassLabel | undefined, kind: NamedKind, scope: Scope, report: Report): readonly ClassLabel[] | undefined {
  const classes: ClassLabel[] = [];
  const refuse = <W extends ClassFault>(word: W, found: Found<W>): undefined => {
    report.add(word, kind.span, found);
  };
  for (const argument of args) {
    if (argument.kind === "range") {
      const from = evaluateSize(argument.from, scope, report);
      const to = evaluateSize(argument.to, scope, report);
      if (from === undefined || to === undefined) return undefined;
      if (to < from) return refuse("emptyRange", { from, to });
      if (to - from >= mostClasses) return refuse("tooManyClasses", { from, to, limit: mostClasses });
      for (let c = from; c <= to; c++) classes.push(c);
    } else if (argument.kind === "value" && argument.key === undefined) {
      const value = evaluate(argument.value, scope, report);
      if (value.kind === "string") classes.push(value.value);
      else if (value.kind === "number") classes.push(toNumber(value.value));
      else if (value.kind === "unknown") return undefined;
      else return refuse("classOfAnotherKind", { found: showValue(value) });
    } else return refuse("classesExpected", {});
  }
  if (other !== undefined && classes.some((c) => String(c) === String(other))) return refuse("otherIsListed", { label: other });
  if (other !== undefined) classes.push(other);
  if (classes.length < 2) return refuse("tooFewClasses", { encoding: kind.name.text, given: classes.length });
  const seen = new Set<string>();
  const twice = classes.find((c) => seen.size === seen.add(String(c)).size);
  if (twice !== undefined) return refuse("duplicateClass", { label: twice });
  const fractional = classes.find((c) => typeof c === "number" && !Number.isInteger(c));
  if (fractional !== undefined) return refuse("fractionalClass", { label: fractional });
  return classes;
}

/** How many components an encoding takes in its record's vector. */
export function componentsOf(encoding: Encoding): number {
  if (encoding.kind === "record") return encoding.fields.reduce((sum, f) => sum + componentsOf(f.encoding) + indicatorsOf(f), 0);
  return vectorWidth(encoding);
}

/** The shape of the value in the chain, without the batch: one number for each class, `[1]` for a lone probability. */
export function valueShape(encoding: Encoding): readonly number[] {
  switch (encoding.kind) {
    case "real": case "index": return encoding.shape;
    case "record": return [componentsOf(encoding)];
    case "oneHot": return [...encoding.shape, encoding.classes.length];
    case "binary": return encoding.shape.length === 0 ? [1] : encoding.shape;
  }
}
