/**
 * Reads of arrays: whole dimensions and permutations cost nothing, then slices, reshapes, and in general `Gather` with a constant table of
 * positions. Positions outside of an array, which a condition around the read leaves out, are those of its nearest entry.
 */
import { affineVariables, asVariable, offsetAffine, scaleAffine } from "../../ir/equation/affine.ts";
import type { Affine, Condition, Extent, IndexVariable, PositionAt, Read } from "../../ir/equation/types.ts";
import type { Operand } from "./builder.ts";
import { conditionValue } from "./conditions.ts";
import { cannot, definitionOf, type Emitter, type Stored, type StoredTensor } from "./emitter.ts";
import { readByData } from "./read-data.ts";
import { isInside, mostPoints, pointsOf, tableOf } from "./tables.ts";
import { elementwise, isBatch, scalarValue, sizeOf, type Value } from "./value.ts";

/** One dimension of the tensor that is read. */
export interface Place {
  readonly position: PositionAt;
  readonly extent: Extent;
}

export function readArray(e: Read, emitter: Emitter): Value {
  const { extents: whole, content } = definitionOf(emitter, e.array);
  const zero = scalarValue(emitter.builder, 0, content.kind === "index" ? "int64" : "float");
  if (e.guarded && e.positions.some((p, d) => p.kind === "affine" && p.affine.terms.length === 0 && !isInside(p.affine, whole[d] ?? { lower: 0, upper: 0 }))) return zero;
  const { stored, extents } = coreOf(e, emitter.arrays.get(e.array) ?? cannot(emitter, `${e.array} has no value in predictions`), whole);
  const { operand, dimensions } = stored.kind === "tensor" ? stored : stepOf(e, stored, extents, emitter);
  const places = dimensions.map((d): Place => ({ position: e.positions[d] ?? cannot(emitter, `${e.array} lacks a position`), extent: extents[d] ?? { lower: 0, upper: 1 } }));
  const batch = places[0]?.extent.upper === Infinity ? places[0].position : undefined;
  if (batch !== undefined && (batch.kind === "data" || asVariable(batch.affine)?.upper !== Infinity)) return cannot(emitter, `${e.array} is read at another example than the one at hand`);
  const affine = places.flatMap(({ position, extent }) => (position.kind === "affine" ? [{ position: position.affine, extent }] : []));
  const value = affine.length < places.length ? readByData(operand, places, e, emitter) : readByTable(operand, affine, dimensions, emitter);
  if (!e.guarded) return value;
  const inside = e.positions.flatMap((p, d): readonly Condition[] => {
    const extent = whole[d];
    return p.kind === "affine" && extent !== undefined && extent.upper !== Infinity ? within(p.affine, extent) : [];
  });
  const mask = conditionValue(inside, emitter);
  return mask === undefined ? value : elementwise(emitter.builder, "Where", [mask, value, zero], value.operand.type);
}

/** The part of an array that was computed by one node, where nothing else of it is read. */
function coreOf(e: Read, stored: Stored, extents: readonly Extent[]): { readonly stored: Stored; readonly extents: readonly Extent[] } {
  if (stored.kind !== "tensor" || stored.core === undefined) return { stored, extents };
  const { dimension, extent } = stored.core;
  const at = e.positions[dimension];
  if (at?.kind !== "affine" || !isInside(at.affine, extent)) return { stored, extents };
  return { stored: stored.core.stored, extents: extents.map((x, d) => (d === dimension ? extent : x)) };
}

function within(a: Affine, { lower, upper }: Extent): readonly Condition[] {
  return [{ affine: offsetAffine(a, -lower), equality: false }, { affine: offsetAffine(scaleAffine(a, -1), upper - 1), equality: false }];
}

/** An array of a recurrence: its entry at one step, or all that are there. */
function stepOf(e: Read, { dimension, values }: Extract<Stored, { kind: "steps" }>, extents: readonly Extent[], emitter: Emitter): StoredTensor {
  const at = e.positions[dimension];
  const found = at?.kind === "affine" && at.affine.terms.length === 0 ? values.get(at.affine.constant) : undefined;
  if (found !== undefined) return found;
  return stacked(e.array, dimension, values, extents, emitter);
}

/** The steps of an array as one tensor; those that are not there yet are 0. */
export function stacked(array: string, dimension: number, values: ReadonlyMap<number, StoredTensor>, extents: readonly Extent[], emitter: Emitter): StoredTensor {
  const { builder } = emitter;
  const extent = extents[dimension] ?? { lower: 0, upper: 1 };
  const [first] = values.values();
  if (first === undefined) return cannot(emitter, `${array} is read before it has a value`);
  const dimensions = [...first.dimensions.filter((d) => d < dimension), dimension, ...first.dimensions.filter((d) => d > dimension)];
  const axis = dimensions.indexOf(dimension);
  const parts = Array.from({ length: extent.upper - extent.lower }, (_, k) => {
    const one = values.get(extent.lower + k);
    if (one === undefined) return cannot(emitter, `${array} reads a step that is not there yet`);
    const order = dimensions.filter((d) => d !== dimension).map((d) => one.dimensions.indexOf(d));
    const turned = builder.transpose(one.operand, order);
    return builder.reshape(turned, [...turned.shape.slice(0, axis), 1, ...turned.shape.slice(axis)]);
  });
  const shape = (parts[0]?.shape ?? []).map((size, k) => (k === axis ? parts.length : size));
  const all = parts.length === 1 ? parts[0] : builder.node("Concat", parts, first.operand.type, shape, { attributes: { axis: { kind: "int", value: axis } } });
  return { kind: "tensor", operand: all ?? first.operand, dimensions };
}

interface At {
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

function readByTable(operand: Operand, places: readonly At[], dimensions: readonly number[], emitter: Emitter): Value {
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
