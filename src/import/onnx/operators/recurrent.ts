/** LSTM, GRU and RNN of ONNX: [time, batch, features], with the gates of each direction packed into one matrix. */
import { refuse } from "../fault.ts";
import { evaluated } from "../lazy/evaluate.ts";
import type { Axis, Lazy, Value } from "../lazy/types.ts";
import { indexOf } from "../lazy/affine.ts";
import { numberOf } from "../lazy/expression.ts";
import { fresh, placesIn, shapeOf } from "../lazy/views.ts";
import type { Weight } from "../steps/types.ts";
import type { Node, Tensor } from "../types.ts";
import { pathOf } from "./applied.ts";
import type { Context } from "./context.ts";
import type { Operator } from "./elementwise.ts";
import { part } from "./parts.ts";

interface Kind {
  readonly definition: string;
  /** In the order of ONNX, by the letter of the library. */
  readonly gates: readonly string[];
  readonly activations: readonly string[];
}

const kinds: Readonly<Record<string, Kind>> = {
  LSTM: { definition: "lstm", gates: ["i", "o", "f", "g"], activations: ["sigmoid", "tanh", "tanh"] },
  GRU: { definition: "gru", gates: ["z", "r", "n"], activations: ["sigmoid", "tanh"] },
  RNN: { definition: "simpleRnn", gates: [""], activations: ["tanh"] },
};

/** Refuses what the library's layers do not compute. */
function check(node: Node, c: Context, kind: Kind): void {
  const activations = node.attributes.get("activations");
  const names = activations?.kind === "texts" ? activations.values.map((name) => name.toLowerCase()) : undefined;
  if (names?.some((name, k) => name !== kind.activations[k % kind.activations.length]) === true) refuse(node, `has the activations ${names.join(", ")}`, `the library's has ${kind.activations.join(", ")}`);
  if (c.number(node, "clip") !== undefined) refuse(node, "clips its states");
  if (c.number(node, "input_forget") === 1) refuse(node, "has coupled gates");
  if (c.optional(node, 7) !== undefined) refuse(node, "has peephole connections");
  for (const k of [5, 6]) {
    const initial = node.operator !== "LSTM" && k === 6 ? undefined : c.optional(node, k);
    if (initial === undefined) continue;
    if (!c.isKnown(initial)) refuse(node, "begins with a state that is an input", "export the network without it: the library's layers begin with zeros");
    const plain = initial.body.kind === "number" ? [initial.body.value] : evaluated(initial, initial.axes.map((axis) => axis.filter((f) => f.isBatch !== true))).values;
    if (!plain.every((value) => value === 0)) refuse(node, "begins with a state that is not 0", "the library's layers begin with zeros");
  }
  const lengths = c.optional(node, 4);
  if (lengths !== undefined && !c.isKnown(lengths)) refuse(node, "takes the length of each sequence", "export the network for sequences of one length");
}

/** Rows of one gate of one direction, as [in, units] or [units]. */
function gate(x: Lazy, direction: number, from: number, units: number, node: Node, c: Context): Tensor {
  const one = part(node, c, part(node, c, fresh(x), 0, direction, 1), 1, from, units);
  const [, rows = [], columns = []] = one.axes;
  return evaluated(one, x.axes.length === 2 ? [rows] : [columns, rows]);
}

function weightsOf(node: Node, c: Context, kind: Kind, direction: number, units: number): readonly Weight[] {
  const [w, r, b] = [c.input(node, 1), c.input(node, 2), c.optional(node, 3)];
  const count = kind.gates.length;
  const isGru = node.operator === "GRU";
  const zeros: Tensor = { type: "float32", shape: [units], values: new Float32Array(units) };
  return kind.gates.flatMap((letter, k): readonly Weight[] => {
    const bias = (half: number): Tensor => (b === undefined ? zeros : gate(b, direction, half * count * units + k * units, units, node, c));
    const [first, second] = [bias(0), bias(1)];
    // The candidate of a GRU has its second bias inside of the product with the reset gate.
    const apart = isGru && letter === "n";
    const sum: Tensor = { ...first, values: Float64Array.from(first.values, (value, j) => value + (second.values[j] ?? 0)) };
    return [
      { member: `W${letter}`, tensor: gate(w, direction, k * units, units, node, c) }, { member: `U${letter}`, tensor: gate(r, direction, k * units, units, node, c) },
      { member: `b${letter}`, tensor: apart ? first : sum }, ...(apart ? [{ member: "cn", tensor: second }] : []),
    ];
  });
}

const recurrent: Operator = (node, c) => {
  const kind = kinds[node.operator] ?? refuse(node, "is no recurrence that is known");
  check(node, c, kind);
  const isBatchFirst = c.number(node, "layout") === 1;
  const given = c.input(node, 0);
  if (given.axes.length !== 3) refuse(node, `gets ${given.axes.length} dimensions, not time, batch and features`);
  const [time = [], batch = []] = isBatchFirst ? [given.axes[1], given.axes[0]] : given.axes;
  if (batch.some((f) => f.isBatch !== true) || time.some((f) => f.isBatch)) refuse(node, "gets a sequence whose second dimension is not the batch", "export the network with a batch of its own, as dynamic_axes says");
  const [directions = 1] = shapeOf(c.input(node, 1));
  const units = shapeOf(c.input(node, 2))[2] ?? 1;
  const direction = c.text(node, "direction") ?? "forward";
  const value = c.builder.written(given, [time, given.axes[2] ?? []]);
  const ways = direction === "bidirectional" ? ["", "Backward"] : [direction === "reverse" ? "Backward" : ""];
  if (ways.length !== directions) refuse(node, `has weights for ${directions} directions, and is ${direction}`);
  const isBefore = node.operator === "GRU" && c.number(node, "linear_before_reset") !== 1;
  const paths = pathOf(node, c);
  const outputs = ways.map((way, k): Value => c.builder.call([value.shape[0] ?? 1, units], {
    inputs: [value], definition: `${kind.definition}${isBefore ? "Before" : ""}${way}`, arguments: [String(units)], weights: weightsOf(node, c, kind, k, units), ...(paths.path !== undefined && { path: way === "" ? paths.path : `${paths.path}.backward` }),
  }).output);
  return outputsOf(node, c, outputs, { time, batch, units, isBatchFirst, isReverse: direction === "reverse" });
};

interface Shape {
  readonly time: Axis;
  readonly batch: Axis;
  readonly units: number;
  readonly isBatchFirst: boolean;
  readonly isReverse: boolean;
}

/** Y is [time, directions, batch, units], Y_h the last step of each direction: [directions, batch, units]. */
function outputsOf(node: Node, c: Context, values: readonly Value[], { time, batch, units, isBatchFirst, isReverse }: Shape): readonly Lazy[] {
  if (node.outputs[2] !== undefined && node.outputs[2] !== "" && c.usesOf(node.outputs[2]) > 0) refuse(node, "gives the state of its cells", "the library's `lstm` gives the hidden state alone");
  const steps = time.reduce((n, f) => n * f.size, 1);
  const unit: Axis = units === 1 ? [] : [{ size: units }];
  const both = values.length === 2;
  const all = joined(c, values, node);
  const way = { size: 2 };
  const index = placesIn([time, both ? [way, ...unit] : unit]);
  const ways: Axis = both ? [way] : [];
  const y: Lazy = { axes: isBatchFirst ? [batch, time, ways, unit] : [time, ways, batch, unit], body: { kind: "read", value: all, index }, isWhole: false, isShared: false };
  const ends = values.map((value, k): Lazy => {
    const last = (both ? k === 1 : isReverse) ? 0 : steps - 1;
    return { axes: [batch, unit], body: { kind: "read", value: lastOf(c, value, last, steps, units), index: placesIn([unit]) }, isWhole: false, isShared: false };
  });
  if (c.usesOf(node.outputs[1] ?? "") === 0) return [y];
  const [first, second] = ends;
  if (first === undefined) return [y];
  if (second === undefined) return [y, { ...first, axes: isBatchFirst ? [batch, [], unit] : [[], batch, unit] }];
  const which = { size: 2 };
  const body = { kind: "choice", comparison: "<", left: { kind: "position", index: indexOf(which) }, right: numberOf(1), whenTrue: first.body, whenFalse: second.body } as const;
  return [y, { axes: isBatchFirst ? [batch, [which], unit] : [[which], batch, unit], body, isWhole: false, isShared: false }];
}

function joined(c: Context, [first, second]: readonly Value[], node: Node): Value {
  if (first === undefined) return refuse(node, "has no direction");
  if (second === undefined || c.usesOf(node.outputs[0] ?? "") === 0) return first;
  return c.builder.call([first.shape[0] ?? 1, 2 * (first.shape[1] ?? 1)], { inputs: [first, second], definition: "concat", arguments: [], weights: [] }).output;
}

function lastOf(c: Context, value: Value, step: number, steps: number, units: number): Value {
  return c.builder.call([units], { inputs: [value], definition: step === 0 && steps > 1 ? "firstTime" : "lastTime", arguments: [], weights: [] }).output;
}

export const recurrences: Readonly<Record<string, Operator>> = { LSTM: recurrent, GRU: recurrent, RNN: recurrent };

