import { error } from "../entry.ts";
import { namesOf, shape } from "./phrases.ts";

const units = ["bytes", "KB", "MB", "GB", "TB", "PB"] as const;

/** Bytes in the unit that fits: `3.2 GB`. */
function memory(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return size >= 1000 ? `${size.toExponential(1)} ${units[unit]}` : `${unit === 0 ? size : size.toPrecision(3)} ${units[unit]}`;
}

/** NN7xx: models that are too large. */
export const limits = {
  arrayTooLarge: error(
    "NN701",
    "too much memory",
    (found: { array: string; shape: readonly number[]; bytes: number; limit: number }) =>
      `\`${found.array}\` of the shape ${shape(found.shape)} takes ${memory(found.bytes)} of memory; the limit is ${memory(found.limit)}`,
    "All memory of a model is allocated when it is created: make the layer smaller.",
  ),
  modelTooLarge: error(
    "NN702",
    "too much memory",
    (found: { model: string; bytes: number; limit: number }) => `the model \`${found.model}\` takes ${memory(found.bytes)} of memory; the limit is ${memory(found.limit)}`,
    "All memory of a model is allocated when it is created: make its layers or its batch smaller.",
  ),
  tooManyCalls: error(
    "NN703",
    "too many layers",
    (found: { calls: number; limit: number }) =>
      `the model expands to ${found.calls >= 1e15 ? "more than 10^15" : `${found.calls} or more`} calls of layers here; the limit is ${found.limit}`,
    "Every call is compiled on its own, as often as `repeat`, blocks and `shared` expand it: nested repetitions multiply.",
  ),
  expressionTooLarge: error(
    "NN704",
    "too large to compile",
    (found: { grown: "expression" | "condition on indices" | "nesting of definitions"; arrays: readonly string[] }) =>
      `the ${found.grown}${found.arrays.length === 0 ? "" : ` of ${namesOf(found.arrays)}`} is too large with all definitions expanded: define parts of it as values, or make it smaller`,
    "Functions and conditions are expanded where they are used: an activation that uses its operand twice, applied to its own result, doubles each time.",
  ),
  tooManyAxes: error(
    "NN705",
    "too many axes",
    (found: { array: string | undefined; axes: number; limit: number }) =>
      `${found.array === undefined ? "this shape" : `\`${found.array}\``} has ${found.axes} axes; the limit is ${found.limit}: combine several into one, of the product of their sizes`,
    "Every axis is a nested loop, and an index of every read.",
  ),
} as const;
