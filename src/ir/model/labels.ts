/** Classes with numbers for names: in a data set a number is the name of a class, in a batch its position. */
import { marksOf } from "./missing.ts";
import type { ClassLabel, EncodedField, Encoding } from "./types.ts";

/** Components `from` to `to` - 1 of an example's numbers: classes whose names are numbers, and not their positions. */
export interface NumberedClasses {
  readonly from: number;
  readonly to: number;
  readonly classes: readonly ClassLabel[];
  /** Any other value is of the last class. */
  readonly other?: true;
}

/** Whether a number that a data set has for a class is a name, and not the position of a class with another name. */
export function areNumbers(classes: readonly ClassLabel[]): boolean {
  return classes.some((c) => typeof c === "number");
}

/** Where the numbers of an example are names of classes that differ from their positions. One-hot blocks of records hold no names. */
export function numberedClasses(encoding: Encoding): readonly NumberedClasses[] {
  return encoding.kind === "record" ? inRecord(encoding.fields) : numbered(encoding, 0, sizeOf(encoding.shape));
}

function inRecord(fields: Extract<Encoding, { kind: "record" }>["fields"]): readonly NumberedClasses[] {
  let at = 0;
  return fields.flatMap((field) => {
    const { encoding } = field;
    const from = at;
    const to = from + vectorWidth(encoding);
    at += fieldWidth(field);
    if (encoding.kind === "record") return inRecord(encoding.fields).map((c) => ({ ...c, from: c.from + from, to: c.to + from }));
    return encoding.kind === "oneHot" ? [] : numbered(encoding, from, to);
  });
}

function numbered(encoding: Encoding, from: number, to: number): readonly NumberedClasses[] {
  if (encoding.kind !== "oneHot" && encoding.kind !== "binary") return [];
  const { classes } = encoding;
  return areNumbers(classes) && classes.some((c, position) => c !== position) ? [{ from, to, classes, ...("other" in encoding && { other: encoding.other }) }] : [];
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** How many numbers of its record's data a field takes, the marks of missing values included. */
export function fieldWidth(field: Pick<EncodedField, "encoding" | "missing">): number {
  return vectorWidth(field.encoding) + marksOf(field);
}

/** How many numbers an encoding takes in a record, without the marks of its own missing values. */
export function vectorWidth(encoding: Encoding): number {
  if (encoding.kind === "record") return encoding.fields.reduce((sum, field) => sum + fieldWidth(field), 0);
  return encoding.kind === "oneHot" ? sizeOf(encoding.shape) * encoding.classes.length : sizeOf(encoding.shape);
}
