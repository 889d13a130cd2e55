/**
 * Reads of arrays. Whole dimensions, slices and single positions are Python's; other positions are grids of integers, which are limited
 * to the array where a condition, and not the range of the indices, keeps them inside.
 */
import { affineVariables, asVariable, interval, offsetAffine } from "../../ir/equation/affine.ts";
import type { Affine, Extent, IndexVariable, PositionAt, Read } from "../../ir/equation/types.ts";
import { atom, binds, type Code, within } from "./python.ts";
import { permuted } from "./permute.ts";
import { grid, isFixed, position } from "./positions.ts";
import type { Scope } from "./scope.ts";
import { viewed } from "./views.ts";
import { aligned, joined, method, scalar, type Tensor, tensor, union } from "./tensor.ts";

/** One dimension of a read. */
type Place =
  | { readonly kind: "slice"; readonly text: string; readonly variable: IndexVariable }
  | { readonly kind: "at"; readonly text: string }
  | { readonly kind: "grid"; readonly value: Tensor };

/** `emit`: prints the positions that are read from data. */
export function readArray(e: Read, scope: Scope, emit: (position: Extract<PositionAt, { kind: "data" }>) => Tensor): Tensor {
  const { f } = scope;
  const definition = f.definitionOf(e.array);
  const array = f.codeOf(e.array);
  if (array.kind === "number") return scalar(atom(array.text));
  let source = atom(array.text);
  let { positions } = e;
  let { extents } = definition;
  if (array.kind === "steps") {
    const at = positions[array.dimension];
    if (at?.kind === "affine" && isFixed(at.affine, scope)) {
      source = atom(`${array.text}[${position(at.affine, scope, -array.lower).code.text}]`);
      positions = positions.filter((_, i) => i !== array.dimension);
      extents = extents.filter((_, i) => i !== array.dimension);
    } else source = atom(`torch.stack(${array.text}, ${array.dimension})`);
  }
  if (!e.guarded && array.kind === "tensor") ({ source, positions, extents } = viewed({ source, positions, extents }, scope));
  const type = definition.content.kind === "index" ? "integer" : "real";
  const outside: Tensor[] = [];
  const uses = new Map<number, number>();
  for (const p of positions) if (p.kind === "affine") for (const id of affineVariables(p.affine).keys()) uses.set(id, (uses.get(id) ?? 0) + 1);
  const places = positions.map((p, i) => placeOf(p, extents[i] ?? { lower: 0, upper: 1 }, (v) => uses.get(v.id) === 1, e.guarded, outside, scope, emit));
  const value = take(source, places, scope, type);
  if (outside.length === 0) return value;
  const inside = outside.length === 1 && outside[0] !== undefined ? outside[0] : joined(scope.order, outside, "&", binds.bitAnd, "truth");
  const axes = union(scope.order, [inside, value]);
  return tensor(atom(`torch.where(${aligned(inside, axes).text}, ${aligned(value, axes).text}, ${type === "integer" ? "0" : "0.0"})`), axes, type);
}

function placeOf(p: PositionAt, extent: Extent, isAlone: (v: IndexVariable) => boolean, isGuarded: boolean, outside: Tensor[], scope: Scope, emit: (p: Extract<PositionAt, { kind: "data" }>) => Tensor): Place {
  const { lower } = extent;
  if (p.kind === "data") {
    const given = emit(p);
    const value = lower === 0 ? given : joined(scope.order, [given, { code: atom(`${lower}`), axes: [], type: "integer", scalar: true }], "-", binds.sum, "integer");
    const whole = value.type === "integer" || value.scalar ? value : { ...value, code: method(value.code, "long"), type: "integer" as const };
    return { kind: "grid", value: isGuarded ? limited(whole, extent, outside, scope) : whole };
  }
  const shifted = offsetAffine(p.affine, -lower);
  const slice = sliceOf(p.affine, extent, isAlone, scope);
  if (slice !== undefined) return slice;
  const value = position(shifted, scope);
  if (isFixed(p.affine, scope) && !isGuarded) return { kind: "at", text: value.code.text };
  return { kind: "grid", value: isWithin(p.affine, extent) ? value : limited(value, extent, isGuarded ? outside : undefined, scope) };
}

/** `from:to` where one index, in no other position, walks over neighbouring entries, or entries at a constant distance. */
function sliceOf(a: Affine, extent: Extent, isAlone: (v: IndexVariable) => boolean, scope: Scope): Place | undefined {
  const [term, ...others] = a.terms;
  if (term?.atom.kind !== "variable" || others.length > 0 || term.coefficient < 1 || scope.fixed.has(term.atom.id)) return undefined;
  const variable = term.atom;
  if (!isAlone(variable) || !scope.order.some((v) => v.id === variable.id)) return undefined;
  if (variable.upper === Infinity) return asVariable(a) === undefined ? undefined : { kind: "slice", text: ":", variable };
  if (!isWithin(a, extent)) return undefined;
  const [low, high] = interval(a);
  const from = low - extent.lower;
  const to = high - extent.lower + 1;
  const size = extent.upper - extent.lower;
  if (from === 0 && to === size && term.coefficient === 1) return { kind: "slice", text: ":", variable };
  const step = term.coefficient === 1 ? "" : `:${term.coefficient}`;
  return { kind: "slice", text: `${from === 0 ? "" : from}:${to === size ? "" : to}${step}`, variable };
}

function isWithin(a: Affine, { lower, upper }: Extent): boolean {
  if (upper === Infinity) return asVariable(a)?.upper === Infinity;
  const [low, high] = interval(a);
  return low >= lower && high < upper;
}

/** A position that is limited to the array; where it is outside, `outside` gets the condition that it is not. */
function limited(value: Tensor, { lower, upper }: Extent, outside: Tensor[] | undefined, scope: Scope): Tensor {
  const last = upper === Infinity ? `${scope.f.count()} - 1` : String(upper - lower - 1);
  if (value.scalar) {
    const text = `min(max(${value.code.text}, 0), ${last})`;
    outside?.push({ ...value, code: atom(`torch.tensor(0 <= ${value.code.text} <= ${last}, device=${scope.f.device()})`), type: "truth", scalar: false });
    return { ...value, code: atom(text) };
  }
  outside?.push({ ...value, code: { text: `(${within(value.code, binds.sum)} >= 0) & (${within(value.code, binds.sum)} <= ${last})`, binds: binds.bitAnd }, type: "truth" });
  return { ...value, code: method(value.code, "clamp", "0", last) };
}

function take(source: Code, places: readonly Place[], scope: Scope, type: Tensor["type"]): Tensor {
  if (places.every((p) => p.kind === "slice")) return inOrder(slices(source, places), places.map((p) => p.variable), scope, type);
  const grids = places.flatMap((p) => (p.kind === "grid" ? p.value : []));
  if (grids.length === 0) {
    const axes = places.flatMap((p) => (p.kind === "slice" ? p.variable : []));
    return inOrder(slices(source, places), axes, scope, type);
  }
  // An index in a slice and in a grid is a grid in both.
  const inGrids = union(scope.order, grids);
  const resolved = places.map((p): Place => (p.kind === "slice" && inGrids.some((v) => v.id === p.variable.id) ? { kind: "grid", value: grid(p.variable, scope) } : p));
  const axesOfGrids = union(scope.order, resolved.flatMap((p) => (p.kind === "grid" ? p.value : [])));
  const isAdvanced = resolved.map((p) => p.kind !== "slice");
  const first = isAdvanced.indexOf(true);
  const contiguous = isAdvanced.slice(first, isAdvanced.lastIndexOf(true) + 1).every(Boolean);
  const before = resolved.slice(0, contiguous ? first : 0).flatMap((p) => (p.kind === "slice" ? p.variable : []));
  const after = resolved.slice(contiguous ? first : 0).flatMap((p) => (p.kind === "slice" ? p.variable : []));
  const texts = resolved.map((p) => (p.kind === "grid" ? aligned(p.value, axesOfGrids).text : p.text));
  while (texts.at(-1) === ":") texts.pop();
  return inOrder(atom(`${within(source, binds.atom)}[${texts.join(", ")}]`), [...before, ...axesOfGrids, ...after], scope, type);
}

function slices(source: Code, places: readonly Place[]): Code {
  const texts = places.map((p) => (p.kind === "grid" ? p.value.code.text : p.text));
  while (texts.at(-1) === ":") texts.pop();
  return texts.length === 0 ? source : atom(`${within(source, binds.atom)}[${texts.join(", ")}]`);
}

/** Dimensions in the order of the scope. */
export function inOrder(code: Code, axes: readonly IndexVariable[], { order }: Pick<Scope, "order">, type: Tensor["type"]): Tensor {
  const wanted = order.filter((v) => axes.some((w) => w.id === v.id));
  if (wanted.length !== axes.length) throw new Error(`an index of ${code.text} is not in scope`);
  return tensor(permuted(code, axes, wanted), wanted, type);
}
