/** Uniform draws for four elements at once, bit for bit those of `uniformAt` in `src/runtime/random.ts`: whole numbers in lanes, then float64 in two vectors. */
import type { Draw } from "../../../ir/kernel/types.ts";
import { f64, i32 } from "../encode/scalar.ts";
import { get, set, type V128 } from "../encode/value.ts";
import { f64x2, i32x4, v128 } from "../encode/vector.ts";
import type { FourDoubles } from "./double-lanes.ts";
import { offsetValue } from "./offsets.ts";
import { keyOf } from "./scalars.ts";
import type { Scope } from "./scope.ts";

/** `stride`: the distance of the ordinals of neighboring lanes. What both halves need is computed before the first. */
export function uniformLanes(e: Draw, stride: number, scope: Scope): FourDoubles {
  const [key, high, low] = [scope.frame.local("v128"), scope.frame.local("v128"), scope.frame.local("v128")];
  const { mixLanes } = scope.library;
  const ordinals = i32x4.add(i32x4.splat(offsetValue(e.ordinal, scope)), i32x4.constant(0, stride, 2 * stride, 3 * stride));
  const begin = [
    set(key, i32x4.splat(keyOf(e, scope))),
    set(high, mixLanes(v128.xor(mixLanes(v128.xor(get(key), i32x4.multiply(ordinals, i32x4.constant(0x9e3779b1)))), get(key)))),
    set(low, i32x4.shiftRightUnsigned(mixLanes(i32x4.add(get(high), i32x4.constant(0x165667b1))), i32.constant(6))),
    set(high, i32x4.shiftRightUnsigned(get(high), i32.constant(5))),
  ];
  // 53 bits, of which 27 are high: every step is exact.
  const pair = (first: V128, second: V128): V128 => f64x2.multiply(f64x2.add(f64x2.multiply(f64x2.fromI32(first), f64x2.splat(f64.constant(67108864))), f64x2.fromI32(second)), f64x2.splat(f64.constant(1 / 9007199254740992)));
  const upper = (x: V128, again: V128): V128 => v128.shuffle(x, again, [2, 3, 0, 1]);
  return {
    low: { type: "v128", code: [begin, pair(get(high), get(low)).code] },
    high: pair(upper(get(high), get(high)), upper(get(low), get(low))),
  };
}
