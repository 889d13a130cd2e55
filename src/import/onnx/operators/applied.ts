/** Calls of layers on values of a graph. */
import type { Axis, Lazy } from "../lazy/types.ts";
import { placesIn } from "../lazy/views.ts";
import type { Call } from "../steps/types.ts";
import type { Context } from "./context.ts";

type Layer = Omit<Call, "kind" | "output" | "inputs">;

/** A layer that keeps all dimensions: it gets the value in the layout, and gives one. */
export function applied(c: Context, x: Lazy, layout: readonly Axis[], layer: Layer): Lazy {
  const value = c.builder.written(x, layout);
  const { output } = c.builder.call(value.shape, { inputs: [value], ...layer });
  return { ...x, body: { kind: "read", value: output, index: placesIn(layout) }, isShared: false };
}

/** A layer that makes other dimensions: `after` is the layout of what it gives, `axes` are those of the graph. */
export function changed(c: Context, x: Lazy, before: readonly Axis[], after: readonly Axis[], axes: readonly Axis[], layer: Layer): Lazy {
  const value = c.builder.written(x, before);
  const shape = after.map((axis) => axis.reduce((n, f) => n * f.size, 1));
  const { output } = c.builder.call(shape, { inputs: [value], ...layer });
  return { axes, body: { kind: "read", value: output, index: placesIn(after) }, isWhole: false, isShared: false };
}

/** Where the graph has a layer: the path of its weight, or of its node without the operator, where exporters have one weight for several layers of equal numbers. */
export function pathOf(node: { readonly name: string }, c: Context, weight?: string): { readonly path?: string } {
  const isShared = weight !== undefined && c.usesOf(weight) > 1 && node.name.includes("/");
  const byWeight = weight === undefined || isShared || weight.includes("::") || !/[./]/.test(weight) ? undefined : weight.replace(/[./](weight|kernel|bias|ReadVariableOp)(:0)?$/i, "").replace(/[./](weight|bias)_.*$/, "");
  const byNode = node.name.includes("/") ? node.name.replace(/^\//, "").replace(/\/[^/]*$/, "") : "";
  const path = byWeight ?? byNode;
  return path === "" ? {} : { path };
}
