/** A sum over the places of an array and of a kernel that meet at a place of the result: `ConvTranspose`. */
import { asVariable } from "../../ir/equation/affine.ts";
import { freeVariables } from "../../ir/equation/traverse.ts";
import type { Condition, IndexVariable, Read, Reduce } from "../../ir/equation/types.ts";
import { withBias } from "./convolution.ts";
import { definitionOf, type Emitter } from "./emitter.ts";
import { cast, has, isBatch, sizeOf, transposed, type Value } from "./value.ts";

/** `stride * from + dilation * within - before = to` */
interface Meeting {
  readonly from: IndexVariable;
  readonly within: IndexVariable;
  readonly to: IndexVariable;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
}

export function spread(e: Reduce, emitter: Emitter): Value | undefined {
  const { body, conditions } = e;
  if (e.operator !== "sum" || body.kind !== "product" || body.factors.length !== 2 || conditions.length === 0) return undefined;
  const reads = body.factors.flatMap(({ base, exponent }) => (base.kind === "read" && exponent === 1 && !base.guarded ? [base] : []));
  for (const [data, kernel] of [reads, reads.toReversed()]) {
    const found = data && kernel && convolution(e, data, kernel, emitter);
    if (found !== undefined) return found;
  }
  return undefined;
}

function convolution(e: Reduce, data: Read, kernel: Read, emitter: Emitter): Value | undefined {
  const { builder } = emitter;
  const stored = emitter.arrays.get(data.array);
  const { extents } = definitionOf(emitter, data.array);
  const inKernel = [...freeVariables(kernel).values()];
  if (stored?.kind !== "tensor" || stored.operand.constant !== undefined || stored.dimensions.length !== extents.length || inKernel.some(isBatch)) return undefined;
  const positions = data.positions.flatMap((p) => (p.kind === "affine" ? (asVariable(p.affine) ?? []) : []));
  const [batch, ...inData] = positions;
  const isWhole = positions.length === extents.length && new Set(positions.map((v) => v.id)).size === positions.length && inData.every((v, k) => v.lower === 0 && extents[k + 1]?.lower === 0 && v.upper === extents[k + 1]?.upper && has(e.indices, v));
  if (batch === undefined || !isBatch(batch) || !isWhole) return undefined;
  const meetings = e.conditions.map((c) => meetingOf(c, e.indices, inData, inKernel));
  const spatial = inData.filter((v) => meetings.some((m) => m?.from.id === v.id));
  const channels = inData.filter((v) => !spatial.includes(v));
  const inOrder = spatial.flatMap((v) => meetings.flatMap((m) => (m?.from.id === v.id ? [m] : [])));
  if (inOrder.length !== e.conditions.length || spatial.length !== inOrder.length || spatial.length > 3) return undefined;
  const within = inOrder.map((m) => m.within);
  const to = inOrder.map((m) => m.to);
  if (new Set([...within, ...to].map((v) => v.id)).size !== 2 * within.length || !channels.every((v) => has(inKernel, v)) || channels.length + spatial.length + within.length !== e.indices.length) return undefined;
  const filters = inKernel.filter((v) => !has(channels, v) && !has(within, v));
  const weights = cast(emitter.emit(kernel), "float", builder);
  if (filters.some((v) => has(e.indices, v) || has(to, v)) || weights.axes.length !== inKernel.length) return undefined;
  // What the ends of a result lack or have more than a convolution gives.
  const excess = inOrder.map((m) => m.stride * (m.from.upper - 1) + m.dilation * (m.within.upper - 1) + 1 - m.before - m.to.upper);
  if (inOrder.some((m, k) => m.before < 0 || -(excess[k] ?? 0) >= Math.max(m.stride, m.dilation))) return undefined;
  const count = (list: readonly IndexVariable[]): number => list.reduce((n, v) => n * (v.upper - v.lower), 1);
  const dimension = (v: IndexVariable): number => stored.dimensions.indexOf(positions.indexOf(v));
  const x = builder.reshape(builder.transpose(stored.operand, [batch, ...channels, ...spatial].map(dimension)), ["batch", count(channels), ...spatial.map(sizeOf)]);
  const w = builder.reshape(transposed(weights, [...channels, ...filters, ...within], builder), [count(channels), count(filters), ...within.map(sizeOf)]);
  const ints = (value: readonly number[]) => ({ kind: "ints", value }) as const;
  const attributes = {
    kernel_shape: ints(within.map((v) => v.upper)), strides: ints(inOrder.map((m) => m.stride)), dilations: ints(inOrder.map((m) => m.dilation)),
    pads: ints([...inOrder.map((m) => m.before), ...excess.map((x) => Math.max(0, x))]), output_padding: ints(excess.map((x) => Math.max(0, -x))),
  };
  return withBias("ConvTranspose", [x, w], { axes: [batch, ...filters, ...to], own: filters, attributes }, emitter);
}

function meetingOf({ affine, equality }: Condition, indices: readonly IndexVariable[], inData: readonly IndexVariable[], inKernel: readonly IndexVariable[]): Meeting | undefined {
  const terms = affine.terms.flatMap(({ coefficient, atom }) => (atom.kind === "variable" ? [{ coefficient, atom }] : []));
  const from = terms.find((t) => has(inData, t.atom));
  const within = terms.find((t) => has(inKernel, t.atom) && has(indices, t.atom) && !has(inData, t.atom));
  const to = terms.find((t) => !has(indices, t.atom) && !isBatch(t.atom));
  if (!equality || terms.length !== 3 || affine.terms.length !== 3 || from === undefined || within === undefined || to === undefined) return undefined;
  const sign = to.coefficient < 0 ? 1 : -1;
  const [stride, dilation] = [sign * from.coefficient, sign * within.coefficient];
  if (Math.abs(to.coefficient) !== 1 || stride < 1 || dilation < 1 || within.atom.lower !== 0 || to.atom.lower !== 0) return undefined;
  return { from: from.atom, within: within.atom, to: to.atom, stride, dilation, before: -sign * affine.constant };
}
