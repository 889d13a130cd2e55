/** Normalizations, softmax, and the layers for whole dimensions. */
import { refuse } from "../fault.ts";
import { evaluated } from "../lazy/evaluate.ts";
import { numberOf } from "../lazy/expression.ts";
import type { Axis, Factor, Lazy } from "../lazy/types.ts";
import { shortened } from "../steps/activations.ts";
import { layoutWithLast } from "../steps/natural.ts";
import type { Weight } from "../steps/types.ts";
import type { Tensor } from "../types.ts";
import { applied, pathOf } from "./applied.ts";
import { type Operator, together } from "./elementwise.ts";

/** `epsilon: 0.001`, where it is not the library's. */
function epsilonOf(epsilon: number): readonly string[] {
  return Math.abs(epsilon - 1e-5) < 1e-9 ? [] : [`epsilon: ${shortened(epsilon)}`];
}

const batchNorm: Operator = (node, c) => {
  if (c.number(node, "training_mode") === 1) refuse(node, "is exported in training mode", "export the model after model.eval()");
  const x = c.input(node, 0);
  const members = ["gamma", "beta", "runningMean", "runningVariance"];
  const weights = members.map((member, k): Weight => ({ member, tensor: c.constant(node, k + 1, member) }));
  const channels = x.axes[1] ?? [];
  const kept = shortened(c.number(node, "momentum") ?? 0.9);
  const momentum = Number((1 - kept).toPrecision(6));
  const args = [...(momentum === 0.1 ? [] : [`momentum: ${momentum}`]), ...epsilonOf(c.number(node, "epsilon") ?? 1e-5)];
  return [applied(c, x, layoutWithLast(x, channels), { definition: "batchNorm", arguments: args, weights, ...pathOf(node, c, weights[0]?.tensor.name) })];
};

/** Over the last dimension, as transformers have it. */
const layerNorm: Operator = (node, c) => {
  const x = c.input(node, 0);
  const axis = c.axis(node, c.number(node, "axis") ?? -1, x.axes.length);
  if (node.outputs.filter((output) => output !== "").length > 1) refuse(node, "gives means, too", "the language gives the normalized values alone");
  const last = x.axes.slice(axis).flat();
  const size = last.reduce((n, f) => n * f.size, 1);
  const ordered = layoutWithLast(x, last);
  const table = (k: number, usual: number): Tensor => {
    const given = c.optional(node, k);
    if (given === undefined) return { type: "float32", shape: [size], values: new Float32Array(size).fill(usual) };
    const { bodies: [, body = numberOf(usual)], axes } = together(node, c, [{ axes: x.axes.slice(axis), body: numberOf(0), isWhole: false, isShared: false }, given]);
    return evaluated({ ...given, axes, body }, [axes.flat()]);
  };
  const weights = [{ member: "gamma", tensor: table(1, 1) }, { member: "beta", tensor: table(2, 0) }];
  return [applied(c, x, ordered, { definition: "layerNorm", arguments: epsilonOf(c.number(node, "epsilon") ?? 1e-5), weights, ...pathOf(node, c, weights[0]?.tensor.name) })];
};

/** Each channel by itself, or, where a reshape has put parts of the channels into the dimensions behind, each group of channels. */
const instanceNorm: Operator = (node, c) => {
  const x = c.builder.settled(c.input(node, 0));
  c.checkExample(node, x);
  const channels = x.axes[1] ?? [];
  const [scale, shift] = [c.constant(node, 1, "scale"), c.constant(node, 2, "bias")];
  const together = [...channels, ...besideChannels(x, channels)];
  const count = together.reduce((n, f) => n * f.size, 1);
  const each = count / Math.max(scale.values.length, 1);
  const spread = (tensor: Tensor): Tensor => ({ ...tensor, shape: [count], values: Float64Array.from({ length: count }, (_, k) => tensor.values[Math.floor(k / each)] ?? 0) });
  const isPlain = scale.values.every((v) => v === 1) && shift.values.every((v) => v === 0);
  return [applied(c, x, layoutWithLast(x, together), {
    definition: "groupNorm", arguments: [String(count / each), ...epsilonOf(c.number(node, "epsilon") ?? 1e-5)], ...pathOf(node, c, isPlain ? undefined : scale.name),
    weights: [{ member: "gamma", tensor: spread(scale) }, { member: "beta", tensor: spread(shift) }], ...(isPlain && { takes: { "*": "gamma", "+": "beta" } }),
  })];
};

/** The factors of the array's last dimension behind the groups of channels. */
function besideChannels({ body, axes }: Lazy, channels: Axis): readonly Factor[] {
  if (body.kind !== "read") return [];
  const last = [...(body.index.at(-1)?.terms ?? [])].sort(([, a], [, b]) => b - a).map(([f]) => f);
  const rest = last.slice(channels.length);
  const inner = axes.slice(2).flat();
  return channels.length > 0 && channels.every((f, k) => last[k] === f) && rest.every((f) => inner.includes(f)) ? rest : [];
}

/** Up to opset 12 over all dimensions from an axis on, since then over one. */
function overAxis(definition: "softmax" | "logSoftmax"): Operator {
  return (node, c) => {
    const x = c.input(node, 0);
    const axis = c.axis(node, c.number(node, "axis") ?? (c.opset < 13 ? 1 : -1), x.axes.length);
    const last = c.opset < 13 ? x.axes.slice(axis).flat() : (x.axes[axis] ?? []);
    if (last.some((f) => f.isBatch)) refuse(node, "is a softmax over the batch");
    return [applied(c, x, layoutWithLast(x, last), { definition, arguments: [], weights: [] })];
  };
}

export const normalization: Readonly<Record<string, Operator>> = {
  BatchNormalization: batchNorm, LayerNormalization: layerNorm, InstanceNormalization: instanceNorm, Softmax: overAxis("softmax"), LogSoftmax: overAxis("logSoftmax"),
};
