/** What a function of a module is made by: its arguments, and its statements with their result. */
import type { RuntimePrimitive } from "../../../ir/equation/primitives/rows.ts";
import type { Code } from "../encode/bytes.ts";
import type { Frame } from "../encode/module.ts";
import type { F64, I32, Local, V128, Value } from "../encode/value.ts";
import type { Arithmetic } from "./arithmetic.ts";

interface Body<T extends "i32" | "f64" | "v128"> {
  readonly statements: Code;
  readonly result: Value<T>;
}

/** Where a function has its locals. */
export type Locals = Pick<Frame, "local">;

/** `x` may be overwritten. */
export type VectorFunction = (of: { readonly frame: Locals; readonly x: Local<"v128">; readonly ops: Arithmetic; readonly call: (name: VectorName, x: V128) => V128 }) => Body<"v128">;
export type DoubleFunction = (of: { readonly frame: Frame; readonly x: Local<"f64">; readonly y: Local<"f64">; readonly call: (name: "exp64" | "log64", x: F64) => F64 }) => Body<"f64">;
export type IntegerFunction = (of: { readonly x: Local<"i32"> }) => Body<"i32">;
export type DrawFunction = (of: { readonly frame: Frame; readonly key: Local<"i32">; readonly ordinal: Local<"i32">; readonly mix: (x: I32) => I32 }) => Body<"f64">;

/** Primitives whose only form is one of float64, lane by lane. */
export type DoubleOnly = "sin" | "cos";
/** Primitives that a function of four lanes computes: one that this folder has no function for does not compile. */
export type VectorName = Exclude<RuntimePrimitive, DoubleOnly>;
export type DoubleName = "exp64" | "log64" | "sin64" | "cos64" | "power64";
export type DrawName = "uniform" | "gaussian";
