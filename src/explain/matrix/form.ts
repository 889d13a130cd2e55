/**
 * The form of an equation in matrices, from its indices alone: a sum over one index of a matrix and a vector is a matrix times a vector, a product over
 * two free indices an outer product, and so on. `undefined` where there is none: reads at positions from data or beside an index, conditions on indices,
 * draws, three dimensions.
 */
import { asVariable, isConstant } from "../../ir/equation/affine.ts";
import { isOne, isZero, mulNum, one } from "../../ir/equation/number.ts";
import { freeVariables } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Expr, Factor, IndexVariable, PositionAt, Reduce, Sum } from "../../ir/equation/types.ts";
import { asSoftmax, diagonal, isNone, isOnes, ones, outer, product, scaled, squares, transpose } from "./algebra.ts";
import { along, dependence, onlyRow, restricted } from "./scope.ts";
import type { Axis, Matrix, MatrixTerm, Scope } from "./types.ts";

export interface Surroundings {
  readonly arrays: ReadonlyMap<string, ArrayDefinition>;
  /** Definitions that are written where they are read. */
  readonly inlined: ReadonlyMap<string, Definition>;
}

type Form = Matrix | undefined;

/** The form with exactly the rows and columns of the scope: what does not depend on an axis is repeated along it. */
export function formOf(e: Expr, scope: Scope, within: Surroundings): Form {
  const on = dependence(e, scope);
  if (on === undefined) return undefined;
  const { rows, columns } = scope;
  const inner = core(e, restricted(scope, on), within);
  if (inner === undefined) return undefined;
  if (rows !== undefined && !on.row) return columns !== undefined && on.column ? product([ones(rows, 1), transpose(inner)]) : scaled([inner], ones(rows, columns ?? 1));
  return columns !== undefined && !on.column ? product([inner, ones(1, columns)]) : inner;
}

/** The form of what depends on every axis of the scope. */
function core(e: Expr, scope: Scope, within: Surroundings): Form {
  switch (e.kind) {
    case "constant": return { kind: "number", value: e.value };
    case "count": return { kind: "count" };
    case "index": case "where": case "draw": return undefined;
    case "read": return readForm(e, scope, within);
    case "sum": return sumForm(e, scope, within);
    case "product": return productForm(e.factors, scope, within);
    case "call": {
      const unit = e.primitive === "equal" ? unitForm(e.arguments, scope, within) : undefined;
      if (unit !== undefined) return unit;
      const parts = all(e.arguments.map((a) => (a.kind === "constant" ? core(a, { axes: scope.axes }, within) : formOf(a, scope, within))));
      const softmax = e.primitive === "exp" ? asSoftmax(parts?.[0], scope) : undefined;
      return softmax ?? (parts && { kind: "apply", primitive: e.primitive, arguments: parts });
    }
    case "select": {
      const [condition, whenTrue, whenFalse] = [e.condition, e.whenTrue, e.whenFalse].map((part) => formOf(part, scope, within));
      if (condition === undefined || whenTrue === undefined || whenFalse === undefined) return undefined;
      return isOnes(whenTrue) && isNone(whenFalse) ? condition : { kind: "choose", condition, whenTrue, whenFalse };
    }
    case "reduce": return reduceForm(e, scope, within);
  }
}

function readForm(e: Extract<Expr, { readonly kind: "read" }>, scope: Scope, within: Surroundings): Form {
  const array = within.arrays.get(e.array);
  if (array === undefined || e.guarded) return undefined;
  const definition = within.inlined.get(e.array);
  if (definition !== undefined) return inlinedForm(definition, e.positions, scope, within);
  const along: (Axis | "one")[] = [];
  const constants: number[] = [];
  for (const [i, p] of e.positions.entries()) {
    if (p.kind === "data") return undefined;
    const variable = asVariable(p.affine);
    const axis = variable === undefined ? undefined : scope.axes.get(variable.id);
    if (axis === "held") continue;
    const extent = array.extents[i];
    if (extent === undefined || (variable !== undefined && (variable.lower !== extent.lower || variable.upper !== extent.upper))) return undefined;
    if (axis !== undefined) along.push(axis);
    else if (!isConstant(p.affine)) return undefined;
    else if (extent.upper - extent.lower === 1) along.push("one");
    else constants.push(p.affine.constant - extent.lower);
  }
  if (constants.length > 0) return along.length > 0 ? undefined : { kind: "element", array: e.array, positions: constants };
  const [first, second, third] = along;
  if (third !== undefined || (first === second && first !== "one" && first !== undefined)) return undefined;
  return { kind: "array", array: e.array, transposed: first === "column" || (first === "one" && second === "row") };
}

/** The right side of a definition in the place of a read. */
function inlinedForm({ indices, body }: Definition, positions: readonly PositionAt[], scope: Scope, within: Surroundings): Form {
  const axes = new Map(scope.axes);
  for (const [i, p] of positions.entries()) {
    const axis = p.kind === "affine" ? scope.axes.get(asVariable(p.affine)?.id ?? -1) : undefined;
    const index = indices[i];
    if (axis === undefined || index === undefined) return undefined;
    axes.set(index.id, axis);
  }
  return formOf(body, { ...scope, axes }, within);
}

function sumForm(e: Sum, scope: Scope, within: Surroundings): Form {
  const parts = all(e.terms.map(({ coefficient, value }): readonly MatrixTerm[] | undefined => {
    const form = formOf(value, scope, within);
    // A sum in the place of a read is a part of this one.
    return form?.kind === "sum" && (isOne(coefficient) || form.terms.length === 1) ? form.terms.map((t) => ({ coefficient: mulNum(coefficient, t.coefficient), value: t.value })) : form && [{ coefficient, value: form }];
  }));
  const terms = parts?.flat();
  if (terms === undefined) return undefined;
  const unit: Matrix = scope.rows === undefined ? { kind: "number", value: one } : ones(scope.rows, scope.columns ?? 1);
  return { kind: "sum", terms: isZero(e.constant) ? terms : [{ coefficient: e.constant, value: unit }, ...terms] };
}

function productForm(factors: readonly Factor[], scope: Scope, within: Surroundings): Form {
  const groups: Record<"none" | "row" | "column" | "both", Factor[]> = { none: [], row: [], column: [], both: [] };
  for (const f of factors) {
    const on = dependence(f.base, scope);
    if (on === undefined) return undefined;
    groups[on.row ? (on.column ? "both" : "row") : on.column ? "column" : "none"].push(f);
  }
  const numbers = fraction(groups.none, scope, within);
  const [left, right, middle] = [groups.row, groups.column, groups.both].map((group) => (group.length === 0 ? null : elementwise(group, scope, within)));
  if (numbers === undefined || left === undefined || right === undefined || middle === undefined) return undefined;
  const value = middle === null ? outer(left, right) : product([...(left === null ? [] : [diagonal(left)]), middle, ...(right === null ? [] : [diagonal(right)])]);
  // A column times a number of an array of one is a product of matrices.
  const [only, ...more] = numbers.above;
  if (value?.kind === "array" && only?.kind === "array" && more.length === 0 && numbers.below.length === 0 && isMatrix(value.array, within) && scope.columns === undefined) return product([value, only]);
  if (numbers.above.length === 0 && numbers.below.length === 0 && value !== undefined) return value;
  return { kind: "scaled", ...numbers, ...(value !== undefined && { value }) };
}

function isMatrix(array: string, { arrays }: Surroundings): boolean {
  return (arrays.get(array)?.extents.filter((x) => x.upper !== Infinity).length ?? 0) === 2;
}

/** Factors that depend on the same axes. */
function elementwise(factors: readonly Factor[], scope: Scope, within: Surroundings): Form {
  const parts = fraction(factors, scope, within);
  const [only, ...more] = parts?.above ?? [];
  return parts && (only !== undefined && more.length === 0 && parts.below.length === 0 ? only : { kind: "elementwise", ...parts });
}

function fraction(factors: readonly Factor[], scope: Scope, within: Surroundings): { readonly above: readonly Matrix[]; readonly below: readonly Matrix[] } | undefined {
  const sides: { readonly above: Matrix[]; readonly below: Matrix[] } = { above: [], below: [] };
  for (const { base, exponent } of factors) {
    const on = dependence(base, scope);
    const form = on && core(base, restricted(scope, on), within);
    if (on === undefined || form === undefined) return undefined;
    const size = Math.abs(exponent);
    const isNumber = !on.row && !on.column;
    sides[exponent > 0 ? "above" : "below"].push(...(size === 1 ? [form] : size === 2 && !isNumber ? [form, form] : [{ kind: "power", base: form, exponent: size } as const]));
  }
  return sides;
}

function reduceForm(e: Reduce, scope: Scope, within: Surroundings): Form {
  if (e.conditions.length > 0) return undefined;
  const over = e.indices.filter((v) => scope.axes.get(v.id) !== "held");
  const [first, second, third] = over;
  if (first === undefined) return e.operator === "sum" ? formOf(e.body, scope, within) : undefined;
  if (third !== undefined || scope.columns !== undefined && e.operator !== "sum") return undefined;
  if (second !== undefined) return scope.rows === undefined && e.operator === "sum" ? sumOfAll(e.body, first, second, scope, within) : undefined;
  if (e.operator === "sum") return contraction(e.body, first, scope, within);
  const byRow = scope.rows !== undefined;
  const value = formOf(e.body, byRow ? along(scope, first, "column") : along(scope, first, "row"), within);
  return value && { kind: "reduced", operator: e.operator, value, byRow };
}

/** A sum over one index. */
function contraction(body: Expr, v: IndexVariable, scope: Scope, within: Surroundings): Form {
  const factors = body.kind === "product" ? body.factors : [{ base: body, exponent: 1 }];
  const groups: Record<"left" | "right" | "middle", Factor[]> = { left: [], right: [], middle: [] };
  for (const f of factors) {
    const free = freeVariables(f.base);
    const on = [...free.keys()].map((id) => scope.axes.get(id));
    if (!free.has(v.id) || (on.includes("row") && on.includes("column"))) return undefined;
    groups[on.includes("row") ? "left" : on.includes("column") ? "right" : "middle"].push(f);
  }
  if (scope.rows === undefined) return sumOfColumn(groups.middle, along(scope, v, "row"), within);
  const size = v.upper - v.lower;
  const left = elementwise(groups.left, along({ ...scope, axes: scope.axes }, v, "column"), within);
  const middle = groups.middle.length === 0 ? null : elementwise(groups.middle, onlyRow(scope, v), within);
  if (left === undefined || middle === undefined) return undefined;
  if (scope.columns === undefined) return product([left, middle ?? ones(size, 1)]);
  const right = elementwise(groups.right, along(scope, v, "row"), within);
  return right && product([left, ...(middle === null ? [] : [diagonal(middle)]), right]);
}

/** The sum of the elements of a column: a product of two columns, a square, or a product with ones. */
function sumOfColumn(factors: readonly Factor[], scope: Scope, within: Surroundings): Form {
  const [first, second, third] = factors;
  if (first === undefined) return undefined;
  if (second === undefined && first.exponent === 2) return squares(formOf(first.base, scope, within));
  if (second !== undefined && third === undefined && first.exponent === 1 && second.exponent === 1) {
    const [a, b] = [first, second].map(({ base }) => formOf(base, scope, within));
    if (a === undefined || b === undefined) return undefined;
    return b.kind === "array" && a.kind !== "array" ? product([transpose(b), a]) : product([transpose(a), b]);
  }
  const whole = elementwise(factors, scope, within);
  return whole && (scope.rows === 1 ? whole : product([ones(1, scope.rows ?? 1), whole]));
}

function sumOfAll(body: Expr, first: IndexVariable, second: IndexVariable, scope: Scope, within: Surroundings): Form {
  const inner = along(along(scope, first, "row"), second, "column");
  const square = body.kind === "product" && body.factors.length === 1 && body.factors[0]?.exponent === 2 ? body.factors[0].base : undefined;
  if (square !== undefined) return squares(formOf(square, inner, within));
  const whole = formOf(body, inner, within);
  return whole && product([ones(1, inner.rows ?? 1), whole, ones(inner.columns ?? 1, 1)]);
}

/** `position == index`: the unit vector. */
function unitForm(sides: readonly Expr[], scope: Scope, within: Surroundings): Form {
  const index = sides.find((s) => s.kind === "index");
  const position = sides.find((s) => s !== index);
  const variable = index?.kind === "index" ? asVariable(index.affine) : undefined;
  const across = scope.columns !== undefined;
  if (variable === undefined || position === undefined || scope.axes.get(variable.id) !== (across ? "column" : "row")) return undefined;
  const on = dependence(position, scope);
  if (on === undefined || on.row !== across || on.column) return undefined;
  const form = formOf(position, restricted(scope, on), within);
  return form && { kind: "unit", position: form, size: variable.upper - variable.lower, across };
}

/** Every one, or none where one is missing. */
function all<T>(parts: readonly (T | undefined)[]): readonly T[] | undefined {
  const found = parts.filter((p): p is T => p !== undefined);
  return found.length === parts.length ? found : undefined;
}
