/** Examples without a value that training and evaluation need are left out. */
import { checkColumn } from "./checks.ts";
import { isMissing } from "./missing.ts";
import type { Numbers } from "./rows.ts";
import type { SplitValues } from "./split.ts";

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

/** Options of `fit` that concern the examples of a data set. */
export interface ExampleOptions {
  /** Called with how many examples are left out, by field. */
  readonly onWarning?: ((warning: string) => void) | undefined;
  /** Values for each of the examples, those that are left out included. */
  readonly columns?: Readonly<Record<string, SplitValues>> | undefined;
}

/** A data set, and the options with the columns of the same examples. */
export interface CompleteData<T, O> {
  readonly data: T;
  readonly options: O;
}

/** The data set and the columns without the examples that lack a value of a field. */
export function completeExamples<T extends object, O extends ExampleOptions>(data: T, parts: readonly SizedPart[], fields: readonly NeededField[], options: O): CompleteData<T, O> {
  const found = parts.map(({ name, width }) => ({ name, width, values: (data as Record<string, ArrayLike<unknown> | undefined>)[name] }));
  const counts = found.map(({ values, width }) => (values === undefined || values === null ? -1 : values.length / (isFlatPart(values) ? width : 1)));
  const count = counts[0]!;
  // Data that do not fit are refused where they are taken in.
  if (!(count >= 1) || counts.some((c) => c !== count)) return { data, options };
  const lacking = new Map<string, number>();
  const kept: number[] = [];
  for (let n = 0; n < count; n++) {
    const lacks = fields.filter((field) => isMissing(fieldValue(found, field, n)));
    for (const { path } of lacks) lacking.set(path.join("."), (lacking.get(path.join(".")) ?? 0) + 1);
    if (lacks.length === 0) kept.push(n);
  }
  if (kept.length === count) return { data, options };
  const reasons = [...lacking].map(([name, times]) => `${name} is missing in ${times}`).join(", ");
  if (kept.length === 0) throw new RangeError(`the data hold no complete example: ${reasons}`);
  const { columns, onWarning } = options;
  const whole = { ...data, ...Object.fromEntries(found.map(({ name, width, values }) => [name, examplesAt(values!, kept, width)])) };
  const left = columns && Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, columnAt(values, kept, count, name)]));
  onWarning?.(`${count - kept.length} of ${count} examples are left out: ${reasons}`);
  return { data: whole, options: left === undefined ? options : { ...options, columns: left } };
}

/** The values of some examples. */
function columnAt(values: SplitValues, kept: readonly number[], examples: number, name: string): SplitValues {
  checkColumn(values, examples, name);
  return kept.map((n) => values[n]!) as number[] | string[];
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
