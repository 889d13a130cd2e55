/** Instructions on scalars. Addresses are bytes; `offset` is added to them by the instruction. */
import { type Code, float32Bytes, float64Bytes, signed, unsigned } from "./bytes.ts";
import { binary, type F32, type F64, type I32, unary, type Value, type ValueType } from "./value.ts";

/** Alignment (as a power of two) and offset of an access to memory. */
export function place(alignment: number, offset: number): Code {
  return [alignment, unsigned(offset)];
}

type Pair<T extends ValueType> = (a: Value<T>, b: Value<T>) => Value<T>;
type Compare<T extends ValueType> = (a: Value<T>, b: Value<T>) => I32;
type One<T extends ValueType> = (a: Value<T>) => Value<T>;

const int = (opcode: number): Pair<"i32"> => binary<"i32", "i32", "i32">("i32", opcode);

export const i32 = {
  constant: (n: number): I32 => ({ type: "i32", code: [0x41, signed(n)] }),
  load: (address: I32, offset = 0): I32 => ({ type: "i32", code: [address.code, 0x28, place(2, offset)] }),
  store: (address: I32, value: I32, offset = 0): Code => [address.code, value.code, 0x36, place(2, offset)],
  isZero: unary<"i32", "i32">("i32", 0x45),
  equal: int(0x46), notEqual: int(0x47), less: int(0x48), lessUnsigned: int(0x49), greater: int(0x4a), lessEqual: int(0x4c), greaterEqual: int(0x4e),
  leadingZeros: unary<"i32", "i32">("i32", 0x67),
  add: int(0x6a), subtract: int(0x6b), multiply: int(0x6c), divide: int(0x6d), remainder: int(0x6f), and: int(0x71), or: int(0x72), xor: int(0x73),
  shiftLeft: int(0x74), shiftRight: int(0x75), shiftRightUnsigned: int(0x76),
  fromF32: unary<"f32", "i32">("i32", 0xfc, 0x00),
  fromF64: unary<"f64", "i32">("i32", 0xfc, 0x02),
  /** The bits of a float32. */
  bitsOf: unary<"f32", "i32">("i32", 0xbc),
} as const;

interface FloatCodes {
  readonly equal: number;
  readonly abs: number;
}

type Floats<T extends ValueType> =
  & Readonly<Record<"equal" | "notEqual" | "less" | "greater" | "lessEqual" | "greaterEqual", Compare<T>>>
  & Readonly<Record<"abs" | "negate" | "ceil" | "floor" | "truncate" | "nearest" | "sqrt", One<T>>>
  & Readonly<Record<"add" | "subtract" | "multiply" | "divide" | "min" | "max" | "copySign", Pair<T>>>;

/** Both kinds of floats have the same instructions in the same order, from two places on. */
function float<T extends "f32" | "f64">(type: T, { equal, abs }: FloatCodes): Floats<T> {
  const compare = (k: number): Compare<T> => binary<T, T, "i32">("i32", equal + k);
  const one = (k: number): One<T> => unary<T, T>(type, abs + k);
  const pair = (k: number): Pair<T> => binary<T, T, T>(type, abs + k);
  return {
    equal: compare(0), notEqual: compare(1), less: compare(2), greater: compare(3), lessEqual: compare(4), greaterEqual: compare(5),
    abs: one(0), negate: one(1), ceil: one(2), floor: one(3), truncate: one(4), nearest: one(5), sqrt: one(6),
    add: pair(7), subtract: pair(8), multiply: pair(9), divide: pair(10), min: pair(11), max: pair(12), copySign: pair(13),
  };
}

/** What both kinds of floats can do. */
export type FloatInstructions<T extends ValueType> = Floats<T> & { readonly constant: (x: number) => Value<T> };

/** A 32-bit number that threads share; those who read it see all that was written before it. */
export const atomic = {
  load: (address: I32, offset = 0): I32 => ({ type: "i32", code: [address.code, 0xfe, 0x10, place(2, offset)] }),
  store: (address: I32, value: I32, offset = 0): Code => [address.code, value.code, 0xfe, 0x17, place(2, offset)],
  /** Adds to the number; what it was. */
  add: (address: I32, value: I32, offset = 0): I32 => ({ type: "i32", code: [address.code, value.code, 0xfe, 0x1e, place(2, offset)] }),
  /** Sleeps until woken, unless the number is another by now. */
  wait: (address: I32, expected: I32, offset = 0): I32 => ({ type: "i32", code: [address.code, expected.code, [0x42, 0x7f], 0xfe, 0x01, place(2, offset)] }),
  /** Wakes all who sleep there; how many. */
  wake: (address: I32, offset = 0): I32 => ({ type: "i32", code: [address.code, 0x41, 0x7f, 0xfe, 0x00, place(2, offset)] }),
} as const;

export const f32 = {
  ...float("f32", { equal: 0x5b, abs: 0x8b }),
  constant: (x: number): F32 => ({ type: "f32", code: [0x43, float32Bytes(x)] }),
  load: (address: I32, offset = 0): F32 => ({ type: "f32", code: [address.code, 0x2a, place(2, offset)] }),
  store: (address: I32, value: F32, offset = 0): Code => [address.code, value.code, 0x38, place(2, offset)],
  fromI32: unary<"i32", "f32">("f32", 0xb2),
  fromF64: unary<"f64", "f32">("f32", 0xb6),
  /** The float32 of such bits. */
  ofBits: unary<"i32", "f32">("f32", 0xbe),
} as const;

export const f64 = {
  ...float("f64", { equal: 0x61, abs: 0x99 }),
  constant: (x: number): F64 => ({ type: "f64", code: [0x44, float64Bytes(x)] }),
  load: (address: I32, offset = 0): F64 => ({ type: "f64", code: [address.code, 0x2b, place(3, offset)] }),
  store: (address: I32, value: F64, offset = 0): Code => [address.code, value.code, 0x39, place(3, offset)],
  fromI32: unary<"i32", "f64">("f64", 0xb7),
  fromI32Unsigned: unary<"i32", "f64">("f64", 0xb8),
  fromF32: unary<"f32", "f64">("f64", 0xbb),
} as const;
