/** Classes with numbers for names: in a data set a number is the name of a class, in a batch its position. */
import type { ClassLabel, Encoding } from "./types.ts";

/** Components `from` to `to` - 1 of an example's numbers: classes whose names are numbers, and not their positions. */
export interface NumberedClasses {
  readonly from: number;
  readonly to: number;
  readonly classes: readonly ClassLabel[];
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
  return fields.flatMap(({ encoding }) => {
    const from = at;
    at += vectorWidth(encoding);
    if (encoding.kind === "record") return inRecord(encoding.fields).map((c) => ({ ...c, from: c.from + from, to: c.to + from }));
    return encoding.kind === "oneHot" ? [] : numbered(encoding, from, at);
  });
}

function numbered(encoding: Encoding, from: number, to: number): readonly NumberedClasses[] {
  if (encoding.kind !== "oneHot" && encoding.kind !== "binary") return [];
  const { classes } = encoding;
  return areNumbers(classes) && classes.some((c, position) => c !== position) ? [{ from, to, classes }] : [];
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** How many components of its record's vector a field takes. */
export function vectorWidth(encoding: Encoding): number {
  if (encoding.kind === "record") return encoding.fields.reduce((sum, field) => sum + vectorWidth(field.encoding), 0);
  return encoding.kind === "oneHot" ? sizeOf(encoding.shape) * encoding.classes.length : sizeOf(encoding.shape);
}
