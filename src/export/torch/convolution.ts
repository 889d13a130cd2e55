/**
 * Sums over windows times weights: `F.conv1d`, `F.conv2d` and `F.conv3d`.
 *
 * One factor reads an array `x[n, s r + d i - p, …, k]` with an outer index r and a summed index i in each window; k is summed, or an outer
 * index (a channel each, as in depthwise convolutions), or `size * g + k` (groups). The other factor has the indices i, k, g and those of
 * filters. The conditions are that the window is inside of the array, which is padding with 0.
 */
import { affineVariables, asVariable, atLeastZero, conditionKey, decide, offsetAffine, scaleAffine } from "../../ir/equation/affine.ts";
import type { Affine, Expr, Extent, IndexVariable, Read, Reduce } from "../../ir/equation/types.ts";
import { asReal } from "./convert.ts";
import { permuted } from "./permute.ts";
import { atom, type Code } from "./python.ts";
import type { Scope } from "./scope.ts";
import { has, method, type Tensor, tensor } from "./tensor.ts";

interface Window {
  readonly dimension: number;
  readonly outer: IndexVariable;
  readonly inner: IndexVariable;
  readonly stride: number;
  readonly dilation: number;
  /** Positions before the array in which the first window begins. */
  readonly before: number;
  readonly size: number;
}

interface Channels {
  readonly dimension: number;
  readonly group?: IndexVariable;
  readonly summed?: IndexVariable;
}

/** Dimensions of the array that is read: the batch, windows, and channels where there are any. */
interface Form {
  readonly batch: IndexVariable;
  readonly windows: readonly Window[];
  readonly channels?: Channels;
}

export function convolved(e: Reduce, scope: Scope, outer: Scope, emit: (e: Expr, scope: Scope) => Tensor): Tensor | undefined {
  if (e.body.kind !== "product" || e.body.factors.length !== 2 || e.body.factors.some((f) => f.exponent !== 1)) return undefined;
  const [a, b] = e.body.factors.map((f) => f.base);
  if (a === undefined || b === undefined) return undefined;
  for (const [image, weights] of [[a, b], [b, a]] as const) {
    const form = image.kind === "read" ? formOf(image, e, scope, outer) : undefined;
    if (form === undefined || image.kind !== "read") continue;
    const kernel = asReal(emit(weights, scope), scope);
    const found = print(form, image, kernel, e, scope, outer);
    if (found !== undefined) return found;
  }
  return undefined;
}

function formOf({ array, positions, guarded }: Read, e: Reduce, { f }: Scope, outer: Scope): Form | undefined {
  const { extents } = f.definitionOf(array);
  if (guarded || f.codeOf(array).kind !== "tensor") return undefined;
  const summed = (v: IndexVariable): boolean => e.indices.some((w) => w.id === v.id);
  const inScope = (v: IndexVariable): boolean => summed(v) || outer.order.some((w) => w.id === v.id);
  let batch: IndexVariable | undefined;
  let channels: Channels | undefined;
  const windows: Window[] = [];
  const seen = new Set<number>();
  for (const [dimension, p] of positions.entries()) {
    const extent = extents[dimension];
    if (p.kind === "data" || extent === undefined) return undefined;
    for (const [id, v] of affineVariables(p.affine)) {
      if (seen.has(id) || !inScope(v)) return undefined;
      seen.add(id);
    }
    const plain = asVariable(p.affine);
    if (dimension === 0) {
      if (plain?.upper !== Infinity) return undefined;
      batch = plain;
      continue;
    }
    const window = windowOf(dimension, p.affine, extent, summed);
    if (window !== undefined) windows.push(window);
    else if (channels !== undefined) return undefined;
    else if ((channels = channelsOf(dimension, p.affine, extent, summed)) === undefined) return undefined;
  }
  if (batch === undefined || windows.length === 0 || windows.length > 3) return undefined;
  const expected = windows.flatMap(({ dimension }) => {
    const [p, extent] = [positions[dimension], extents[dimension]];
    return p?.kind === "affine" && extent !== undefined ? [offsetAffine(p.affine, -extent.lower), offsetAffine(scaleAffine(p.affine, -1), extent.upper - 1)] : [];
  }).map(atLeastZero).filter((c) => decide(c) === undefined).map(conditionKey);
  const given = e.conditions.map(conditionKey);
  return given.length === expected.length && given.every((key) => expected.includes(key)) ? { batch, windows, ...(channels && { channels }) } : undefined;
}

function windowOf(dimension: number, a: Affine, { lower, upper }: Extent, summed: (v: IndexVariable) => boolean): Window | undefined {
  const [first, second, ...others] = a.terms;
  if (first?.atom.kind !== "variable" || second?.atom.kind !== "variable" || others.length > 0 || first.coefficient < 1 || second.coefficient < 1) return undefined;
  const isFirst = summed(second.atom) && !summed(first.atom);
  const [o, i] = isFirst ? [first, second] : [second, first];
  if (o.atom.kind !== "variable" || i.atom.kind !== "variable" || summed(o.atom) || !summed(i.atom) || o.atom.lower !== 0 || i.atom.lower !== 0) return undefined;
  const before = lower - a.constant;
  const coversChannels = before === 0 && i.coefficient === 1 && o.coefficient === i.atom.upper && o.coefficient * o.atom.upper === upper - lower;
  return coversChannels && o.coefficient > 1 ? undefined : { dimension, outer: o.atom, inner: i.atom, stride: o.coefficient, dilation: i.coefficient, before, size: upper - lower };
}

function channelsOf(dimension: number, a: Affine, { lower, upper }: Extent, summed: (v: IndexVariable) => boolean): Channels | undefined {
  const plain = asVariable(offsetAffine(a, -lower));
  if (plain !== undefined) {
    if (plain.lower !== 0 || plain.upper !== upper - lower) return undefined;
    return summed(plain) ? { dimension, summed: plain } : { dimension, group: plain };
  }
  const [first, second, ...others] = a.terms;
  if (first?.atom.kind !== "variable" || second?.atom.kind !== "variable" || others.length > 0 || a.constant !== lower) return undefined;
  const [g, k] = summed(first.atom) ? [second, first] : [first, second];
  if (g.atom.kind !== "variable" || k.atom.kind !== "variable" || summed(g.atom) || !summed(k.atom) || k.coefficient !== 1 || k.atom.lower !== 0 || g.atom.lower !== 0) return undefined;
  return g.coefficient === k.atom.upper && g.coefficient * g.atom.upper === upper - lower ? { dimension, group: g.atom, summed: k.atom } : undefined;
}

function print({ batch, windows, channels }: Form, image: Read, kernel: Tensor, e: Reduce, scope: Scope, outer: Scope): Tensor | undefined {
  const { group, summed } = channels ?? {};
  const inner = [...(summed === undefined ? [] : [summed]), ...windows.map((w) => w.inner)];
  const isComplete = e.indices.every((v) => inner.some((w) => w.id === v.id)) && inner.every((v) => has(kernel.axes, v)) && (group === undefined || has(kernel.axes, group));
  if (!isComplete || has(kernel.axes, batch) || windows.some((w) => has(kernel.axes, w.outer))) return undefined;
  const filters = kernel.axes.filter((v) => v.id !== group?.id && !inner.some((w) => w.id === v.id));
  const outputs = [...(group === undefined ? [] : [group]), ...filters];
  let weights = permuted(kernel.code, kernel.axes, [...outputs, ...inner]);
  if (outputs.length > 1) weights = method(weights, "flatten", "0", String(outputs.length - 1));
  if (outputs.length === 0) weights = method(weights, "unsqueeze", "0");
  if (summed === undefined) weights = method(weights, "unsqueeze", "1");
  const order = [0, ...(channels === undefined ? [] : [channels.dimension]), ...windows.map((w) => w.dimension)];
  let x = permutedBy(scope.f.codeOf(image.array).text, order);
  if (channels === undefined) x = method(x, "unsqueeze", "1");
  const padding = windows.map(paddingOf);
  const isEven = padding.every(({ before, after, isWhole }) => before >= 0 && (before === after || isWhole));
  if (!isEven) x = atom(`F.pad(${x.text}, (${[...padding].reverse().flatMap(({ before, after }) => [before, after]).join(", ")}))`);
  const options = [
    optional("stride", windows.map((w) => w.stride), 1), optional("padding", isEven ? padding.map((p) => p.before) : [], 0), optional("dilation", windows.map((w) => w.dilation), 1),
    group === undefined ? "" : `, groups=${group.upper}`,
  ].join("");
  let code: Code = atom(`F.conv${windows.length}d(${x.text}, ${weights.text}${options})`);
  const more = windows.map((w, i) => {
    const { before, after } = padding[i] ?? { before: 0, after: 0 };
    return Math.floor((w.size + before + (isEven ? before : after) - w.dilation * (w.inner.upper - 1) - 1) / w.stride) + 1 > w.outer.upper;
  });
  if (more.some(Boolean)) code = atom(`${code.text}[:, :, ${windows.map((w, i) => (more[i] === true ? `:${w.outer.upper}` : ":")).join(", ")}]`);
  if (outputs.length > 1) code = method(code, "unflatten", "1", `(${outputs.map((v) => v.upper).join(", ")})`);
  if (outputs.length === 0) code = method(code, "squeeze", "1");
  const axes = [batch, ...outputs, ...windows.map((w) => w.outer)];
  const wanted = outer.order.filter((v) => has(axes, v));
  return wanted.length === axes.length ? tensor(permuted(code, axes, wanted), wanted) : undefined;
}

/** How far windows reach beyond both ends; `isWhole`: as many positions behind as before do no harm. */
function paddingOf({ outer, inner, stride, dilation, before, size }: Window): { readonly before: number; readonly after: number; readonly isWhole: boolean } {
  const after = stride * (outer.upper - 1) + dilation * (inner.upper - 1) - before - (size - 1);
  return { before, after, isWhole: after <= before };
}

function optional(name: string, values: readonly number[], usual: number): string {
  const [first] = values;
  if (first === undefined || values.every((v) => v === usual)) return "";
  return `, ${name}=${values.every((v) => v === first) ? first : `(${values.join(", ")})`}`;
}

function permutedBy(text: string, order: readonly number[]): Code {
  return order.every((d, i) => d === i) ? atom(text) : atom(`${text}.permute(${order.join(", ")})`);
}
