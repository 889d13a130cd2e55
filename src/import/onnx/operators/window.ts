/** Sizes of windows: strides, dilations and padding of convolutions and pools. */
import { refuse } from "../fault.ts";
import type { Node } from "../types.ts";
import type { Context } from "./context.ts";

export interface Window {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Before and after each spatial dimension. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** `sizes`: of the spatial dimensions of what goes in. `extra`: padding of a `Pad` before it. */
export function windowOf(node: Node, c: Context, kernel: readonly number[], sizes: readonly number[]): Window {
  const rank = sizes.length;
  const all = (key: string): readonly number[] => {
    const given = c.list(node, key) ?? sizes.map(() => 1);
    if (given.length !== rank || given.some((n) => !Number.isInteger(n) || n < 1)) refuse(node, `has ${key} [${given.join(", ")}] for ${rank} dimensions`);
    return given;
  };
  const [strides, dilations] = [all("strides"), all("dilations")];
  if (kernel.length !== rank || kernel.some((n) => !Number.isInteger(n) || n < 1)) refuse(node, `has a kernel [${kernel.join(", ")}] for ${rank} dimensions`);
  const automatic = c.text(node, "auto_pad") ?? "NOTSET";
  const pads = c.list(node, "pads") ?? sizes.flatMap(() => [0, 0]);
  if (pads.length !== 2 * rank) refuse(node, `has pads [${pads.join(", ")}] for ${rank} dimensions`);
  const total = sizes.map((size, k) => {
    const [stride = 1, reach] = [strides[k], (dilations[k] ?? 1) * ((kernel[k] ?? 1) - 1) + 1];
    return Math.max(0, (Math.ceil(size / stride) - 1) * stride + reach - size);
  });
  switch (automatic) {
    case "NOTSET": return { kernel, strides, dilations, before: pads.slice(0, rank), after: pads.slice(rank) };
    case "VALID": return { kernel, strides, dilations, before: sizes.map(() => 0), after: sizes.map(() => 0) };
    case "SAME_UPPER": return { kernel, strides, dilations, before: total.map((n) => Math.floor(n / 2)), after: total.map((n) => Math.ceil(n / 2)) };
    case "SAME_LOWER": return { kernel, strides, dilations, before: total.map((n) => Math.ceil(n / 2)), after: total.map((n) => Math.floor(n / 2)) };
    default: return refuse(node, `has auto_pad ${automatic}`);
  }
}

/** How many places a window has. `rounds`: up, as `ceil_mode` of pools says, where the last window begins within the array or the padding before it. */
export function countsOf({ kernel, strides, dilations, before, after }: Window, sizes: readonly number[], roundsUp = false): readonly number[] {
  return sizes.map((size, k) => {
    const [stride = 1, low = 0, high = 0] = [strides[k], before[k], after[k]];
    const room = size + low + high - ((dilations[k] ?? 1) * ((kernel[k] ?? 1) - 1) + 1);
    const count = (roundsUp ? Math.ceil(room / stride) : Math.floor(room / stride)) + 1;
    return roundsUp && (count - 1) * stride >= size + low ? count - 1 : count;
  });
}

/** The arguments of the library's layers, where the window is a square in the middle; nothing where it is not. */
export function squareArguments({ kernel, strides, dilations, before, after }: Window, sizes: readonly number[], counts: readonly number[]): { readonly size: number; readonly stride: number; readonly padding: number; readonly dilation: number } | undefined {
  const [size = 1] = kernel;
  const [stride = 1] = strides;
  const [dilation = 1] = dilations;
  const [padding = 0] = before;
  const same = (values: readonly number[], value: number): boolean => values.every((each) => each === value);
  if (!same(kernel, size) || !same(strides, stride) || !same(dilations, dilation) || !same(before, padding)) return undefined;
  // Padding at the end that no window reaches makes no difference.
  const reach = dilation * (size - 1) + 1;
  const fits = sizes.every((n, k) => Math.floor((n + 2 * padding - reach) / stride) + 1 === counts[k]);
  const harmless = after.every((n) => n >= padding) || same(after, padding);
  return fits && (harmless || sizes.every((n, k) => ((counts[k] ?? 1) - 1) * stride + reach <= n + padding + (after[k] ?? 0))) ? { size, stride, padding, dilation } : undefined;
}
