/** Control flow. */
import { type Code, unsigned } from "./bytes.ts";
import { i32 } from "./scalar.ts";
import { get, type I32, type Local, tee, typeBytes, type Value, type ValueType } from "./value.ts";

const empty = 0x40;
const end = 0x0b;

export function branch(condition: I32, then: Code, otherwise: Code = []): Code {
  return [condition.code, 0x04, empty, then, otherwise.length === 0 ? [] : [0x05, otherwise], end];
}

/** A value of two, of which only the chosen one is computed. */
export function choose<T extends ValueType>(condition: I32, whenTrue: Value<T>, whenFalse: Value<T>): Value<T> {
  return { type: whenTrue.type, code: [condition.code, 0x04, typeBytes[whenTrue.type], whenTrue.code, 0x05, whenFalse.code, end] };
}

/** A value of two that are both computed. */
export function pick<T extends "i32" | "f32" | "f64">(condition: I32, whenTrue: Value<T>, whenFalse: Value<T>): Value<T> {
  return { type: whenTrue.type, code: [whenTrue.code, whenFalse.code, condition.code, 0x1b] };
}

/** Leaves the function. */
export const leave: Code = [0x0f];

/** Evaluates a value for what it does. */
export function drop(value: Value): Code {
  return [value.code, 0x1a];
}

/** Runs the body again and again; what is in it leaves the function. */
export function forever(body: Code): Code {
  return [0x03, empty, body, 0x0c, 0, end];
}

/** Runs the body, then again as long as the condition holds. */
export function repeat(body: Code, condition: I32): Code {
  return [0x03, empty, body, condition.code, 0x0d, 0, end];
}

/** A loop that counts from the variable's value up to below `upper`, and may not run at all; `step` is above 0. */
export function countUp(variable: Local<"i32">, upper: I32, step: number, body: Code, runsOnce: boolean): Code {
  const next = i32.less(tee(variable, i32.add(get(variable), i32.constant(step))), upper);
  return runsOnce ? repeat(body, next) : branch(i32.less(get(variable), upper), repeat(body, next));
}

export function callFunction<T extends ValueType>(index: number, result: T, ...args: readonly Value[]): Value<T> {
  return { type: result, code: [args.map((a) => a.code), 0x10, unsigned(index)] };
}

/** A call of a function that gives nothing. */
export function callStatement(index: number, ...args: readonly Value[]): Code {
  return [args.map((a) => a.code), 0x10, unsigned(index)];
}

/** Ends the function, where nothing is around it there. */
export function leaveFunction(condition: I32): Code {
  return [condition.code, 0x0d, 0];
}
