/** Expressions of matrices and vectors, which equations over indices are written as where they have such a form. Vectors are columns. */
import type { Num } from "../../ir/equation/number.ts";
import type { Primitive, ReduceOperator } from "../../ir/equation/types.ts";

export type Matrix =
  /** An array of at most two dimensions beside the one that is held. */
  | { readonly kind: "array"; readonly array: string; readonly transposed: boolean }
  /** One number of an array. */
  | { readonly kind: "element"; readonly array: string; readonly positions: readonly number[] }
  | { readonly kind: "number"; readonly value: Num }
  /** The number of examples. */
  | { readonly kind: "count" }
  /** Of ones; `Infinity` for the number of examples. */
  | { readonly kind: "ones"; readonly rows: number; readonly columns: number }
  /** The column with 1 at a position and 0 elsewhere; `across`: a row for each of the positions. */
  | { readonly kind: "unit"; readonly position: Matrix; readonly size: number; readonly across: boolean }
  | { readonly kind: "sum"; readonly terms: readonly MatrixTerm[] }
  /** The product of matrices; factors of 1 × 1 scale. */
  | { readonly kind: "product"; readonly factors: readonly Matrix[] }
  /** A fraction of numbers, times a value. */
  | { readonly kind: "scaled"; readonly above: readonly Matrix[]; readonly below: readonly Matrix[]; readonly value?: Matrix }
  /** Products and quotients of elements. */
  | { readonly kind: "elementwise"; readonly above: readonly Matrix[]; readonly below: readonly Matrix[] }
  | { readonly kind: "power"; readonly base: Matrix; readonly exponent: number }
  | { readonly kind: "transpose"; readonly value: Matrix }
  | { readonly kind: "diagonal"; readonly value: Matrix }
  /** A function of each element. */
  | { readonly kind: "apply"; readonly primitive: Primitive; readonly arguments: readonly Matrix[] }
  | { readonly kind: "choose"; readonly condition: Matrix; readonly whenTrue: Matrix; readonly whenFalse: Matrix }
  /** The sum of the squares of all elements. */
  | { readonly kind: "squares"; readonly value: Matrix }
  /** Of all elements of a column; `byRow`: of each row. */
  | { readonly kind: "reduced"; readonly operator: Exclude<ReduceOperator, "sum"> | "softmax"; readonly value: Matrix; readonly byRow: boolean };

export interface MatrixTerm {
  readonly coefficient: Num;
  readonly value: Matrix;
}

/** What an index runs along: rows or columns of the result, or nothing, as the one example that is looked at. */
export type Axis = "row" | "column" | "held";

/** How an expression over indices is read as a matrix: rows for the indices of `row`, columns for those of `column`. */
export interface Scope {
  readonly axes: ReadonlyMap<number, Axis>;
  /** How long the axes are; absent where the result has none. */
  readonly rows?: number;
  readonly columns?: number;
}
