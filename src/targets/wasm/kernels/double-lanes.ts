/** Expressions as four float64, in two vectors: what is made of arrays of float64 and is not rounded before it is stored. */
import type { KernelExpr, Load, Offset, Operation } from "../../../ir/kernel/types.ts";
import { choose } from "../encode/control.ts";
import { f64 } from "../encode/scalar.ts";
import { type F64, get, type Local, tee, type V128 } from "../encode/value.ts";
import { f64x2, v128 } from "../encode/vector.ts";
import type { DoubleName } from "../functions/function.ts";
import { doubleFunction, isVectorFunction } from "../functions/library.ts";
import { addressOf } from "./offsets.ts";
import { condition, double } from "./scalars.ts";
import { bindingOf, isDouble, type Scope } from "./scope.ts";


/** The first two lanes and the last two. The code of `low` runs before that of `high`. */
export interface FourDoubles {
  readonly low: V128;
  readonly high: V128;
}

/** What lanes of float32 are made by: given, so that both can be parts of each other. */
export interface Parts {
  readonly single: (e: KernelExpr, scope: Scope) => V128;
  readonly mask: (e: KernelExpr, scope: Scope) => V128;
  readonly rounded: (e: Operation, scope: Scope) => V128;
  readonly isUniform: (e: KernelExpr, scope: Scope) => boolean;
  readonly strideOf: (o: Offset, scope: Scope) => number;
}

/** Four float64 rounded to four float32. */
export function rounded({ low, high }: FourDoubles): V128 {
  return v128.shuffle(f64x2.toF32(low), f64x2.toF32(high), [0, 1, 4, 5]);
}

export function doubleLanes(e: KernelExpr, scope: Scope, parts: Parts): FourDoubles {
  if (e.kind === "constant") return both(f64x2.splat(f64.constant(e.value)));
  if (parts.isUniform(e, scope)) return repeated(f64x2.splat(double(e, scope)), scope);
  if (!isDouble(e, scope)) return widened(parts.single(e, scope), scope);
  switch (e.kind) {
    case "local": {
      const binding = bindingOf(e.name, scope);
      return binding.type === "f64x2" ? { low: get(binding.low), high: get(binding.high) } : widened(parts.single(e, scope), scope);
    }
    case "load": return loaded(e, scope, parts);
    case "select": {
      const [yes, no] = [doubleLanes(e.whenTrue, scope, parts), doubleLanes(e.whenFalse, scope, parts)];
      if (parts.isUniform(e.condition, scope)) {
        const chosen = (half: "low" | "high"): V128 => choose(condition(e.condition, scope), yes[half], no[half]);
        return { low: chosen("low"), high: chosen("high") };
      }
      const mask = scope.frame.local("v128");
      const first = tee(mask, parts.mask(e.condition, scope));
      return { low: v128.select(yes.low, no.low, v128.shuffle(first, get(mask), [0, 0, 1, 1])), high: v128.select(yes.high, no.high, v128.shuffle(get(mask), get(mask), [2, 2, 3, 3])) };
    }
    case "operation": return operation(e, scope, parts);
    case "count": case "offset": case "draw": return widened(parts.single(e, scope), scope);
  }
}

/** A constant in all lanes. */
function both(value: V128): FourDoubles {
  return { low: value, high: value };
}

/** One number, computed once, in all lanes. */
export function repeated(value: V128, scope: Scope): FourDoubles {
  const local = scope.frame.local("v128");
  return { low: tee(local, value), high: get(local) };
}

/** Four float32 as four float64. */
function widened(value: V128, scope: Scope): FourDoubles {
  const local = scope.frame.local("v128");
  return { low: f64x2.fromF32(tee(local, value)), high: f64x2.fromF32(v128.shuffle(get(local), get(local), [2, 3, 0, 1])) };
}

function loaded(e: Load, scope: Scope, parts: Parts): FourDoubles {
  const stride = parts.strideOf(e.offset, scope);
  const at = (lane: number): ReturnType<typeof addressOf> => addressOf(e.buffer, e.offset, scope, lane * stride);
  if (stride === 1) {
    const two = (lane: number): V128 => v128.load(at(lane).base, at(lane).offset);
    return { low: two(0), high: two(2) };
  }
  // Lanes that are not used may lie anywhere: they get the number of the first.
  const count = scope.lanes?.count ?? 4;
  const one = (lane: number): F64 => f64.load(at(lane < count ? lane : 0).base, at(lane < count ? lane : 0).offset);
  const two = (lane: number): V128 => f64x2.withLane(f64x2.splat(one(lane)), 1, one(lane + 1));
  return { low: two(0), high: two(2) };
}

function operation(e: Operation, scope: Scope, parts: Parts): FourDoubles {
  const { operator } = e;
  const at = (k: number): FourDoubles => doubleLanes(e.arguments[k] ?? { kind: "constant", value: NaN }, scope, parts);
  if (isVectorFunction(operator)) {
    const name = doubleFunction(operator);
    return name === undefined ? widened(parts.rounded(e, scope), scope) : byFunction(name, e.arguments.map((_, k) => at(k)), scope);
  }
  switch (operator) {
    case "add": case "subtract": case "multiply": case "divide": case "max": case "min": {
      const [a, b] = [at(0), at(1)];
      return { low: f64x2[operator](a.low, b.low), high: f64x2[operator](a.high, b.high) };
    }
    case "negate": case "sqrt": case "abs": case "floor": {
      const a = at(0);
      return { low: f64x2[operator](a.low), high: f64x2[operator](a.high) };
    }
    case "multiplyAdd": {
      const [a, b, c] = [at(0), at(1), at(2)];
      return { low: f64x2.add(f64x2.multiply(a.low, b.low), c.low), high: f64x2.add(f64x2.multiply(a.high, b.high), c.high) };
    }
    case "reciprocal": {
      const one = f64x2.splat(f64.constant(1));
      const a = at(0);
      return { low: f64x2.divide(one, a.low), high: f64x2.divide(one, a.high) };
    }
    case "square": {
      const [a, low, high] = [at(0), scope.frame.local("v128"), scope.frame.local("v128")];
      return { low: f64x2.multiply(tee(low, a.low), get(low)), high: f64x2.multiply(tee(high, a.high), get(high)) };
    }
    case "power": case "sin": case "cos": return byFunction(doubleFunction(operator), e.arguments.map((_, k) => at(k)), scope);
    case "sign":
    case "less": case "lessEqual": case "equal": case "and": case "or": case "not":
      return widened(parts.rounded(e, scope), scope);
  }
}

/** A function of float64, lane by lane. */
function byFunction(name: DoubleName, args: readonly FourDoubles[], scope: Scope): FourDoubles {
  const half = (which: "low" | "high"): V128 => {
    const held = args.map((a): readonly [V128, Local<"v128">] => [a[which], scope.frame.local("v128")]);
    const apply = (numbers: readonly F64[]): F64 => scope.library.double(name, numbers[0] ?? f64.constant(NaN), ...numbers.slice(1));
    const first = apply(held.map(([value, local]) => f64x2.lane(tee(local, value), 0)));
    return f64x2.withLane(f64x2.splat(first), 1, apply(held.map(([, local]) => f64x2.lane(get(local), 1))));
  };
  return { low: half("low"), high: half("high") };
}
