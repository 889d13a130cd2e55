/** Instructions on four float32 (or int32) lanes, and on two float64. Masks are lanes of all ones or all zeros. */
import { type Code, float32Bytes, int32Bytes, unsigned } from "./bytes.ts";
import { f32, i32, place } from "./scalar.ts";
import { binary, type F32, type F64, type I32, unary, type V128, type ValueType } from "./value.ts";

export type Lane = 0 | 1 | 2 | 3;

export const lanes: readonly Lane[] = [0, 1, 2, 3];

function simd(opcode: number): Code {
  return [0xfd, unsigned(opcode)];
}

type One = (a: V128) => V128;
type Pair = (a: V128, b: V128) => V128;

const one = (opcode: number): One => unary<"v128", "v128">("v128", simd(opcode));
const pair = (opcode: number): Pair => binary<"v128", "v128", "v128">("v128", simd(opcode));
const from = <A extends ValueType>(opcode: number) => unary<A, "v128">("v128", simd(opcode));
const shift = (opcode: number) => binary<"v128", "i32", "v128">("v128", simd(opcode));

const load = (opcode: number, alignment: number) => (address: I32, offset = 0): V128 => ({ type: "v128", code: [address.code, simd(opcode), place(alignment, offset)] });

/** A constant of four lanes, or of the same lane four times: a number spread over the lanes takes 7 bytes where four take 18. Zeros are one instruction of the processor if they are written out. */
function constant(bytes: (x: number) => Code, values: readonly number[], spread: (x: number) => V128): V128 {
  const [only = 0] = values;
  if (values.length === 1 && !Object.is(only, 0)) return spread(only);
  return { type: "v128", code: [simd(12), lanes.map((k) => bytes(values.length === 1 ? only : (values[k] ?? 0)))] };
}

export const v128 = {
  load: load(0, 2),
  /** One number in every lane. */
  loadSplat: load(9, 2),
  /** One number in the first lane, zeros in the others; two numbers. */
  loadOne: load(0x5c, 2),
  loadTwo: load(0x5d, 2),
  /** A number into one lane of a vector. */
  loadLane: (address: I32, into: V128, lane: Lane, offset = 0): V128 => ({ type: "v128", code: [address.code, into.code, simd(0x56), place(2, offset), lane] }),
  store: (address: I32, value: V128, offset = 0): Code => [address.code, value.code, simd(11), place(2, offset)],
  storeLane: (address: I32, value: V128, lane: Lane, offset = 0): Code => [address.code, value.code, simd(0x5a), place(2, offset), lane],
  /** The first two lanes. */
  storeTwo: (address: I32, value: V128, offset = 0): Code => [address.code, value.code, simd(0x5b), place(2, offset), 0],
  not: one(0x4d), and: pair(0x4e), andNot: pair(0x4f), or: pair(0x50), xor: pair(0x51),
  /** Lanes of `a` where the mask is set, else of `b`. */
  select: (a: V128, b: V128, mask: V128): V128 => ({ type: "v128", code: [a.code, b.code, mask.code, simd(0x52)] }),
  anySet: unary<"v128", "i32">("i32", simd(0x53)),
  /** Lanes of both: 0 to 3 of the first, 4 to 7 of the second. */
  shuffle: (a: V128, b: V128, order: readonly [number, number, number, number]): V128 =>
    ({ type: "v128", code: [a.code, b.code, simd(13), order.flatMap((k) => [4 * k, 4 * k + 1, 4 * k + 2, 4 * k + 3])] }),
} as const;

export const f32x4 = {
  constant: (...values: readonly number[]): V128 => constant(float32Bytes, values, (x) => f32x4.splat(f32.constant(x))),
  splat: from<"f32">(0x13),
  lane: (a: V128, lane: Lane): F32 => ({ type: "f32", code: [a.code, simd(0x1f), lane] }),
  withLane: (a: V128, lane: Lane, x: F32): V128 => ({ type: "v128", code: [a.code, x.code, simd(0x20), lane] }),
  equal: pair(0x41), notEqual: pair(0x42), less: pair(0x43), greater: pair(0x44), lessEqual: pair(0x45), greaterEqual: pair(0x46),
  floor: one(0x68), nearest: one(0x6a), abs: one(0xe0), negate: one(0xe1), sqrt: one(0xe3),
  add: pair(0xe4), subtract: pair(0xe5), multiply: pair(0xe6), divide: pair(0xe7), min: pair(0xe8), max: pair(0xe9),
  /** `b < a ? b : a`, and `a < b ? b : a`: one instruction of the processor, unlike `min` and `max`. */
  minSimple: pair(0xea), maxSimple: pair(0xeb),
  fromI32: one(0xfa),
  /**
   * a · b + c, rounded twice. Both instructions are written in four bytes where three would do (a number in LEB128 may be
   * longer than it has to be): so they can be told from all others, and become the next form in place.
   */
  multiplyThenAdd: (a: V128, b: V128, c: V128): V128 => ({ type: "v128", code: [a.code, b.code, 0xfd, 0xe6, 0x81, 0, c.code, 0xfd, 0xe4, 0x81, 0] }),
  /** a · b + c, rounded once or twice as the processor has it, in as many bytes. Relaxed SIMD. */
  relaxedMultiplyAdd: (a: V128, b: V128, c: V128): V128 => ({ type: "v128", code: [a.code, b.code, 1, 1, 1, 1, c.code, 0xfd, 0x85, 0x82, 0] }),
} as const;

/** A lane of two float64. */
export type Half = 0 | 1;

export const f64x2 = {
  splat: from<"f64">(0x14),
  lane: (a: V128, lane: Half): F64 => ({ type: "f64", code: [a.code, simd(0x21), lane] }),
  withLane: (a: V128, lane: Half, x: F64): V128 => ({ type: "v128", code: [a.code, x.code, simd(0x22), lane] }),
  /** One number of memory in both lanes, or from one lane to memory. */
  loadSplat: load(0x0a, 3),
  storeLane: (address: I32, value: V128, lane: Half, offset = 0): Code => [address.code, value.code, simd(0x5b), place(3, offset), lane],
  equal: pair(0x47), less: pair(0x49), lessEqual: pair(0x4b),
  floor: one(0x75), abs: one(0xec), negate: one(0xed), sqrt: one(0xef),
  add: pair(0xf0), subtract: pair(0xf1), multiply: pair(0xf2), divide: pair(0xf3), min: pair(0xf4), max: pair(0xf5),
  /** Both lanes as the first two float32, zeros behind; and the first two float32 as both lanes. */
  toF32: one(0x5e),
  fromF32: one(0x5f),
  /** Of the first two 32-bit integers. */
  fromI32: one(0xfe),
} as const;

export const i32x4 = {
  constant: (...values: readonly number[]): V128 => constant(int32Bytes, values, (n) => i32x4.splat(i32.constant(n))),
  splat: from<"i32">(0x11),
  lane: (a: V128, lane: Lane): I32 => ({ type: "i32", code: [a.code, simd(0x1b), lane] }),
  equal: pair(0x37), less: pair(0x39), greater: pair(0x3b), lessEqual: pair(0x3d),
  shiftLeft: shift(0xab), shiftRight: shift(0xac), shiftRightUnsigned: shift(0xad),
  add: pair(0xae), subtract: pair(0xb1), multiply: pair(0xb5),
  fromF32: one(0xf8),
} as const;
