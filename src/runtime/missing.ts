/** Missing values in records: `null`, `undefined` and NaN. */
import { checkNumber, checkRecord, checkShape, nearestName } from "./checks.ts";

/** Whether a value is none. */
export function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "number" && Number.isNaN(value));
}

/** Throws unless the value is an object that has the fields. `optional` ones may be left out, but not written in another way. */
export function checkFields(value: unknown, name: string, fields: readonly string[], optional: readonly string[]): void {
  checkRecord(value, name, fields);
  for (let i = 0; i < optional.length; i++) {
    const field = optional[i]!;
    if (field in (value as object)) continue;
    const like = nearestName(field, Object.keys(value as object).filter((key) => !fields.includes(key) && !optional.includes(key)));
    if (like !== undefined) throw new TypeError(`${name}.${field} is missing; found ${like}: write ${field}`);
  }
}

/** Writes the numbers of a shape at `into[at]`, with a mark behind each: 1 where it is missing (then the number is 0), else 0. */
export function writeMarked(value: ArrayLike<unknown> | null | undefined, into: { [index: number]: number }, at: number, shape: readonly number[], name: string): void {
  const size = shape.reduce((a, b) => a * b, 1);
  if (value !== null && value !== undefined) checkShape(value, shape, name);
  for (let i = 0; i < size; i++) {
    const x = value?.[i];
    const missing = isMissing(x);
    into[at + 2 * i] = missing ? 0 : checkNumber(x, `${name}[${i}]`);
    into[at + 2 * i + 1] = missing ? 1 : 0;
  }
}
