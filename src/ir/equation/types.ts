/**
 * Equations over indexed arrays: the compiler's middle language, and the meaning of a model (see interpret.ts).
 *
 * A program is a set of equations, each of which defines one array at every point of its extents. Right sides are
 * trees in normal form; build them only with the constructors of affine.ts and build.ts, which keep that form
 * (sums of monomials, products of powers, reductions with canonical keys), so that equal trees have equal `key`s.
 */
import type { ScalarName } from "./names.ts";
import type { Num } from "./number.ts";
import type { Primitive } from "./primitives/rows.ts";

export type { BinaryPrimitive, Primitive, UnaryPrimitive } from "./primitives/rows.ts";

// ---------------------------------------------------------------- indices

/** An index and its half-open range. `upper` is `Infinity` for what has a range at run time alone: an example in the batch. */
export interface IndexVariable {
  readonly kind: "variable";
  /** Unique in a program; fresh ones come from `Fresh`. */
  readonly id: number;
  /** As written in the source where there is one; for printing only. */
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly key: string;
}

/** `floor(numerator / divisor)`, an integer unknown of its own; `divisor` ≥ 2. */
export interface FloorTerm {
  readonly kind: "floor";
  readonly numerator: Affine;
  readonly divisor: number;
  readonly key: string;
}

export type Atom = IndexVariable | FloorTerm;

/** `constant + Σ coefficient · atom`, integers, atoms sorted by key, no zero coefficients. */
export interface Affine {
  readonly constant: number;
  readonly terms: readonly AffineTerm[];
  readonly key: string;
}

export interface AffineTerm {
  readonly coefficient: number;
  readonly atom: Atom;
}

/** `affine ≥ 0`, or `affine = 0` with `equality`. */
export interface Condition {
  readonly affine: Affine;
  readonly equality: boolean;
}

// ---------------------------------------------------------------- expressions

export type Expr = Constant | Count | IndexValue | Read | Sum | Product | Call | Select | Where | Reduce | Draw;

interface Node {
  /** Equal for equal expressions up to renaming of bound indices. */
  readonly key: string;
  /** A hash that ignores which variable is which: orders the parts of sums and products. */
  readonly shape: number;
  /** How many reductions are nested in it. */
  readonly depth: number;
  /** How many expressions are nested in it. */
  readonly height: number;
}

export interface Constant extends Node {
  readonly kind: "constant";
  readonly value: Num;
}

/** The number of examples at hand. */
export interface Count extends Node {
  readonly kind: "count";
}

/** An index position as a number. */
export interface IndexValue extends Node {
  readonly kind: "index";
  readonly affine: Affine;
}

/** `array[positions]`; with `guarded`, 0 outside the array's extents (`else 0`). */
export interface Read extends Node {
  readonly kind: "read";
  readonly array: string;
  readonly positions: readonly PositionAt[];
  readonly guarded: boolean;
}

/** An affine position, or one read from data (an expression of integer value). */
export type PositionAt = { readonly kind: "affine"; readonly affine: Affine } | { readonly kind: "data"; readonly value: Expr };

/** `constant + Σ coefficient · value`; values are no sums and no constants, sorted, distinct. */
export interface Sum extends Node {
  readonly kind: "sum";
  readonly constant: Num;
  readonly terms: readonly SumTerm[];
}

export interface SumTerm {
  readonly coefficient: Num;
  readonly value: Expr;
}

/** `Π base ^ exponent`; bases are no constants, sorted, distinct. Square roots are exponents of ½, divisions of −1. */
export interface Product extends Node {
  readonly kind: "product";
  readonly factors: readonly Factor[];
}

export interface Factor {
  readonly base: Expr;
  readonly exponent: number;
}

export interface Call extends Node {
  readonly kind: "call";
  readonly primitive: Primitive;
  readonly arguments: readonly Expr[];
}

/** Chosen by data: only the chosen side is computed, so the other may be infinite. */
export interface Select extends Node {
  readonly kind: "select";
  readonly condition: Expr;
  readonly whenTrue: Expr;
  readonly whenFalse: Expr;
}

/** Chosen by indices: `body` where all conditions hold, 0 elsewhere. */
export interface Where extends Node {
  readonly kind: "where";
  readonly conditions: readonly Condition[];
  readonly body: Expr;
}

/** `argmax` and `argmin` give the row-major ordinal of the first greatest or least within the ranges. */
export type ReduceOperator = "sum" | "max" | "min" | "product" | "argmax" | "argmin" | "logsumexp";

/** Over the points of `indices` where all `conditions` hold; over none of them the operator's neutral element. */
export interface Reduce extends Node {
  readonly kind: "reduce";
  readonly operator: ReduceOperator;
  readonly indices: readonly IndexVariable[];
  readonly conditions: readonly Condition[];
  readonly body: Expr;
}

/** Of each element by itself: uniform in [0, 1) or standard normal; or of all elements together. */
export type Distribution = "uniform" | "gaussian" | Orthonormal;

/** The elements, row-major, are those of one matrix with orthonormal rows or columns. */
export interface Orthonormal {
  readonly rows: number;
  readonly columns: number;
}

/** A pure function of seed, step, occurrence and indices. */
export interface Draw extends Node {
  readonly kind: "draw";
  readonly distribution: Distribution;
  /** Which draw of the program it is; unique per occurrence in an instance. */
  readonly occurrence: number;
  /** The batch index first where there is one; with `sizes` it gives one ordinal. */
  readonly indices: readonly Affine[];
  /** The size of each index's range but the batch's (0 there): row-major strides follow. */
  readonly sizes: readonly number[];
}

// ---------------------------------------------------------------- programs

/** A half-open range; `upper` is `Infinity` for the batch. It is the first dimension of an array that has it at all; others may range over it, too. */
export interface Extent {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Where the numbers of an array come from.
 * - `input`, `target`: the caller, for each step. `parameter`, `state`, `fitted`: kept by the model.
 * - `gradient`: written by training, read by the update. `optimizer`: state of the optimizer.
 * - `scalar`: rank 0, set by the runtime; `purpose` says which.
 * - `value`: defined by an equation of this program. `kept`: a value of another program that ran before, as it left it.
 */
export type ArrayRole = "input" | "target" | "parameter" | "state" | "fitted" | "gradient" | "optimizer" | "scalar" | "value" | "kept";

/** What an array is: nothing reads it from the name. An input has none: its name is that of the input. */
export type Purpose =
  /** A weight, state, fitted value or value of an instance, in the words of its definition. */
  | { readonly kind: "member"; readonly instance: string; readonly name: string }
  | { readonly kind: "scalar"; readonly scalar: ScalarName }
  /** The data of an output, or the gradient that the host hands in; `output` is its name. */
  | { readonly kind: "target" | "outputGradient"; readonly output: string }
  | { readonly kind: "loss" }
  /**
   * - `oneHot`: of class numbers. `gradient`, `adjoint`: the derivative of the loss by the array. `penalty`: of a regularizer.
   * - `clipped`: the gradient of a parameter, clipped. `next`: the value that is stored in the array in the end.
   * - `saved`: the array's numbers before they were overwritten. `each`: one value for each example. `values`: the array without base cases.
   * - `past`: what a stream keeps of the steps before. `window`: the step's numbers before those.
   * - `filled`: data with something in the place of missing values.
   */
  | ({ readonly kind: "oneHot" | "gradient" | "adjoint" | "penalty" | "clipped" | "next" | "past" | "window" | "saved" | "each" | "values" | "filled" } & OfArray)
  /** The derivative of `value` by the array `of`. */
  | ({ readonly kind: "derivative"; readonly value: string; readonly valuePurpose: Purpose | undefined } & OfArray)
  /** A part of the right side of the array, told apart by its label. */
  | ({ readonly kind: "part"; readonly label: string } & OfArray)
  /** The value of a reduction in the right side of the array. */
  | ({ readonly kind: "reduced"; readonly operator: string } & OfArray)
  /** What an optimizer keeps for the parameter `of`, by its name in the optimizer. */
  | { readonly kind: "optimizerState"; readonly of: string; readonly name: string }
  /** The value that an optimizer assigns to `name` the `count`-th time, for the parameter `of`. */
  | { readonly kind: "assigned"; readonly of: string; readonly name: string; readonly count: number };

/** The array that another one belongs to, and its purpose, since a later phase may remove it. */
interface OfArray {
  readonly of: string;
  readonly ofPurpose: Purpose | undefined;
}

/** Integers in `0 … below − 1`, or real numbers. */
export type Content = { readonly kind: "real" } | { readonly kind: "index"; readonly below: number };

export interface ArrayDefinition {
  readonly name: string;
  readonly extents: readonly Extent[];
  readonly role: ArrayRole;
  readonly content: Content;
  readonly purpose?: Purpose;
  /** The entries along the last dimension are known to add up to 1. */
  readonly distribution?: boolean;
}

/** `array[indices] = body` at every point of the array's extents; indices have just those ranges. */
export interface Definition {
  readonly kind: "definition";
  readonly array: string;
  readonly indices: readonly IndexVariable[];
  readonly body: Expr;
  readonly origin?: Origin;
}

/** What an accumulation makes of an element and a value: `+=`, or the greater or lesser of the two, NaN where one is. */
export type AccumulationOperator = "sum" | "max" | "min";

/** `array[positions] += body` over the points of `indices` where the conditions hold; the array starts at the operator's neutral element. With `keeps` it is `array[positions] = body`, and what lies elsewhere in the array, a state, stays. */
export interface Accumulation {
  readonly kind: "accumulation";
  readonly operator: AccumulationOperator;
  readonly array: string;
  readonly indices: readonly IndexVariable[];
  readonly conditions: readonly Condition[];
  readonly positions: readonly PositionAt[];
  /** Contributions outside the array's extents are dropped. */
  readonly guarded: boolean;
  readonly keeps?: true;
  readonly body: Expr;
  readonly origin?: Origin;
}

export type Equation = Definition | Accumulation;

/** The part of a model an equation comes from: what comments of emitted code and errors call it. */
export interface Origin {
  /** `dense1`, `loss`, `adam`: the instance. */
  readonly instance: string;
  /** File and line of the call or statement in the model. */
  readonly file: string;
  readonly line: number;
}

/** After all equations are evaluated, the numbers of `source` become those of `target`. */
export interface Store {
  readonly target: string;
  readonly source: string;
}

export interface Program {
  readonly name: string;
  /** Every array read or defined, by name. */
  readonly arrays: ReadonlyMap<string, ArrayDefinition>;
  /** In no particular order; at most one for each array, and one for each array of role `value` or `gradient`. */
  readonly equations: readonly Equation[];
  /** What the program is for: everything else may be dropped. Stores' sources are roots too. */
  readonly outputs: readonly string[];
  readonly stores: readonly Store[];
  /** An index that the host sets, which equations read without binding it: the step of a stream. */
  readonly step?: IndexVariable;
  /** Greater than every index id in use. */
  readonly nextIndex: number;
}
