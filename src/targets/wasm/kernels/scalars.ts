/**
 * Expressions as single numbers. Reals are float32; what is made of an array of float64, of a scalar that the runtime sets
 * (the step, say), of a power or of a draw is float64 until it is stored or meets lanes.
 */
import type { Draw, KernelExpr, KernelOperator } from "../../../ir/kernel/types.ts";
import { eachExpr } from "../../../ir/kernel/visit.ts";
import { choose, pick } from "../encode/control.ts";
import { f32, f64, type FloatInstructions, i32 } from "../encode/scalar.ts";
import { type F32, type F64, get, type I32, tee, type Value } from "../encode/value.ts";
import { f32x4, f64x2 } from "../encode/vector.ts";
import { doubleFunction, isVectorFunction } from "../functions/library.ts";
import { addressOf, offsetValue } from "./offsets.ts";
import { bindingOf, isDouble, type Scalar, type Scope } from "./scope.ts";

export function toF32(value: Scalar): F32 {
  switch (value.type) {
    case "i32": return f32.fromI32(value);
    case "f32": return value;
    case "f64": return f32.fromF64(value);
  }
}

function toF64(value: Scalar): F64 {
  switch (value.type) {
    case "i32": return f64.fromI32(value);
    case "f32": return f64.fromF32(value);
    case "f64": return value;
  }
}

function toI32(value: Scalar): I32 {
  switch (value.type) {
    case "i32": return value;
    case "f32": return i32.fromF32(value);
    case "f64": return i32.fromF64(value);
  }
}

/** The type an expression has by itself; constants have none. */
function typeOf(e: KernelExpr, scope: Scope): Scalar["type"] | undefined {
  switch (e.kind) {
    case "constant": return undefined;
    case "local": {
      const { type } = bindingOf(e.name, scope);
      return type === "v128" ? "f32" : type === "f64x2" ? "f64" : type;
    }
    case "load": {
      const { content, role, double: isWide } = scope.layout.buffer(e.buffer);
      return content === "index" ? "i32" : role === "scalar" || isWide === true ? "f64" : "f32";
    }
    case "offset": case "count": return "i32";
    case "select": return joined([e.whenTrue, e.whenFalse], scope);
    case "draw": return "f64";
    case "operation": return isTruth(e.operator) ? "i32" : realOf(joined(e.arguments, scope));
  }
}

function realOf(type: Scalar["type"] | undefined): "f32" | "f64" {
  return type === "f64" ? "f64" : "f32";
}

/** The widest of several; whole numbers stay whole among themselves and whole constants. */
function joined(list: readonly KernelExpr[], scope: Scope): Scalar["type"] | undefined {
  const types = list.map((e) => typeOf(e, scope));
  if (types.includes("f64")) return "f64";
  if (types.includes("f32")) return "f32";
  const whole = list.every((e) => e.kind !== "constant" || Number.isInteger(e.value));
  return types.includes("i32") ? (whole ? "i32" : "f32") : undefined;
}

export function isTruth(operator: KernelOperator): boolean {
  return operator === "less" || operator === "lessEqual" || operator === "equal" || operator === "and" || operator === "or" || operator === "not";
}

/** A number of the type it has by itself. */
export function scalar(e: KernelExpr, scope: Scope): Scalar {
  switch (typeOf(e, scope)) {
    case "i32": return integer(e, scope);
    case "f64": return double(e, scope);
    case "f32": case undefined: return single(e, scope);
  }
}

export function integer(e: KernelExpr, scope: Scope): I32 {
  switch (e.kind) {
    case "constant": return i32.constant(e.value);
    case "offset": return offsetValue(e.value, scope);
    case "count": return get(scope.count);
    case "load":
      if (scope.layout.buffer(e.buffer).content === "index") {
        const { base, offset } = addressOf(e.buffer, e.offset, scope);
        return i32.load(base, offset);
      }
      return toI32(isDouble(e, scope) ? double(e, scope) : single(e, scope));
    case "local": {
      const binding = bindingOf(e.name, scope);
      return binding.type === "i32" ? get(binding) : toI32(isDouble(e, scope) ? double(e, scope) : single(e, scope));
    }
    case "select": {
      const [test, yes, no] = [condition(e.condition, scope), integer(e.whenTrue, scope), integer(e.whenFalse, scope)];
      return isCheap(e.whenTrue) && isCheap(e.whenFalse) ? pick(test, yes, no) : choose(test, yes, no);
    }
    case "operation": return isTruth(e.operator) ? condition(e, scope) : toI32(scalar(e, scope));
    case "draw": return toI32(double(e, scope));
  }
}

/** Whether a condition holds: not 0. */
export function condition(e: KernelExpr, scope: Scope): I32 {
  if (e.kind === "operation") {
    const [a, b] = e.arguments;
    if (e.operator === "not" && a !== undefined) return i32.isZero(condition(a, scope));
    if (a !== undefined && b !== undefined) {
      switch (e.operator) {
        case "and": return choose(condition(a, scope), condition(b, scope), i32.constant(0));
        case "or": return choose(condition(a, scope), i32.constant(1), condition(b, scope));
        case "less": case "lessEqual": case "equal": return comparison(e.operator, a, b, scope);
        default: break;
      }
    }
  }
  const value = scalar(e, scope);
  switch (value.type) {
    case "i32": return value;
    case "f32": return f32.notEqual(value, f32.constant(0));
    case "f64": return f64.notEqual(value, f64.constant(0));
  }
}

function comparison(operator: "less" | "lessEqual" | "equal", a: KernelExpr, b: KernelExpr, scope: Scope): I32 {
  switch (joined([a, b], scope)) {
    case "i32": return i32[operator](integer(a, scope), integer(b, scope));
    case "f64": return f64[operator](double(a, scope), double(b, scope));
    case "f32": case undefined: return f32[operator](single(a, scope), single(b, scope));
  }
}

/** Whether computing an expression in vain costs little and cannot fail. */
export function isCheap(e: KernelExpr): boolean {
  let size = 0;
  let cheap = true;
  eachExpr(e, (x) => {
    size++;
    if (x.kind === "load" || x.kind === "draw") cheap = false;
    if (x.kind === "operation" && !["add", "subtract", "multiply", "negate", "max", "min", "abs", "less", "lessEqual", "equal"].includes(x.operator)) cheap = false;
  });
  return cheap && size <= 8;
}

/** One number as float32. */
export function single(e: KernelExpr, scope: Scope): F32 {
  switch (e.kind) {
    case "constant": return f32.constant(e.value);
    case "local": {
      const binding = bindingOf(e.name, scope);
      return binding.type === "v128" ? f32x4.lane(get(binding), 0) : toF32(read(binding));
    }
    case "load": {
      if (scope.layout.buffer(e.buffer).content === "index") return f32.fromI32(integer(e, scope));
      const { base, offset } = addressOf(e.buffer, e.offset, scope);
      return isDouble(e, scope) ? f32.fromF64(f64.load(base, offset)) : f32.load(base, offset);
    }
    case "offset": case "count": return f32.fromI32(integer(e, scope));
    case "draw": return f32.fromF64(double(e, scope));
    case "select": {
      const [test, yes, no] = [condition(e.condition, scope), single(e.whenTrue, scope), single(e.whenFalse, scope)];
      return isCheap(e.whenTrue) && isCheap(e.whenFalse) ? pick(test, yes, no) : choose(test, yes, no);
    }
    case "operation": {
      if (isTruth(e.operator)) return f32.fromI32(i32.notEqual(condition(e, scope), i32.constant(0)));
      return typeOf(e, scope) === "f64" ? f32.fromF64(double(e, scope)) : singleOperation(e.operator, e.arguments, scope);
    }
  }
}

function read(binding: Exclude<ReturnType<typeof bindingOf>, { type: "v128" }>): Scalar {
  switch (binding.type) {
    case "i32": return get(binding);
    case "f32": return get(binding);
    case "f64": return get(binding);
    case "f64x2": return f64x2.lane(get(binding.low), 0);
  }
}

/** The number that all elements of a draw have in common. */
export function keyOf({ occurrence }: Draw, { given, layout }: Scope): I32 {
  const at = given?.keys.get(occurrence);
  return at === undefined ? i32.load(i32.constant(0), layout.keyAddress(occurrence)) : i32.load(get(at), 0);
}

/** One number as float64. */
export function double(e: KernelExpr, scope: Scope): F64 {
  switch (e.kind) {
    case "constant": return f64.constant(e.value);
    case "draw": {
      if (typeof e.distribution !== "string") throw new Error("a matrix is drawn elsewhere than for first values");
      return scope.library.draw(e.distribution, keyOf(e, scope), offsetValue(e.ordinal, scope));
    }
    case "select": return choose(condition(e.condition, scope), double(e.whenTrue, scope), double(e.whenFalse, scope));
    case "local": {
      const binding = bindingOf(e.name, scope);
      return binding.type === "v128" ? toF64(single(e, scope)) : toF64(read(binding));
    }
    case "load": {
      if (!isDouble(e, scope)) return f64.fromF32(single(e, scope));
      const { base, offset } = addressOf(e.buffer, e.offset, scope);
      return f64.load(base, offset);
    }
    case "offset": case "count": return f64.fromI32(integer(e, scope));
    case "operation": return typeOf(e, scope) === "f64" ? doubleOperation(e.operator, e.arguments, scope) : toF64(scalar(e, scope));
  }
}

/** Arithmetic that both kinds of floats have; arguments are computed in their places. */
function arithmetic<T extends "f32" | "f64">(type: T, op: FloatInstructions<T>, operator: KernelOperator, args: readonly (() => Value<T>)[], scope: Scope): Value<T> | undefined {
  const at = (k: number): Value<T> => args[k]?.() ?? op.constant(NaN);
  switch (operator) {
    case "add": case "subtract": case "multiply": case "divide": case "max": case "min": return op[operator](at(0), at(1));
    case "negate": case "sqrt": case "abs": case "floor": return op[operator](at(0));
    case "multiplyAdd": return op.add(op.multiply(at(0), at(1)), at(2));
    case "reciprocal": return op.divide(op.constant(1), at(0));
    case "square": {
      const held = scope.frame.local(type);
      const twice = op.multiply(tee(held, at(0)), get(held));
      scope.frame.release(held);
      return twice;
    }
    default: return undefined;
  }
}

function singleOperation(operator: KernelOperator, args: readonly KernelExpr[], scope: Scope): F32 {
  const found = arithmetic("f32", f32, operator, args.map((a) => () => single(a, scope)), scope);
  if (found !== undefined) return found;
  const [x, y] = args;
  if (x === undefined) throw new Error(`${operator} without arguments`);
  if (isVectorFunction(operator)) return f32x4.lane(scope.library.vector(operator, f32x4.splat(single(x, scope))), 0);
  const name = doubleFunction(operator);
  if (name !== undefined) return f32.fromF64(scope.library.double(name, double(x, scope), ...(y === undefined ? [] : [double(y, scope)])));
  if (operator !== "sign") throw new Error(`no instructions for ${operator}`);
  const held = scope.frame.local("f32");
  const value = tee(held, single(x, scope));
  const size = pick(f32.equal(get(held), f32.constant(0)), get(held), f32.copySign(f32.constant(1), get(held)));
  return { type: "f32", code: [value.code, 0x1a, pick(f32.notEqual(get(held), get(held)), get(held), size).code] };
}

function doubleOperation(operator: KernelOperator, args: readonly KernelExpr[], scope: Scope): F64 {
  const found = arithmetic("f64", f64, operator, args.map((a) => () => double(a, scope)), scope);
  if (found !== undefined) return found;
  const [x, y] = args;
  const name = doubleFunction(operator);
  if (x !== undefined && name !== undefined) return scope.library.double(name, double(x, scope), ...(y === undefined ? [] : [double(y, scope)]));
  return f64.fromF32(singleOperation(operator, args, scope));
}
