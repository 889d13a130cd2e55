/** A sum over a window of an array times weights: `Conv`, whose channels are the second dimension. */
import { freeVariables } from "../../ir/equation/traverse.ts";
import { affineVariables, asVariable } from "../../ir/equation/affine.ts";
import type { Affine, IndexVariable, Read, Reduce } from "../../ir/equation/types.ts";
import type { Operand } from "./builder.ts";
import type { Emitter } from "./emitter.ts";
import type { Attribute } from "./types.ts";
import { cast, has, isBatch, sizeOf, transposed, type Value } from "./value.ts";
import { windowAttributes, windowsOf } from "./windows.ts";

export function convolved(e: Reduce, emitter: Emitter): Value | undefined {
  const { body } = e;
  if (e.operator !== "sum" || body.kind !== "product" || body.factors.length !== 2) return undefined;
  const reads = body.factors.flatMap(({ base, exponent }) => (base.kind === "read" && exponent === 1 ? [base] : []));
  for (const [data, kernel] of [reads, reads.toReversed()]) {
    const found = data && kernel && convolution(e, data, kernel, emitter);
    if (found !== undefined) return found;
  }
  return undefined;
}

function convolution(e: Reduce, data: Read, kernel: Read, emitter: Emitter): Value | undefined {
  const { builder } = emitter;
  const inKernel = [...freeVariables(kernel).values()];
  if (kernel.guarded || inKernel.some(isBatch) || data.array === kernel.array) return undefined;
  const found = windowsOf(data, e.indices, e.conditions, (v) => !has(inKernel, v), emitter);
  if (found === undefined || found.kept.length > 1) return undefined;
  const { batch, windows, kept: [kept] } = found;
  const channels = kept === undefined ? {} : channelsOf(kept.position, e.indices);
  if (channels === undefined) return undefined;
  const { group, seen } = channels;
  const within = windows.map((w) => w.within);
  const summed = [...within, ...(seen === undefined ? [] : [seen])];
  if (summed.length !== e.indices.length || !summed.every((v) => has(inKernel, v))) return undefined;
  if (group !== undefined && !has(inKernel, group)) return undefined;
  const filters = inKernel.filter((v) => !has(summed, v) && v.id !== group?.id);
  const weights = cast(emitter.emit(kernel), "float", builder);
  if (weights.axes.length !== inKernel.length) return undefined;
  const count = (list: readonly IndexVariable[]): number => list.reduce((n, v) => n * (v.upper - v.lower), 1);
  const groups = group === undefined ? [] : [group];
  const spatial = windows.map((w) => w.dimension);
  const sizes = found.operand.shape;
  const size = kept === undefined ? 1 : (sizes[kept.dimension] ?? 1);
  if (size !== count(groups) * count(seen === undefined ? [] : [seen])) return undefined;
  const x = builder.reshape(builder.transpose(found.operand, [0, ...(kept === undefined ? [] : [kept.dimension]), ...spatial]), ["batch", size, ...spatial.map((d) => sizes[d] ?? 1)]);
  const outputs = count(groups) * count(filters);
  const w = builder.reshape(transposed(weights, [...groups, ...filters, ...(seen === undefined ? [] : [seen]), ...within], builder), [outputs, count(seen === undefined ? [] : [seen]), ...within.map(sizeOf)]);
  const axes = [batch, ...groups, ...filters, ...windows.map((v) => v.at)];
  const attributes = { ...windowAttributes(windows), ...(count(groups) > 1 && { group: { kind: "int", value: count(groups) } as const }) };
  return withBias("Conv", [x, w], { axes, own: [...groups, ...filters], attributes }, emitter);
}

/** A convolution, to which a value for each channel can be added. `own`: the indices of the channels, which are the second dimension. */
export function withBias(operator: string, inputs: readonly Operand[], { axes, own, attributes }: { readonly axes: readonly IndexVariable[]; readonly own: readonly IndexVariable[]; readonly attributes: Readonly<Record<string, Attribute>> }, { builder }: Emitter): Value {
  const channels = own.reduce((n, v) => n * (v.upper - v.lower), 1);
  const shape = ["batch" as const, channels, ...axes.slice(1 + own.length).map(sizeOf)];
  const made = (all: readonly Operand[]): Operand => builder.reshape(builder.node(operator, all, "float", shape, { attributes }), axes.map(sizeOf));
  const plus = (bias: Value): Value | undefined => {
    if (!bias.axes.every((v) => has(own, v)) || !own.every((v) => has(bias.axes, v) || v.upper - v.lower === 1)) return undefined;
    return { operand: made([...inputs, builder.reshape(transposed(bias, own.filter((v) => has(bias.axes, v)), builder), [channels])]), axes };
  };
  return { operand: made(inputs), axes, plus };
}

/** The group of channels and the channel in it: `k`, or `size * g + k`, or `g` where a group has one channel. */
function channelsOf(a: Affine, indices: readonly IndexVariable[]): { readonly group?: IndexVariable; readonly seen?: IndexVariable } | undefined {
  const variables = [...affineVariables(a).values()];
  if (a.constant !== 0 || variables.some((v) => v.lower !== 0) || a.terms.some((t) => t.atom.kind === "floor")) return undefined;
  const seen = variables.find((v) => has(indices, v));
  const group = variables.find((v) => !has(indices, v));
  if (variables.length > 2) return undefined;
  if (group === undefined) return seen !== undefined && asVariable(a) !== undefined ? { seen } : undefined;
  if (seen === undefined) return asVariable(a) === undefined ? undefined : { group };
  const stride = (v: IndexVariable): number => a.terms.find((t) => t.atom.key === v.key)?.coefficient ?? 0;
  return stride(seen) === 1 && stride(group) === seen.upper ? { group, seen } : undefined;
}
