/** Random numbers, bit for bit those of `src/runtime/random.ts`, which says what they are. */
import { pick } from "../encode/control.ts";
import { f64, i32 } from "../encode/scalar.ts";
import { type F64, get, type I32, type Local, set, type V128 } from "../encode/value.ts";
import { i32x4, v128 } from "../encode/vector.ts";
import type { Code } from "../encode/bytes.ts";
import type { Frame } from "../encode/module.ts";
import { polynomial64 } from "./arithmetic.ts";
import type { DrawFunction, IntegerFunction } from "./function.ts";

const n = i32.constant;
const c = f64.constant;

export const mixBits: IntegerFunction = ({ x }) => {
  const mixed = (shift: number): Code => set(x, i32.xor(get(x), i32.shiftRightUnsigned(get(x), n(shift))));
  const times = (factor: number): Code => set(x, i32.multiply(get(x), n(factor)));
  return { statements: [mixed(17), times(0xed5ad4bb), mixed(11), times(0xac4c1b51), mixed(15), times(0x31848bab)], result: i32.xor(get(x), i32.shiftRightUnsigned(get(x), n(14))) };
};

/** The same for four numbers. */
export function mixLanes({ x }: { readonly x: Local<"v128"> }): { readonly statements: Code; readonly result: V128 } {
  const mixed = (shift: number): V128 => v128.xor(get(x), i32x4.shiftRightUnsigned(get(x), n(shift)));
  const times = (factor: number): Code => set(x, i32x4.multiply(get(x), i32x4.constant(factor)));
  return { statements: [set(x, mixed(17)), times(0xed5ad4bb), set(x, mixed(11)), times(0xac4c1b51), set(x, mixed(15)), times(0x31848bab)], result: mixed(14) };
}

type Mix = (x: I32) => I32;

/** The first 32 bits of a draw. */
function highBits(key: Local<"i32">, ordinal: Local<"i32">, mix: Mix): I32 {
  return mix(i32.xor(mix(i32.xor(get(key), i32.multiply(get(ordinal), n(0x9e3779b1)))), get(key)));
}

function lowBits(high: Local<"i32">, mix: Mix): I32 {
  return mix(i32.add(get(high), n(0x165667b1)));
}

export const uniformAt: DrawFunction = ({ frame, key, ordinal, mix }) => {
  const high = frame.local("i32");
  const first = f64.multiply(f64.fromI32(i32.shiftRightUnsigned(get(high), n(5))), c(67108864));
  const second = f64.fromI32(i32.shiftRightUnsigned(lowBits(high, mix), n(6)));
  return { statements: set(high, highBits(key, ordinal, mix)), result: f64.divide(f64.add(first, second), c(9007199254740992)) };
};

export const gaussianAt: DrawFunction = ({ frame, key, ordinal, mix }) => {
  const [high, low, turn, share] = [frame.local("i32"), frame.local("i32"), frame.local("i32"), frame.local("f64")];
  const log = logShare(frame, high, low);
  const cos = cosTurn(frame, turn);
  return {
    statements: [
      set(high, highBits(key, ordinal, mix)), set(low, lowBits(high, mix)), set(turn, mix(i32.xor(get(low), n(0x2c1b3c6d)))),
      set(high, i32.shiftRightUnsigned(get(high), n(5))), set(low, i32.shiftRightUnsigned(get(low), n(6))),
      log.statements, set(share, f64.sqrt(f64.multiply(c(-2), log.result))), cos.statements,
    ],
    result: f64.multiply(get(share), cos.result),
  };
};

interface Part {
  readonly statements: Code;
  readonly result: F64;
}

function logShare(frame: Frame, high: Local<"i32">, low: Local<"i32">): Part {
  const [zeros, k, m, f, s, z] = [frame.local("i32"), frame.local("i32"), frame.local("f64"), frame.local("f64"), frame.local("f64"), frame.local("f64")];
  const none = i32.isZero(get(high));
  const next = i32.add(get(low), n(1));
  const scale = f64.fromI32(i32.shiftLeft(n(1), get(zeros)));
  const whole = f64.add(f64.add(f64.multiply(f64.fromI32(get(high)), c(67108864)), f64.fromI32(get(low))), c(1));
  const r = f64.multiply(get(z), polynomial64(get(z), [
    0.14798198605116586, 0.15313837699209373, 0.1818357216161805, 0.22222198432149784, 0.2857142874366239, 0.3999999999940942, 0.6666666666666735,
  ]));
  const half = f64.multiply(f64.multiply(c(0.5), get(f)), get(f));
  const inner = f64.subtract(f64.multiply(get(s), f64.add(half, r)), f64.multiply(f64.fromI32(get(k)), c(1.9082149292705877e-10)));
  return {
    statements: [
      set(zeros, i32.subtract(i32.leadingZeros(pick(none, next, get(high))), n(5))), set(k, i32.add(get(zeros), pick(none, n(27), n(1)))),
      set(m, pick(none, f64.divide(f64.multiply(f64.fromI32(next), scale), c(67108864)), f64.divide(f64.multiply(whole, scale), c(4503599627370496)))),
      set(k, i32.subtract(get(k), f64.greater(get(m), c(Math.SQRT2)))), set(m, pick(f64.greater(get(m), c(Math.SQRT2)), f64.divide(get(m), c(2)), get(m))),
      set(f, f64.subtract(get(m), c(1))), set(s, f64.divide(get(f), f64.add(c(2), get(f)))), set(z, f64.multiply(get(s), get(s))),
    ],
    result: f64.subtract(f64.subtract(get(f), f64.subtract(half, inner)), f64.multiply(f64.fromI32(get(k)), c(0.6931471803691238))),
  };
}

function cosTurn(frame: Frame, turn: Local<"i32">): Part {
  const [quarter, y, z] = [frame.local("i32"), frame.local("f64"), frame.local("f64")];
  const even = f64.subtract(c(1), f64.subtract(f64.multiply(c(0.5), get(z)), f64.multiply(f64.multiply(get(z), get(z)), polynomial64(get(z), [
    -1.1359647557788195e-11, 2.087572321298175e-9, -2.7557314351390663e-7, 0.00002480158728947673, -0.001388888888887411, 0.0416666666666666,
  ]))));
  const odd = f64.add(get(y), f64.multiply(f64.multiply(get(y), get(z)), polynomial64(get(z), [
    1.58969099521155e-10, -2.5050760253406863e-8, 0.0000027557313707070068, -0.0001984126982985795, 0.00833333333332249, -0.16666666666666632,
  ])));
  const negative = i32.isZero(i32.or(i32.isZero(get(quarter)), i32.equal(get(quarter), n(-1))));
  return {
    statements: [
      set(quarter, i32.shiftRight(i32.add(i32.shiftRight(get(turn), n(29)), n(1)), n(1))),
      set(y, f64.multiply(f64.subtract(f64.fromI32(get(turn)), f64.multiply(f64.fromI32(get(quarter)), c(1073741824))), c(1.4629180792671596e-9))), set(z, f64.multiply(get(y), get(y))),
      set(y, pick(i32.and(get(quarter), n(1)), odd, even)),
    ],
    result: pick(negative, f64.negate(get(y)), get(y)),
  };
}
