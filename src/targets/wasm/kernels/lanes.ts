/** Expressions as four lanes: a number for each of the values that a loop variable runs over at once. */
import { varies } from "../../../ir/kernel/lanes.ts";
import { coefficientOf, shiftOffset } from "../../../ir/kernel/offset.ts";
import type { Draw, KernelExpr, KernelOperator, Load, Offset } from "../../../ir/kernel/types.ts";
import { calls } from "../../../ir/machines.ts";
import { choose } from "../encode/control.ts";
import { f32, i32 } from "../encode/scalar.ts";
import { get, type I32, tee, type V128 } from "../encode/value.ts";
import { f32x4, f64x2, i32x4, type Lane, lanes as allLanes, v128 } from "../encode/vector.ts";
import type { VectorName } from "../functions/function.ts";
import { doubleFunction, isVectorFunction } from "../functions/library.ts";
import { addressOf, offsetValue } from "./offsets.ts";
import { doubleLanes, type FourDoubles, type Parts, repeated, rounded } from "./double-lanes.ts";
import { uniformLanes } from "./draw-lanes.ts";
import { condition, double, isTruth, single, toF32 } from "./scalars.ts";
import { bindingOf, isDouble, type Lanes, type Scope } from "./scope.ts";

function lanesOf(scope: Scope): Lanes {
  if (scope.lanes === undefined) throw new Error("no loop over lanes around");
  return scope.lanes;
}

/** The distance of neighboring lanes. */
function strideOf(o: Offset, scope: Scope): number {
  const stride = coefficientOf(o, lanesOf(scope).variable);
  if (stride === undefined) throw new Error("positions of lanes are not evenly apart");
  return stride;
}

/** Whether an expression is the same number in every lane. */
export function isUniform(e: KernelExpr, scope: Scope): boolean {
  const { variable, varying } = lanesOf(scope);
  return !varies(e, variable, varying);
}

/** The value in each lane; values of unused lanes do not matter. */
export function lanewise(e: KernelExpr, scope: Scope): V128 {
  switch (e.kind) {
    case "constant": return f32x4.constant(e.value);
    case "count": return f32x4.splat(single(e, scope));
    case "local": {
      const binding = bindingOf(e.name, scope);
      return binding.type === "v128" ? get(binding) : binding.type === "f64x2" ? rounded({ low: get(binding.low), high: get(binding.high) }) : f32x4.splat(single(e, scope));
    }
    case "load": return isDouble(e, scope) ? rounded(doubleLanes(e, scope, parts)) : loaded(e, scope);
    case "offset": {
      const stride = strideOf(e.value, scope);
      const first = i32x4.splat(offsetValue(e.value, scope));
      return f32x4.fromI32(stride === 0 ? first : i32x4.add(first, i32x4.constant(0, stride, 2 * stride, 3 * stride)));
    }
    case "draw": return e.distribution === "uniform" ? rounded(uniformLanes(e, strideOf(e.ordinal, scope), scope)) : eachLane(scope, (lane) => single(atLane(e, scope, lane), scope));
    case "select": return isUniform(e.condition, scope)
      ? choose(condition(e.condition, scope), lanewise(e.whenTrue, scope), lanewise(e.whenFalse, scope))
      : v128.select(lanewise(e.whenTrue, scope), lanewise(e.whenFalse, scope), mask(e.condition, scope));
    case "operation": return !isTruth(e.operator) && isDouble(e, scope) ? rounded(doubleLanes(e, scope, parts)) : operation(e.operator, e.arguments, e, scope);
  }
}

/** The same as four float64 that are not rounded. */
export function exactLanes(e: KernelExpr, scope: Scope): FourDoubles {
  return doubleLanes(e, scope, parts);
}

const parts: Parts = {
  single: lanewise, mask, isUniform, strideOf,
  /** Functions for which there is no float64 form take what they are of, and give, in float32. */
  rounded: (e, scope) => operation(e.operator, e.arguments, e, scope),
};

/** One number for each lane in use, put together. */
function eachLane(scope: Scope, of: (lane: Lane) => ReturnType<typeof single>): V128 {
  return allLanes.slice(1, lanesOf(scope).count).reduce((all, lane) => f32x4.withLane(all, lane, of(lane)), f32x4.splat(of(0)));
}

/** A draw as it is in one lane. */
function atLane(e: Draw, scope: Scope, lane: Lane): KernelExpr {
  return { ...e, ordinal: shiftOffset(e.ordinal, lane * strideOf(e.ordinal, scope)) };
}

function loaded(e: Load, scope: Scope): V128 {
  const stride = strideOf(e.offset, scope);
  const index = scope.layout.buffer(e.buffer).content === "index";
  const at = (shift: number): readonly [I32, number] => {
    const { base, offset } = addressOf(e.buffer, e.offset, scope, shift);
    return [base, offset];
  };
  const bits = stride === 0 ? v128.loadSplat(...at(0))
    : stride === 1 ? v128.load(...at(0))
    : allLanes.slice(1, lanesOf(scope).count).reduce((all, lane) => {
      const [base, offset] = at(lane * stride);
      return v128.loadLane(base, all, lane, offset);
    }, v128.loadOne(...at(0)));
  return index ? f32x4.fromI32(bits) : bits;
}

/** A value computed once and used more often. */
function held(value: V128, scope: Scope, use: (first: V128, again: V128) => V128): V128 {
  const local = scope.frame.local("v128");
  const result = use(tee(local, value), get(local));
  scope.frame.release(local);
  return result;
}

/** Whether a function is inlined: its code runs often enough, and there is room for it. */
function isWrittenOut(name: VectorName, scope: Scope): boolean {
  return scope.turns >= calls.inlinedFrom && scope.frame.spend(scope.library.sizeOf(name));
}

function operation(operator: KernelOperator, args: readonly KernelExpr[], whole: KernelExpr, scope: Scope): V128 {
  const at = (k: number): V128 => lanewise(args[k] ?? { kind: "constant", value: NaN }, scope);
  if (isVectorFunction(operator)) return isWrittenOut(operator, scope) ? scope.library.inlined(operator, at(0), scope.frame) : scope.library.vector(operator, at(0));
  switch (operator) {
    case "add": case "subtract": case "multiply": case "divide": case "max": case "min": return f32x4[operator](at(0), at(1));
    case "negate": case "sqrt": case "abs": case "floor": return f32x4[operator](at(0));
    case "multiplyAdd": return scope.library.ops.multiplyAdd(at(0), at(1), at(2));
    case "reciprocal": return f32x4.divide(f32x4.constant(1), at(0));
    case "square": return held(at(0), scope, f32x4.multiply);
    case "sign": return held(at(0), scope, (x, again) => {
      // Zeros and NaN stay what they are.
      const size = v128.or(f32x4.constant(1), v128.and(x, f32x4.constant(-0)));
      const isSized = v128.or(f32x4.less(again, f32x4.constant(0)), f32x4.greater(again, f32x4.constant(0)));
      return v128.select(size, again, isSized);
    });
    case "sin": case "cos": case "power": {
      const name = doubleFunction(operator);
      // What is the same in every lane is computed once, in float64.
      if (isUniform(whole, scope)) return f32x4.splat(toF32(double(whole, scope)));
      return scope.library.lanewise(name, at(0), args[1] === undefined ? f32x4.constant(0) : at(1));
    }
    case "less": case "lessEqual": case "equal": case "and": case "or": case "not": return v128.and(mask(whole, scope), f32x4.constant(1));
  }
}

/** All ones in lanes where a condition holds. */
export function mask(e: KernelExpr, scope: Scope): V128 {
  if (isUniform(e, scope)) return i32x4.splat(i32.subtract(i32.constant(0), i32.notEqual(condition(e, scope), i32.constant(0))));
  const [a, b] = e.kind === "operation" ? e.arguments : [];
  if (e.kind === "operation" && a !== undefined) {
    if (e.operator === "not") return v128.not(mask(a, scope));
    if (e.operator === "and" && a.kind === "operation" && a.operator === "not" && a.arguments[0] !== undefined && b !== undefined) return v128.andNot(mask(b, scope), mask(a.arguments[0], scope));
    if (b !== undefined && (e.operator === "and" || e.operator === "or")) return v128[e.operator](mask(a, scope), mask(b, scope));
    if (b !== undefined && (e.operator === "less" || e.operator === "lessEqual" || e.operator === "equal")) return compared(e.operator, a, b, scope);
  }
  return f32x4.notEqual(lanewise(e, scope), f32x4.constant(0));
}

/** Draws are compared as they are drawn, in float64: what a target keeps and drops is the same on all. */
function compared(operator: "less" | "lessEqual" | "equal", a: KernelExpr, b: KernelExpr, scope: Scope): V128 {
  if (isDouble(a, scope) || isDouble(b, scope)) {
    const [x, y] = [exactLanes(a, scope), exactLanes(b, scope)];
    return v128.shuffle(f64x2[operator](x.low, y.low), f64x2[operator](x.high, y.high), [0, 2, 4, 6]);
  }
  if (a.kind !== "draw" && b.kind !== "draw") return f32x4[operator](lanewise(a, scope), lanewise(b, scope));
  const exact = (x: KernelExpr): FourDoubles | undefined => {
    if (x.kind === "draw") return x.distribution === "uniform" ? uniformLanes(x, strideOf(x.ordinal, scope), scope) : undefined;
    return isUniform(x, scope) ? repeated(f64x2.splat(double(x, scope)), scope) : undefined;
  };
  const [drawn, limit] = [exact(a), exact(b)];
  if (drawn !== undefined && limit !== undefined) return v128.shuffle(f64x2[operator](drawn.low, limit.low), f64x2[operator](drawn.high, limit.high), [0, 2, 4, 6]);
  const inLane = (x: KernelExpr, lane: Lane): KernelExpr => (x.kind === "draw" ? atLane(x, scope, lane) : x);
  const other = a.kind === "draw" ? b : a;
  if (other.kind !== "draw" && !isUniform(other, scope)) return f32x4[operator](lanewise(a, scope), lanewise(b, scope));
  const found = eachLane(scope, (lane) => f32.fromI32(condition({ kind: "operation", operator, arguments: [inLane(a, lane), inLane(b, lane)] }, scope)));
  return f32x4.notEqual(found, f32x4.constant(0));
}

/** The sum of the lanes. */
export function sumOfLanes(value: V128, scope: Scope): ReturnType<typeof single> {
  const local = scope.frame.local("v128");
  const halves = f32x4.add(tee(local, value), v128.shuffle(get(local), get(local), [2, 3, 0, 1]));
  const whole = tee(local, halves);
  const total = f32x4.lane(f32x4.add(whole, v128.shuffle(get(local), get(local), [1, 0, 3, 2])), 0);
  scope.frame.release(local);
  return total;
}
