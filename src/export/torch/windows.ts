/** Which dimensions of a read in a reduction are windows, and how far they reach: of convolutions and pooling. */
import { affineVariables, asVariable, atLeastZero, conditionKey, decide, offsetAffine, scaleAffine } from "../../ir/equation/affine.ts";
import type { Affine, Extent, IndexVariable, Read, Reduce } from "../../ir/equation/types.ts";
import { atom, type Code } from "./python.ts";
import type { Scope } from "./scope.ts";

export interface Window {
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
export interface Form {
  readonly batch: IndexVariable;
  readonly windows: readonly Window[];
  readonly channels?: Channels;
}

/** Of a read in a reduction: which dimensions are the batch, windows and channels; `undefined` where it is something else. `hasGroups`: `size * g + k` is a group of channels, and not a window. */
export function formOf({ array, positions, guarded }: Read, e: Reduce, { f }: Scope, outer: Scope, hasGroups = true): Form | undefined {
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
    const window = windowOf(dimension, p.affine, extent, summed, hasGroups);
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

function windowOf(dimension: number, a: Affine, { lower, upper }: Extent, summed: (v: IndexVariable) => boolean, hasGroups: boolean): Window | undefined {
  const [first, second, ...others] = a.terms;
  if (first?.atom.kind !== "variable" || second?.atom.kind !== "variable" || others.length > 0 || first.coefficient < 1 || second.coefficient < 1) return undefined;
  const isFirst = summed(second.atom) && !summed(first.atom);
  const [o, i] = isFirst ? [first, second] : [second, first];
  if (o.atom.kind !== "variable" || i.atom.kind !== "variable" || summed(o.atom) || !summed(i.atom) || o.atom.lower !== 0 || i.atom.lower !== 0) return undefined;
  const before = lower - a.constant;
  const coversChannels = hasGroups && before === 0 && i.coefficient === 1 && o.coefficient === i.atom.upper && o.coefficient * o.atom.upper === upper - lower;
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

/** Without the windows behind those that the sum has, which even padding makes. */
export function wanted(code: Code, windows: readonly Window[], padding: readonly { readonly before: number; readonly after: number }[], isEven: boolean): Code {
  const more = windows.map((w, i) => {
    const { before, after } = padding[i] ?? { before: 0, after: 0 };
    return Math.floor((w.size + before + (isEven ? before : after) - w.dilation * (w.inner.upper - 1) - 1) / w.stride) + 1 > w.outer.upper;
  });
  return more.some(Boolean) ? atom(`${code.text}[:, :, ${windows.map((w, i) => (more[i] === true ? `:${w.outer.upper}` : ":")).join(", ")}]`) : code;
}

/** How far windows reach beyond both ends; `isWhole`: as many positions behind as before do no harm. */
export function paddingOf({ outer, inner, stride, dilation, before, size }: Window): { readonly before: number; readonly after: number; readonly isWhole: boolean } {
  const after = stride * (outer.upper - 1) + dilation * (inner.upper - 1) - before - (size - 1);
  return { before, after, isWhole: after <= before };
}

export function optional(name: string, values: readonly number[], usual: number): string {
  const [first] = values;
  if (first === undefined || values.every((v) => v === usual)) return "";
  return `, ${name}=${values.every((v) => v === first) ? first : `(${values.join(", ")})`}`;
}

export function permutedBy(text: string, order: readonly number[]): Code {
  return order.every((d, i) => d === i) ? atom(text) : atom(`${text}.permute(${order.join(", ")})`);
}
