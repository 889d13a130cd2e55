/** Right sides as scalar code: values become kernel expressions, reductions and data positions become statements before them. */
import { decide } from "../../../ir/equation/affine.ts";
import { asQuotient } from "../../../ir/equation/build.ts";
import { toNumber } from "../../../ir/equation/number.ts";
import type { Call, Draw, Expr, Factor, PositionAt, Product, Read, Sum } from "../../../ir/equation/types.ts";
import { branch, load, local, number, offsetExpr, operation, selectExpr } from "../../../ir/kernel/build.ts";
import { constantOffset, scaleOffset, shiftOffset, sumOffsets } from "../../../ir/kernel/offset.ts";
import { nounOf } from "../../../ir/kernel/operators.ts";
import type { KernelExpr, Offset, Statement } from "../../../ir/kernel/types.ts";
import { guardsOf } from "../guards.ts";
import type { Layout } from "../layout.ts";
import { lowerReduction } from "./reduction.ts";
import { conditionsExpr, elementKey, inner, positionOffset, type Scope } from "../scope.ts";

/** The value of an expression; statements it needs go to `scope.out`. */
export function lowerExpr(e: Expr, scope: Scope): KernelExpr {
  switch (e.kind) {
    case "constant": return number(toNumber(e.value));
    case "count": return { kind: "count" };
    case "index": return offsetExpr(positionOffset(e.affine, scope.indices));
    case "sum": return lowerSum(e, scope);
    case "product": return lowerProduct(e, scope);
    case "call": return lowerCall(e, scope);
    case "select": return chosen(lowerExpr(e.condition, scope), (s) => lowerExpr(e.whenTrue, s), (s) => lowerExpr(e.whenFalse, s), scope);
    case "where": return chosen(conditionsExpr(e.conditions, scope.indices), (s) => lowerExpr(e.body, s), () => number(0), scope);
    case "read": return lowerRead(e, scope);
    case "reduce": return lowerReduction(e, scope);
    case "draw": return lowerDraw(e, scope);
  }
}

/** The floor of a quotient is exact for whole numbers: 49 times 1/49 is less than 1. */
function lowerCall(e: Call, scope: Scope): KernelExpr {
  const [only] = e.arguments;
  const quotient = e.primitive === "floor" && only !== undefined ? asQuotient(only) : undefined;
  if (quotient !== undefined) return operation("floor", operation("divide", lowerExpr(quotient.dividend, scope), number(quotient.divisor)));
  if (e.primitive === "stop") return only === undefined ? number(0) : lowerExpr(only, scope);
  if (e.primitive === "derivative") throw new Error(`a derivative was not taken: ${e.key}`);
  return operation(e.primitive, ...e.arguments.map((a) => lowerExpr(a, scope)));
}

/** One of two values; only the chosen one is computed. */
function chosen(condition: KernelExpr, whenTrue: (scope: Scope) => KernelExpr, whenFalse: (scope: Scope) => KernelExpr, scope: Scope): KernelExpr {
  if (condition.kind === "constant") return (condition.value !== 0 ? whenTrue : whenFalse)(scope);
  const then: Statement[] = [];
  const otherwise: Statement[] = [];
  const a = whenTrue(inner(scope, then));
  const b = whenFalse(inner(scope, otherwise));
  if (then.length === 0 && otherwise.length === 0) return selectExpr(condition, a, b);
  const name = scope.names.fresh("chosen");
  scope.out.push({ kind: "var", name, value: number(0) });
  then.push({ kind: "assign", name, value: a });
  if (b.kind !== "constant" || b.value !== 0 || otherwise.length > 0) otherwise.push({ kind: "assign", name, value: b });
  scope.out.push(...branch(condition, then, otherwise));
  return local(name);
}

function lowerSum(e: Sum, scope: Scope): KernelExpr {
  const terms = e.terms.map((t) => ({ coefficient: toNumber(t.coefficient), value: t.value }));
  const constant = toNumber(e.constant);
  const ordered = [...terms.filter((t) => t.coefficient > 0), ...terms.filter((t) => t.coefficient <= 0)];
  let total: KernelExpr | undefined = constant > 0 || (constant !== 0 && !terms.some((t) => t.coefficient > 0)) || Number.isNaN(constant) ? number(constant) : undefined;
  for (const { coefficient, value } of ordered) {
    const v = lowerExpr(value, scope);
    if (total === undefined) total = operation("multiply", number(coefficient), v);
    else if (coefficient < 0) total = operation("subtract", total, operation("multiply", number(-coefficient), v));
    else total = operation("add", total, operation("multiply", number(coefficient), v));
  }
  if (total === undefined) return number(constant);
  return constant < 0 && total.kind !== "constant" && terms.some((t) => t.coefficient > 0) ? operation("subtract", total, number(-constant)) : total;
}

/** A name for a value that is used more than once. */
function named(value: KernelExpr, scope: Scope): KernelExpr {
  if (value.kind === "constant" || value.kind === "local" || value.kind === "count") return value;
  const name = scope.names.fresh(nounOf(value));
  scope.out.push({ kind: "let", name, value });
  return local(name);
}

/** `base ^ exponent` for a positive exponent. */
function lowerPower(base: KernelExpr, exponent: number, scope: Scope): KernelExpr {
  if (exponent === 1) return base;
  if (exponent === 2) return operation("square", base);
  if (exponent === 0.5) return operation("sqrt", base);
  if (Number.isInteger(exponent) && exponent <= 8) {
    const x = named(base, scope);
    if (exponent % 2 === 0) return operation("square", lowerPower(x, exponent / 2, scope));
    return operation("multiply", x, lowerPower(x, exponent - 1, scope));
  }
  if (exponent === 1.5) {
    const x = named(base, scope);
    return operation("multiply", x, operation("sqrt", x));
  }
  return operation("power", base, number(exponent));
}

function lowerProduct(e: Product, scope: Scope): KernelExpr {
  const times = (factors: readonly Factor[]): KernelExpr | undefined =>
    factors.reduce<KernelExpr | undefined>((all, f) => {
      const x = lowerPower(lowerExpr(f.base, scope), Math.abs(f.exponent), scope);
      return all === undefined ? x : operation("multiply", all, x);
    }, undefined);
  const above = times(e.factors.filter((f) => f.exponent > 0));
  const below = times(e.factors.filter((f) => f.exponent < 0));
  if (below === undefined) return above ?? number(1);
  return above === undefined ? operation("reciprocal", below) : operation("divide", above, below);
}

export interface Place {
  readonly offset: Offset;
  /** Whether all positions are inside, as far as that is not known; only for guarded ones. */
  readonly inside: KernelExpr;
}

/** The offset of an element, positions from data first read into integers. */
function lowerPlace(positions: readonly PositionAt[], guarded: boolean, layout: Layout, scope: Scope): Place {
  const affines = guarded ? conditionsExpr(guardsOf(positions, layout), scope.indices) : number(1);
  const { found, inside } = lowerPositions(positions, guarded, layout, scope);
  return { offset: offsetOf(positions, found, layout, scope), inside: operation("and", affines, inside) };
}

/** Integers that were read from data, by dimension. */
export interface FoundPositions {
  readonly found: ReadonlyMap<number, Offset>;
  /** Whether they are inside, as far as that is not known; only for guarded ones. */
  readonly inside: KernelExpr;
}

/** Reads the positions from data into integers. */
export function lowerPositions(positions: readonly PositionAt[], guarded: boolean, layout: Layout, scope: Scope): FoundPositions {
  const found = new Map<number, Offset>();
  let inside: KernelExpr = number(1);
  positions.forEach((p, k) => {
    if (p.kind === "affine") return;
    const extent = layout.extents[k] ?? { lower: 0, upper: 0 };
    const name = scope.names.fresh("position");
    scope.out.push({ kind: "let", name, value: lowerExpr(p.value, scope), integer: true });
    found.set(k, { kind: "local", name });
    if (!guarded) return;
    inside = operation("and", inside, operation("lessEqual", number(extent.lower), local(name)));
    inside = operation("and", inside, operation("less", local(name), number(extent.upper)));
  });
  return { found, inside };
}

/** The offset of an element whose positions from data were read. */
export function offsetOf(positions: readonly PositionAt[], found: ReadonlyMap<number, Offset>, layout: Layout, scope: Scope): Offset {
  return sumOffsets(0, positions.map((p, k) => {
    const at = p.kind === "affine" ? positionOffset(p.affine, scope.indices) : (found.get(k) ?? constantOffset(0));
    return { coefficient: layout.strides[k] ?? 0, value: shiftOffset(at, -(layout.extents[k]?.lower ?? 0)) };
  }));
}

function lowerRead(e: Read, scope: Scope): KernelExpr {
  const affines = e.positions.flatMap((p) => (p.kind === "affine" ? [p.affine] : []));
  if (affines.length === e.positions.length) {
    const known = scope.elements.get(elementKey(e.array, affines));
    if (known !== undefined) return local(known);
  }
  const layout = scope.layouts.get(e.array);
  if (layout === undefined) throw new Error(`array ${e.array} has no buffer`);
  if (guardsOf(e.positions, layout).some((c) => e.guarded && decide(c) === false)) return number(0);
  const { offset, inside } = lowerPlace(e.positions, e.guarded, layout, scope);
  return selectExpr(inside, load(layout.buffer, offset), number(0));
}

function lowerDraw(e: Draw, scope: Scope): KernelExpr {
  let ordinal: Offset = constantOffset(0);
  e.indices.forEach((a, k) => {
    const size = e.sizes[k] ?? 0;
    ordinal = sumOffsets(0, [{ coefficient: 1, value: k === 0 ? ordinal : scaleOffset(ordinal, size) }, { coefficient: 1, value: positionOffset(a, scope.indices) }]);
  });
  return { kind: "draw", distribution: e.distribution, occurrence: e.occurrence, ordinal };
}
