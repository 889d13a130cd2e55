import type { DataArray, DataSet } from "../data/read.ts";
import { fieldWidth } from "../ir/model/labels.ts";
import { isFilled } from "../ir/model/missing.ts";
import type { ClassLabel, Encoding, ModelInput } from "../ir/model/types.ts";

/** A value as `predict` of an emitted module takes it: a number, a class, a typed array or a record of such; `null` is a missing value. */
export type Example = number | string | null | DataArray | readonly ClassLabel[] | readonly (number | null)[] | { readonly [field: string]: Example };

/** The example in row `row` to predict: the value of the one input that is needed, or a record of those by name. */
export function exampleAt(inputs: readonly ModelInput[], data: DataSet, row: number): Example {
  const values = inputs.filter((i) => i.needed).map(({ name, encoding }) => {
    const array = data.arrays.get(name) ?? new Float64Array(0);
    const width = array.length / data.count;
    return [name, valueOf(encoding, array.subarray(row * width, (row + 1) * width))] as const;
  });
  const [first, second] = values;
  return first !== undefined && second === undefined ? first[1] : Object.fromEntries(values);
}

function valueOf(encoding: Encoding, numbers: DataArray): Example {
  switch (encoding.kind) {
    case "real":
      return encoding.shape.length === 0 ? (numbers[0] ?? 0) : numbers;
    case "index":
      return encoding.shape.length === 0 ? (numbers[0] ?? 0) : numbers;
    case "oneHot":
    case "binary":
      return encoding.shape.length === 0 ? (encoding.classes[numbers[0] ?? 0] ?? "") : Array.from(numbers, (position) => encoding.classes[position] ?? "");
    case "record":
      return recordOf(encoding.fields, numbers);
  }
}

function recordOf(fields: Extract<Encoding, { kind: "record" }>["fields"], numbers: DataArray): Example {
  let at = 0;
  return Object.fromEntries(
    fields.map((field) => {
      const part = numbers.subarray(at, at + fieldWidth(field));
      at += part.length;
      return [field.name, isFilled(field) ? markedOf(field.encoding, part) : fieldOf(field.encoding, part)];
    }),
  );
}

/** In a record classes are blocks of zeros and ones. */
function fieldOf(encoding: Encoding, part: DataArray): Example {
  if (encoding.kind !== "oneHot") return valueOf(encoding, part);
  const count = encoding.classes.length;
  return valueOf(encoding, Int32Array.from({ length: part.length / count }, (_, i) => part.subarray(i * count, (i + 1) * count).indexOf(1)));
}

/** A value behind whose numbers are marks: `null` where it is missing. */
function markedOf(encoding: Encoding, part: DataArray): Example {
  if (encoding.kind === "oneHot" || encoding.kind === "binary") return part.at(-1) === 1 ? null : fieldOf(encoding, part.subarray(0, -1));
  const numbers = Array.from({ length: part.length / 2 }, (_, i) => (part[2 * i + 1] === 1 ? null : (part[2 * i] ?? 0)));
  // A date is missing as a whole.
  if (encoding.kind === "real" && encoding.date !== undefined && numbers[0] === null) return null;
  return "shape" in encoding && encoding.shape.length > 0 ? numbers : (numbers[0] ?? null);
}
