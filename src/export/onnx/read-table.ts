/** Reads at positions that are known: dimension by dimension, as a reshape, or by a table. */
import { affineVariables } from "../../ir/equation/affine.ts";
import type { Affine, Extent, IndexVariable } from "../../ir/equation/types.ts";
import type { Operand } from "./builder.ts";
import { cannot, type Emitter } from "./emitter.ts";
import { isInside, mostPoints, pointsOf, tableOf } from "./tables.ts";
import { isBatch, sizeOf, type Value } from "./value.ts";

/** The position in one dimension of a tensor. */
export interface At {
  readonly position: Affine;
  readonly extent: Extent;
}

/** The variables of a position, the one with the greatest stride first. */
function variablesOf(a: Affine): readonly IndexVariable[] {
  const stride = (v: IndexVariable): number => Math.max(0, ...a.terms.map((t) => (t.atom.kind === "variable" && t.atom.id === v.id ? Math.abs(t.coefficient) : 0)));
  return [...affineVariables(a).values()].sort((x, y) => stride(y) - stride(x));
}

/** Entries of the dimension at every point of the variables. */
function entries({ position, extent }: At, variables: readonly IndexVariable[]): Int32Array {
  const last = extent.upper - extent.lower - 1;
  return tableOf(position, variables).map((x) => Math.min(Math.max(x - extent.lower, 0), last));
}

export function readByTable(operand: Operand, places: readonly At[], dimensions: readonly number[], emitter: Emitter): Value {
  const variables = places.map(({ position }) => variablesOf(position));
  const all = variables.flat();
  const isSeparable = variables.every((list) => list.length <= 1) && new Set(all.map((v) => v.id)).size === all.length;
  if (isSeparable) return readSeparately(operand, places, emitter);
  // What is a table for channels in the second dimension may be a reshape for those in the last.
  const order = dimensions.map((d, k) => ({ d, k })).sort((a, b) => a.d - b.d).map(({ k }) => k);
  const inOrder = order.flatMap((k) => places[k] ?? []);
  return asReshape(operand, inOrder, order, emitter) ?? readFlat(operand, places, emitter);
}

/** Each index in one position alone. */
function readSeparately(operand: Operand, places: readonly At[], emitter: Emitter): Value {
  const { builder } = emitter;
  const slices: { axis: number; from: number; to: number; step: number }[] = [];
  const gathers: { axis: number; positions: Int32Array }[] = [];
  const axes: IndexVariable[] = [];
  const dropped: number[] = [];
  places.forEach((place, axis) => {
    const [v] = affineVariables(place.position).values();
    if (v === undefined) dropped.push(axis);
    else axes.push(v);
    if (v !== undefined && isBatch(v)) return;
    const at = entries(place, v === undefined ? [] : [v]);
    const size = place.extent.upper - place.extent.lower;
    const step = at.length < 2 ? 1 : (at[1] ?? 0) - (at[0] ?? 0);
    const from = at[0] ?? 0;
    if (from === 0 && at.length === size && at.every((x, i) => x === i)) return;
    if (v !== undefined && step > 0 && at.every((x, i) => x === from + i * step)) slices.push({ axis, from, to: (at.at(-1) ?? 0) + 1, step });
    else gathers.push({ axis, positions: at });
  });
  let value = operand;
  const resized = (axis: number, size: number): typeof operand.shape => value.shape.map((s, k) => (k === axis ? size : s));
  if (operand.constant !== undefined && (slices.length > 0 || gathers.length > 0)) {
    value = picked(operand, places, axes, emitter);
    return { operand: value, axes };
  }
  if (slices.length > 0) {
    const shape = slices.reduce<typeof operand.shape>((s, { axis, from, to, step }) => s.map((size, k) => (k === axis ? Math.ceil((to - from) / step) : size)), value.shape);
    const lists = [slices.map((s) => s.from), slices.map((s) => s.to), slices.map((s) => s.axis), ...(slices.some((s) => s.step !== 1) ? [slices.map((s) => s.step)] : [])];
    value = builder.node("Slice", [value, ...lists.map((list) => builder.integers(list))], operand.type, shape);
  }
  for (const { axis, positions } of gathers) {
    value = builder.node("Gather", [value, builder.integers(Array.from(positions))], operand.type, resized(axis, positions.length), { attributes: { axis: { kind: "int", value: axis } } });
  }
  return { operand: builder.reshape(value, value.shape.filter((_, k) => !dropped.includes(k))), axes };
}

/** What is read of a constant. */
function picked({ constant = [], type, name }: Operand, places: readonly At[], axes: readonly IndexVariable[], { builder }: Emitter): Operand {
  const flat = flatPositions(places, axes);
  return builder.constant(type, axes.map((v) => v.upper - v.lower), Array.from(flat, (from) => Number(constant[from])), name);
}

/** Positions in the row-major numbers of some dimensions, at every point of the variables. */
function flatPositions(places: readonly At[], variables: readonly IndexVariable[]): Int32Array {
  const flat = new Int32Array(pointsOf(variables));
  let stride = 1;
  for (const place of places.toReversed()) {
    const at = entries(place, variables);
    for (let i = 0; i < flat.length; i++) flat[i] = (flat[i] ?? 0) + stride * (at[i] ?? 0);
    stride *= place.extent.upper - place.extent.lower;
  }
  return flat;
}

/** What of the dimensions is read as a whole, at both ends, and the positions between. */
interface Flat {
  readonly first: number;
  readonly middle: readonly At[];
  readonly before: readonly IndexVariable[];
  readonly variables: readonly IndexVariable[];
  readonly after: readonly IndexVariable[];
}

function flatOf(places: readonly At[], isConstant: boolean): Flat {
  const uses = new Map<number, number>();
  for (const { position } of places) for (const id of affineVariables(position).keys()) uses.set(id, (uses.get(id) ?? 0) + 1);
  const isWhole = ({ position, extent }: At): boolean => {
    const [v] = variablesOf(position);
    const alone = v !== undefined && uses.get(v.id) === 1 && position.terms.length === 1 && position.terms[0]?.atom.kind === "variable" && position.terms[0].coefficient === 1;
    return alone && (isBatch(v) || (isInside(position, extent) && v.upper - v.lower === extent.upper - extent.lower));
  };
  const first = isConstant ? 0 : places.findIndex((p) => !isWhole(p));
  const last = isConstant ? places.length - 1 : places.findLastIndex((p) => !isWhole(p));
  const middle = places.slice(first, last + 1);
  const variables: IndexVariable[] = [];
  for (const { position } of middle) for (const v of variablesOf(position)) if (!variables.some((w) => w.id === v.id)) variables.push(v);
  return { first, middle, variables, before: places.slice(0, first).flatMap(({ position }) => variablesOf(position)), after: places.slice(last + 1).flatMap(({ position }) => variablesOf(position)) };
}

/** `order`: of the dimensions, so that their places are those given. */
function asReshape(operand: Operand, places: readonly At[], order: readonly number[], { builder }: Emitter): Value | undefined {
  if (operand.constant !== undefined) return undefined;
  const { middle, before, variables, after } = flatOf(places, false);
  const size = middle.reduce((n, { extent }) => n * (extent.upper - extent.lower), 1);
  if (pointsOf(variables) !== size || !flatPositions(middle, variables).every((x, i) => x === i)) return undefined;
  const axes = [...before, ...variables, ...after];
  return { operand: builder.reshape(builder.transpose(operand, order), axes.map(sizeOf)), axes };
}

/** The dimensions whose positions have several indices, or one of those in another position, as one dimension, and a table for that. */
function readFlat(operand: Operand, places: readonly At[], emitter: Emitter): Value {
  const { builder } = emitter;
  const isConstant = operand.constant !== undefined;
  const { first, middle, before, variables, after } = flatOf(places, isConstant);
  if (pointsOf(variables) > mostPoints) return cannot(emitter, `a table of ${pointsOf(variables)} positions would be needed`);
  const axes = [...before, ...variables, ...after];
  if (isConstant) return { operand: picked(operand, places, variables, emitter), axes };
  const size = middle.reduce((n, { extent }) => n * (extent.upper - extent.lower), 1);
  const joined = builder.reshape(operand, [...before.map(sizeOf), size, ...after.map(sizeOf)]);
  const table = builder.constant("int64", variables.map((v) => v.upper - v.lower), Array.from(flatPositions(middle, variables)), "positions");
  return { operand: builder.node("Gather", [joined, table], operand.type, axes.map(sizeOf), { attributes: { axis: { kind: "int", value: first } } }), axes };
}
