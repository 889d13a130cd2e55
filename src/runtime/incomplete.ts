/** Examples without a value that training and evaluation need are left out. */
import { isMissing } from "./missing.ts";
import type { Numbers } from "./rows.ts";

/** A part of a data set, by name; `width`: numbers of one example. */
interface SizedPart {
  readonly name: string;
  readonly width: number;
}

/** A field that examples need: its names from the part on, and its first number in the data of an example. */
export interface NeededField {
  readonly path: readonly string[];
  readonly at: number;
}

/** The data set without the examples that lack a value of a field; `tell` is told how many those are, by field. */
export function completeExamples<T extends object>(data: T, parts: readonly SizedPart[], fields: readonly NeededField[], tell?: (warning: string) => void): T {
  const found = parts.map(({ name, width }) => ({ name, width, values: (data as Record<string, ArrayLike<unknown> | undefined>)[name] }));
  const counts = found.map(({ values, width }) => (values === undefined || values === null ? -1 : values.length / (isFlatPart(values) ? width : 1)));
  const count = counts[0]!;
  // Data that do not fit are refused where they are taken in.
  if (!(count >= 1) || counts.some((c) => c !== count)) return data;
  const lacking = new Map<string, number>();
  const kept: number[] = [];
  for (let n = 0; n < count; n++) {
    const lacks = fields.filter((field) => isMissing(fieldValue(found, field, n)));
    for (const { path } of lacks) lacking.set(path.join("."), (lacking.get(path.join(".")) ?? 0) + 1);
    if (lacks.length === 0) kept.push(n);
  }
  if (kept.length === count) return data;
  const reasons = [...lacking].map(([name, times]) => `${name} is missing in ${times}`).join(", ");
  if (kept.length === 0) throw new RangeError(`the data hold no complete example: ${reasons}`);
  tell?.(`${count - kept.length} of ${count} examples are left out: ${reasons}`);
  return { ...data, ...Object.fromEntries(found.map(({ name, width, values }) => [name, examplesAt(values!, kept, width)])) };
}

/** Whether a part is numbers of all examples, one after another, and not a list of examples. */
function isFlatPart(values: ArrayLike<unknown>): boolean {
  return ArrayBuffer.isView(values) || typeof values[0] === "number";
}

function fieldValue(parts: readonly (SizedPart & { readonly values: ArrayLike<unknown> | undefined })[], { path, at }: NeededField, n: number): unknown {
  const [first, ...fields] = path;
  const { values, width } = parts.find(({ name }) => name === first)!;
  if (isFlatPart(values!)) return values![n * width + at];
  return fields.reduce<unknown>((value, field) => (value as Record<string, unknown> | null | undefined)?.[field], values![n]);
}

/** Some examples of a part, in a copy of its type. */
function examplesAt(values: ArrayLike<unknown>, kept: readonly number[], width: number): ArrayLike<unknown> {
  if (!isFlatPart(values)) return kept.map((n) => values[n]);
  const made = (values as Numbers).slice(0, kept.length * width);
  for (let n = 0; n < kept.length; n++) for (let i = 0; i < width; i++) made[n * width + i] = (values as Numbers)[kept[n]! * width + i]!;
  return made;
}
