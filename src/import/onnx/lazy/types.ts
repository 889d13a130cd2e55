/**
 * Values of a graph as equations that are not written yet. Every dimension of ONNX is a list of factors, row-major, so that reshapes, transpositions,
 * slices and broadcasts are other ways of reading the same array, whatever the order of its own dimensions is, and constants are folded by the same rules.
 */
import type { Tensor } from "../types.ts";

/** A range of an index. Two factors are the same if they are the same object. */
export interface Factor {
  readonly size: number;
  readonly isBatch?: true;
}

/** A dimension of ONNX: an empty list has size 1. */
export type Axis = readonly Factor[];

/** offset + sum of stride × index. */
export interface Affine {
  readonly offset: number;
  readonly terms: ReadonlyMap<Factor, number>;
}

/** An array of the model that is written: an input or the result of a step. It has no batch dimension. */
export interface Value {
  readonly id: number;
  readonly shape: readonly number[];
}

export type BinaryOperator = "+" | "-" | "*" | "/" | "^" | "%";
export type Comparison = "<" | "<=" | ">" | ">=" | "==";

export type Expression =
  /** `outside`: what it gives where the position is outside of the array; without it, it never is. */
  | { readonly kind: "read"; readonly value: Value; readonly index: readonly Affine[]; readonly outside?: number }
  | { readonly kind: "tensor"; readonly tensor: Tensor; readonly index: readonly Affine[] }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "position"; readonly index: Affine }
  /** A function or an activation of the library, by its name; `settings` are numbers behind the operands. */
  | { readonly kind: "call"; readonly name: string; readonly operands: readonly Expression[]; readonly settings?: readonly number[] }
  | { readonly kind: "binary"; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "choice"; readonly comparison: Comparison; readonly left: Expression; readonly right: Expression; readonly whenTrue: Expression; readonly whenFalse: Expression }
  | { readonly kind: "reduction"; readonly name: "sum" | "mean" | "max" | "min" | "product"; readonly over: readonly Factor[]; readonly body: Expression };

export interface Lazy {
  readonly axes: readonly Axis[];
  readonly body: Expression;
  /** Whole numbers are divided as whole numbers. */
  readonly isWhole: boolean;
  /** Whether the graph reads it, or what it is a view of, more than once. */
  readonly isShared: boolean;
}
