/** Predictions over a grid of two numbers. */
import type { ModelDescription } from "../../src/index.ts";
import type { Surface } from "./api.ts";
import { type Examples, widthOf } from "./examples.ts";
import { type Network, type Numbers, outputsOf } from "./network.ts";

/** Cells of a side. */
const size = 48;

/** Examples that are shown, at most. */
const shown = 600;

interface Axes {
  readonly input: string;
  readonly names: readonly [string, string];
  readonly columns: readonly [string, string];
}

/** The two numbers that a model takes; `undefined` where it takes anything else. */
function axesOf({ data }: ModelDescription): Axes | undefined {
  const [input, other] = data.inputs.filter(({ needed }) => needed);
  if (input === undefined || other !== undefined) return undefined;
  const { encoding, name } = input;
  if (encoding.kind === "real" && encoding.shape.length === 1 && encoding.shape[0] === 2) return axes(name, [0, 1].map((k) => ({ name: `${name}[${k}]` })));
  if (encoding.kind !== "record") return undefined;
  const [first, second, third] = encoding.fields;
  const plain = (field: typeof first): boolean => field?.encoding.kind === "real" && field.encoding.shape.length === 0 && field.encoding.date === undefined && field.missing === undefined;
  return first !== undefined && second !== undefined && third === undefined && plain(first) && plain(second) ? axes(name, [first, second]) : undefined;
}

interface Named {
  readonly name: string;
  readonly column?: string;
}

function axes(input: string, [first = { name: "" }, second = { name: "" }]: readonly Named[]): Axes {
  return { input, names: [first.name, second.name], columns: [first.column ?? first.name, second.column ?? second.name] };
}

/** `undefined` for models of other inputs, and where the first output is no class and no single number. */
export function surfaceOf(network: Network, description: ModelDescription, { arrays, count }: Examples): Surface | undefined {
  const found = axesOf(description);
  const [output] = description.outputs;
  const points = arrays[found?.input ?? ""];
  if (found === undefined || output === undefined || points === undefined || count === 0) return undefined;
  const { encoding } = output;
  const classes = encoding.kind === "oneHot" || encoding.kind === "binary" ? encoding.classes.map(String) : [];
  if (encoding.kind === "record" || encoding.kind === "index" || encoding.shape.reduce((a, b) => a * b, 1) !== 1) return undefined;
  const width = encoding.kind === "oneHot" ? classes.length : 1;
  const ranges = [0, 1].map((axis) => padded(points, axis)) as [Range, Range];
  const grid = Float64Array.from({ length: 2 * size * size }, (_, i) => {
    const [axis, cell] = [i % 2, i >> 1];
    const { from, to } = ranges[axis as 0 | 1];
    return from + ((axis === 0 ? cell % size : Math.floor(cell / size)) + 0.5) / size * (to - from);
  });
  const values = new Float32Array(size * size * width);
  const { batchSize } = network.meta;
  for (let at = 0; at < size * size; at += batchSize) {
    const n = Math.min(batchSize, size * size - at);
    const made = outputsOf(network, description, { [found.input]: grid.subarray(2 * at, 2 * (at + n)) }, n)[output.name];
    if (made !== undefined) values.set(made.subarray(0, n * width), at * width);
  }
  const targets = arrays[output.name];
  const range = targets === undefined || targets.length === 0 ? [0, 1] as const : [least(targets), greatest(targets)] as const;
  const step = Math.ceil(count / shown);
  const each = targets === undefined ? 0 : widthOf(targets, count);
  const seen = Float32Array.from({ length: 3 * Math.ceil(count / step) }, (_, i) => {
    const row = Math.floor(i / 3) * step;
    return (i % 3 === 2 ? targets?.[row * each] : points[2 * row + (i % 3)]) ?? 0;
  });
  return { axes: found.names.map((name, k) => ({ name, column: found.columns[k as 0 | 1], ...ranges[k as 0 | 1] })), target: output.column ?? output.name, size, values, width, classes, range, points: seen };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The range of one of the two numbers, and a tenth of it on both sides. */
function padded(points: Numbers, axis: number): Range {
  const own = points.filter((_, i) => i % 2 === axis);
  const [from, to] = [least(own), greatest(own)];
  const room = (to - from || 1) / 10;
  return { from: from - room, to: to + room };
}

function least(values: Numbers): number {
  let found = Infinity;
  for (const value of values) found = Math.min(found, value);
  return found;
}

function greatest(values: Numbers): number {
  let found = -Infinity;
  for (const value of values) found = Math.max(found, value);
  return found;
}
