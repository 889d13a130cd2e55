/** Typed values: code that leaves one number of a known type on the stack, so that the type checker sees what validation would. */
import { type Code, unsigned } from "./bytes.ts";

export type ValueType = "i32" | "f32" | "f64" | "v128";

export const typeBytes: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b };

export interface Value<T extends ValueType = ValueType> {
  readonly type: T;
  readonly code: Code;
}

export type I32 = Value<"i32">;
export type F32 = Value<"f32">;
export type F64 = Value<"f64">;
export type V128 = Value<"v128">;

/** A variable of a function; its parameters come first. */
export interface Local<T extends ValueType = ValueType> {
  readonly type: T;
  readonly index: number;
}

export function get<T extends ValueType>(local: Local<T>): Value<T> {
  return { type: local.type, code: [0x20, unsigned(local.index)] };
}

/** Sets a variable. */
export function set<T extends ValueType>(local: Local<T>, value: Value<T>): Code {
  return [value.code, 0x21, unsigned(local.index)];
}

/** Sets a variable and leaves its value. */
export function tee<T extends ValueType>(local: Local<T>, value: Value<T>): Value<T> {
  return { type: local.type, code: [value.code, 0x22, unsigned(local.index)] };
}

/** A builder of instructions with operands of given types. */
export function unary<A extends ValueType, R extends ValueType>(result: R, ...opcode: readonly (number | Code)[]): (a: Value<A>) => Value<R> {
  return (a) => ({ type: result, code: [a.code, opcode] });
}

export function binary<A extends ValueType, B extends ValueType, R extends ValueType>(result: R, ...opcode: readonly (number | Code)[]): (a: Value<A>, b: Value<B>) => Value<R> {
  return (a, b) => ({ type: result, code: [a.code, b.code, opcode] });
}
