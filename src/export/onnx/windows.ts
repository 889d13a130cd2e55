/** Windows that move over an array: what convolutions and pools have in common. */
import { affine } from "../../ir/equation/affine.ts";
import type { Affine, Condition, Extent, IndexVariable, Read } from "../../ir/equation/types.ts";
import type { Operand } from "./builder.ts";
import { definitionOf, type Emitter } from "./emitter.ts";
import { connected, truths, variablesIn } from "./tables.ts";
import type { Attribute } from "./types.ts";
import { has, isBatch } from "./value.ts";

/** One dimension along which the window moves: it reads `stride * at + dilation * within + constant`. */
export interface Window {
  readonly dimension: number;
  readonly at: IndexVariable;
  readonly within: IndexVariable;
  readonly stride: number;
  readonly dilation: number;
  /** Entries added before and behind. */
  readonly before: number;
  readonly behind: number;
}

/** A dimension that is read as it is. */
export interface Kept {
  readonly dimension: number;
  readonly position: Affine;
}

export interface Windows {
  readonly operand: Operand;
  /** The batch's index. */
  readonly batch: IndexVariable;
  readonly windows: readonly Window[];
  readonly kept: readonly Kept[];
}

/** How a read moves over its array; `undefined` where it is no window, or the conditions do more than leave out what is outside. `isFree`: an index that is the place of a window. */
export function windowsOf(e: Read, indices: readonly IndexVariable[], conditions: readonly Condition[], isFree: (v: IndexVariable) => boolean, emitter: Emitter): Windows | undefined {
  const stored = emitter.arrays.get(e.array);
  const { extents } = definitionOf(emitter, e.array);
  if (stored?.kind !== "tensor" || stored.operand.constant !== undefined || stored.dimensions.length !== extents.length) return undefined;
  const windows: Window[] = [];
  const kept: Kept[] = [];
  let batch: IndexVariable | undefined;
  for (const [d, p] of e.positions.entries()) {
    const extent = extents[d];
    if (p.kind === "data" || extent === undefined) return undefined;
    const [a, b, ...more] = p.affine.terms;
    if (extent.upper === Infinity) {
      if (a?.atom.kind !== "variable" || !isBatch(a.atom) || b !== undefined) return undefined;
      batch = a.atom;
      continue;
    }
    const [at, within] = a?.atom.kind === "variable" && has(indices, a.atom) ? [b, a] : [a, b];
    const isWindow = at?.atom.kind === "variable" && within?.atom.kind === "variable" && more.length === 0 && has(indices, within.atom) && !has(indices, at.atom) && isFree(at.atom);
    if (!isWindow || at.atom.kind !== "variable" || within.atom.kind !== "variable") {
      kept.push({ dimension: d, position: p.affine });
      continue;
    }
    const window = windowOf(d, at.atom, within.atom, at.coefficient, within.coefficient, p.affine.constant, extent);
    if (window === undefined) return undefined;
    windows.push(window);
  }
  if (batch === undefined || windows.length === 0 || windows.length > 3) return undefined;
  const distinct = new Set(windows.flatMap((w) => [w.at.id, w.within.id]));
  if (distinct.size !== 2 * windows.length) return undefined;
  if (!areBounds(e, windows, conditions, extents)) return undefined;
  const order = stored.dimensions.map((d, k) => ({ d, k })).sort((x, y) => x.d - y.d).map(({ k }) => k);
  return { operand: emitter.builder.transpose(stored.operand, order), batch, windows, kept };
}

function windowOf(dimension: number, at: IndexVariable, within: IndexVariable, stride: number, dilation: number, constant: number, extent: Extent): Window | undefined {
  if (stride < 1 || dilation < 1 || at.lower !== 0 || within.lower !== 0) return undefined;
  const size = extent.upper - extent.lower;
  const before = -(constant - extent.lower);
  const reach = dilation * (within.upper - 1) + 1;
  const behind = Math.max(0, (at.upper - 1) * stride + reach - size - before);
  if (before < 0 || Math.floor((size + before + behind - reach) / stride) + 1 !== at.upper) return undefined;
  return { dimension, at, within, stride, dilation, before, behind };
}

/** Whether conditions hold just where all positions are inside. */
function areBounds(e: Read, windows: readonly Window[], conditions: readonly Condition[], extents: readonly Extent[]): boolean {
  const groups = connected(conditions).map((group) => ({ group, variables: variablesIn(group.map((c) => c.affine)) }));
  if (!groups.every(({ variables }) => variables !== undefined && windows.some((w) => variables.every((v) => v.id === w.at.id || v.id === w.within.id)))) return false;
  return windows.every((w) => {
    const position = e.positions[w.dimension];
    const extent = extents[w.dimension];
    if (position?.kind !== "affine" || extent === undefined) return false;
    const both = [w.at, w.within];
    const own = groups.filter(({ variables }) => variables?.some((v) => v.id === w.at.id || v.id === w.within.id) === true).flatMap(({ group }) => group);
    const holds = own.map((c) => truths(c, both)).reduce((a, b) => a.map((x, i) => x & (b[i] ?? 0)), new Int32Array(w.at.upper * w.within.upper).fill(1));
    const isIn = (a: Affine): Int32Array => truths({ affine: a, equality: false }, both);
    const low = isIn(affine(position.affine.constant - extent.lower, position.affine.terms));
    const high = isIn(affine(extent.upper - 1 - position.affine.constant, position.affine.terms.map((t) => ({ ...t, coefficient: -t.coefficient }))));
    const inside = low.map((x, i) => x & (high[i] ?? 0));
    return e.guarded ? holds.every((x) => x === 1) : holds.every((x, i) => x === inside[i]);
  });
}

/** What convolutions and pools have for attributes; those with the value that is meant anyway are left out. */
export function windowAttributes(windows: readonly Window[]): Readonly<Record<string, Attribute>> {
  const ints = (value: readonly number[]): Attribute => ({ kind: "ints", value });
  const [strides, dilations, pads] = [windows.map((w) => w.stride), windows.map((w) => w.dilation), [...windows.map((w) => w.before), ...windows.map((w) => w.behind)]];
  return {
    kernel_shape: ints(windows.map((w) => w.within.upper)),
    ...(strides.some((x) => x !== 1) && { strides: ints(strides) }),
    ...(dilations.some((x) => x !== 1) && { dilations: ints(dilations) }),
    ...(pads.some((x) => x !== 0) && { pads: ints(pads) }),
  };
}
