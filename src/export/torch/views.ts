/**
 * Reads that are another view of an array: dimensions that are merged or divided (`reshape`), and windows (`unfold`). Each becomes a plain
 * dimension for each index.
 */
import { addAffine, affineVariables, constantAffine, offsetAffine, scaleAffine, variableAffine } from "../../ir/equation/affine.ts";
import { freeVariables } from "../../ir/equation/traverse.ts";
import type { Affine, AffineTerm, Extent, IndexVariable, PositionAt } from "../../ir/equation/types.ts";
import type { Code } from "./python.ts";
import type { Scope } from "./scope.ts";
import { method } from "./tensor.ts";

export interface View {
  readonly source: Code;
  readonly positions: readonly PositionAt[];
  readonly extents: readonly Extent[];
}

/** The view in which merged and divided dimensions, then windows, are dimensions of their own. */
export function viewed(view: View, scope: Scope): View {
  return unfolded(reshaped(view, scope), scope);
}

function sizeOf({ lower, upper }: Extent): number {
  return upper - lower;
}

/** An index of the scope that ranges over 0 … and is in no other position. */
function isFree(v: IndexVariable, positions: readonly PositionAt[], scope: Scope): boolean {
  if (v.lower !== 0 || v.upper === Infinity || scope.fixed.has(v.id) || !scope.order.some((w) => w.id === v.id)) return false;
  return positions.filter((p) => p.kind === "affine" && affineVariables(p.affine).has(v.id)).length === 1 && positions.every((p) => p.kind === "affine" || !freeVariables(p.value).has(v.id));
}

function reshaped({ source, positions, extents }: View, scope: Scope): View {
  for (let from = 0; from < positions.length; from++) {
    for (let to = from + 1; to <= positions.length; to++) {
      const variables = mixedRadix(positions.slice(from, to), extents.slice(from, to), positions, scope);
      if (variables === undefined) continue;
      if (variables.length === 1 && to - from === 1) break;
      const shape = variables.map((v) => v.upper);
      const code = variables.length === 1 ? method(source, "flatten", String(from), ...(to === positions.length ? [] : [String(to - 1)])) : to - from === 1 ? method(source, "unflatten", String(from), `(${shape.join(", ")})`) : undefined;
      if (code === undefined) {
        const sizes = [...extents.slice(0, from).map(sizeOf), ...shape, ...extents.slice(to).map(sizeOf)].map((n) => (n === Infinity ? "-1" : String(n)));
        if (sizes.filter((n) => n === "-1").length > 1) continue;
        return reshaped(replaced(method(source, "reshape", ...sizes), { source, positions, extents }, from, to, variables), scope);
      }
      return reshaped(replaced(code, { source, positions, extents }, from, to, variables), scope);
    }
  }
  return { source, positions, extents };
}

function replaced(source: Code, { positions, extents }: View, from: number, to: number, variables: readonly IndexVariable[]): View {
  return {
    source,
    positions: [...positions.slice(0, from), ...variables.map(plain), ...positions.slice(to)],
    extents: [...extents.slice(0, from), ...variables.map(({ upper }) => ({ lower: 0, upper })), ...extents.slice(to)],
  };
}

function plain(v: IndexVariable): PositionAt {
  return { kind: "affine", affine: variableAffine(v) };
}

/** The indices of which the row-major ordinal of these positions is the ordinal, outermost first: they walk over all elements in order. */
function mixedRadix(positions: readonly PositionAt[], extents: readonly Extent[], all: readonly PositionAt[], scope: Scope): readonly IndexVariable[] | undefined {
  let ordinal: Affine = constantAffine(0);
  for (const [i, p] of positions.entries()) {
    const extent = extents[i];
    if (p.kind === "data" || extent === undefined || extent.upper === Infinity) return undefined;
    ordinal = addAffine(scaleAffine(ordinal, sizeOf(extent)), offsetAffine(p.affine, -extent.lower));
  }
  if (ordinal.constant !== 0 || ordinal.terms.length === 0) return undefined;
  const terms = [...ordinal.terms].sort((a, b) => b.coefficient - a.coefficient);
  let size = 1;
  const variables: IndexVariable[] = [];
  for (const { coefficient, atom } of terms.reverse()) {
    if (atom.kind !== "variable" || coefficient !== size || atom.lower !== 0 || atom.upper === Infinity) return undefined;
    if (scope.fixed.has(atom.id) || !scope.order.some((v) => v.id === atom.id)) return undefined;
    const uses = all.filter((p) => p.kind === "affine" && affineVariables(p.affine).has(atom.id)).length;
    if (all.some((p) => p.kind === "data" && freeVariables(p.value).has(atom.id))) return undefined;
    if (uses !== positions.filter((p) => p.kind === "affine" && affineVariables(p.affine).has(atom.id)).length) return undefined;
    size *= atom.upper;
    variables.unshift(atom);
  }
  return size === extents.reduce((n, e) => n * sizeOf(e), 1) ? variables : undefined;
}

/** Windows: `s * r + i` with both indices from 0 on, inside of the array. */
function unfolded({ source, positions, extents }: View, scope: Scope): View {
  for (const [dimension, p] of positions.entries()) {
    const extent = extents[dimension];
    const found = p.kind === "affine" && extent !== undefined ? windowOf(p.affine, extent, positions, scope) : undefined;
    if (found === undefined || extent === undefined) continue;
    const { outer, inner, stride } = found;
    const windows = Math.floor((sizeOf(extent) - inner.upper) / stride) + 1;
    return unfolded({
      source: method(source, "unfold", String(dimension), String(inner.upper), String(stride)),
      positions: [...positions.map((q, i) => (i === dimension ? plain(outer) : q)), plain(inner)],
      extents: [...extents.map((e, i) => (i === dimension ? { lower: 0, upper: windows } : e)), { lower: 0, upper: inner.upper }],
    }, scope);
  }
  return { source, positions, extents };
}

function windowOf(a: Affine, extent: Extent, positions: readonly PositionAt[], scope: Scope): { readonly outer: IndexVariable; readonly inner: IndexVariable; readonly stride: number } | undefined {
  const [first, second, ...others] = a.terms;
  if (first === undefined || second === undefined || others.length > 0 || a.constant !== extent.lower || extent.upper === Infinity) return undefined;
  const place = (t: AffineTerm): number => (t.atom.kind === "variable" ? scope.order.findIndex((v) => t.atom.kind === "variable" && v.id === t.atom.id) : -1);
  const [o, i] = place(first) < place(second) ? [first, second] : [second, first];
  if (o.atom.kind !== "variable" || i.atom.kind !== "variable" || o.coefficient < 1 || i.coefficient !== 1) return undefined;
  if (!isFree(o.atom, positions, scope) || !isFree(i.atom, positions, scope)) return undefined;
  const last = o.coefficient * (o.atom.upper - 1) + i.atom.upper - 1;
  return last < sizeOf(extent) ? { outer: o.atom, inner: i.atom, stride: o.coefficient } : undefined;
}
