/** The greatest of a window, and its sum or mean: `MaxPool` and `AveragePool`, whose channels are the second dimension. */
import { asVariable } from "../../ir/equation/affine.ts";
import type { Reduce } from "../../ir/equation/types.ts";
import type { Emitter } from "./emitter.ts";
import { elementwise, has, isBatch, scalarValue, sizeOf, type Value } from "./value.ts";
import { windowAttributes, windowsOf } from "./windows.ts";

/** `factor` times a window; of the greatest one it is 1. */
export function pooled(e: Reduce, factor: number, emitter: Emitter): Value | undefined {
  const { builder } = emitter;
  if ((e.operator !== "max" && e.operator !== "sum") || e.body.kind !== "read") return undefined;
  const found = windowsOf(e.body, e.indices, e.conditions, () => true, emitter);
  if (found === undefined || found.windows.length !== e.indices.length) return undefined;
  // A window outside of the array has no greatest entry.
  if (e.body.guarded && e.operator === "max") return undefined;
  const { batch, windows, kept, operand } = found;
  const channels = kept.flatMap((k) => asVariable(k.position) ?? []);
  const sizes = operand.shape;
  const isWhole = channels.length === kept.length && channels.every((v, k) => !isBatch(v) && !has(e.indices, v) && v.lower === 0 && v.upper === sizes[kept[k]?.dimension ?? -1]);
  if (!isWhole || new Set([...channels, ...windows.map((w) => w.at)].map((v) => v.id)).size !== channels.length + windows.length) return undefined;
  if (windows.some((w) => w.before >= w.within.upper || w.behind >= w.within.upper || (e.operator === "sum" && w.dilation > 1))) return undefined;
  const spatial = windows.map((w) => w.dimension);
  const width = channels.reduce((n, v) => n * v.upper, 1);
  const x = builder.reshape(builder.transpose(operand, [0, ...kept.map((k) => k.dimension), ...spatial]), ["batch", width, ...spatial.map((d) => sizes[d] ?? 1)]);
  const shape = ["batch" as const, width, ...windows.map((w) => sizeOf(w.at))];
  const axes = [batch, ...channels, ...windows.map((w) => w.at)];
  const isPadded = windows.some((w) => w.before + w.behind > 0);
  const attributes = { ...windowAttributes(windows), ...(e.operator === "sum" && isPadded && { count_include_pad: { kind: "int", value: 1 } as const }) };
  const made = builder.node(e.operator === "max" ? "MaxPool" : "AveragePool", [x], "float", shape, { attributes });
  const value = { operand: builder.reshape(made, axes.map(sizeOf)), axes };
  const times = e.operator === "max" ? factor : factor * windows.reduce((n, w) => n * w.within.upper, 1);
  return Math.abs(times - 1) < 1e-12 ? value : elementwise(builder, "Mul", [value, scalarValue(builder, times)], "float");
}
