import { error } from "../entry.ts";

const units = ["bytes", "KB", "MB", "GB", "TB", "PB"] as const;

/** Memory as people say it: `3.2 GB`. */
export function memory(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return size >= 1000 ? `${size.toExponential(1)} ${units[unit]}` : `${unit === 0 ? size : size.toPrecision(3)} ${units[unit]}`;
}

/** NN7xx: what no machine has room for. */
export const limits = {
  arrayTooLarge: error(
    "NN701",
    "too much memory",
    (found: { array: string; shape: readonly number[]; bytes: number; limit: number }) =>
      `\`${found.array}\` of shape [${found.shape.join(", ")}] would take ${memory(found.bytes)}; the limit is ${memory(found.limit)}`,
    "All memory of a model is allocated when it is created, so an array that no machine holds is refused.",
  ),
  modelTooLarge: error(
    "NN702",
    "too much memory",
    (found: { model: string; bytes: number; limit: number }) => `the model \`${found.model}\` would take ${memory(found.bytes)}; the limit is ${memory(found.limit)}`,
    "All memory of a model is allocated when it is created: make its layers or its batch smaller.",
  ),
  tooManyCalls: error(
    "NN703",
    "too many layers",
    (found: { calls: number; limit: number }) =>
      `the model grows to ${found.calls >= 1e15 ? "more than 10^15" : `${found.calls} or more`} calls where it is written out here; the limit is ${found.limit}`,
    "Every call is compiled on its own, as often as `repeat`, blocks and `shared` write it out: what nests, multiplies.",
  ),
  expressionTooLarge: error(
    "NN704",
    "too large to compile",
    (found: { what: string }) => `${found.what} grows too large here, with all definitions written out; name parts of it as values, or make it smaller`,
    "Functions and conditions are written out where they are used: an activation that uses its operand twice, applied to itself, doubles each time.",
  ),
  tooManyAxes: error(
    "NN705",
    "too many axes",
    (found: { what: string; axes: number; limit: number }) => `${found.what} has ${found.axes} axes; the limit is ${found.limit}: write several sizes as one, their product`,
    "Every axis is a loop in a loop, and an index of every read.",
  ),
} as const;
