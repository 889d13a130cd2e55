/**
 * Kernels: loops with constant bounds (and the one runtime count of examples) over flat buffers. The targets print them.
 */
import type { Distribution, Origin, Primitive } from "../equation/types.ts";

/** One flat array of numbers, row-major over `shape`; a batched one has the largest batch as its first size. */
export interface Buffer {
  readonly name: string;
  readonly shape: readonly number[];
  readonly batched: boolean;
  /** What the numbers are. A `value` is computed anew in every entry; those of every other role outlive one. */
  readonly role: "input" | "target" | "parameter" | "state" | "fitted" | "gradient" | "optimizer" | "scalar" | "value";
  readonly content: "real" | "index";
  /** Float64 even where the reals of the target are float32. */
  readonly double?: true;
}

/** Integer expressions of loop variables: offsets, bounds, index values. */
export type Offset = AffineOffset | FloorDivision | OffsetSum | LocalOffset;

export interface AffineOffset {
  readonly kind: "affine";
  readonly constant: number;
  readonly terms: readonly { readonly coefficient: number; readonly variable: string }[];
}

export interface FloorDivision {
  readonly kind: "floorDivide";
  readonly numerator: Offset;
  readonly divisor: number;
}

export interface OffsetSum {
  readonly kind: "sumOf";
  readonly constant: number;
  readonly parts: readonly { readonly coefficient: number; readonly value: Offset }[];
}

/** The integer value of a local (a position read from data). */
export interface LocalOffset {
  readonly kind: "local";
  readonly name: string;
}

/** The runtime number of examples, or the greatest (lower bounds) or least (upper bounds) of offsets. */
export type Bound = { readonly kind: "count" } | OffsetsBound;

export interface OffsetsBound {
  readonly kind: "offsets";
  readonly of: readonly Offset[];
}

export type KernelExpr =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "local"; readonly name: string }
  | Load
  | { readonly kind: "offset"; readonly value: Offset }
  | { readonly kind: "count" }
  | Operation
  | { readonly kind: "select"; readonly condition: KernelExpr; readonly whenTrue: KernelExpr; readonly whenFalse: KernelExpr }
  | Draw;

export interface Load {
  readonly kind: "load";
  readonly buffer: string;
  readonly offset: Offset;
}

export interface Operation {
  readonly kind: "operation";
  readonly operator: KernelOperator;
  readonly arguments: readonly KernelExpr[];
}

/** A random number: a function of the seed, the step, the occurrence in the model and the ordinal of the element. */
export interface Draw {
  readonly kind: "draw";
  readonly distribution: Distribution;
  readonly occurrence: number;
  readonly ordinal: Offset;
}

/** Conditions on indices are operations on `offset` expressions. `power` is pow(x, y); `square` x·x; `multiplyAdd` a·b + c. What is stopped is its operand. */
export type KernelOperator =
  | "add" | "subtract" | "multiply" | "divide" | "negate" | "multiplyAdd" | "square" | "sqrt" | "reciprocal"
  | Exclude<Primitive, "stop" | "derivative">;

export type Statement = Loop | Let | Var | Assign | Store | Fill | Copy | Branch | Single | Barrier;

/**
 * `for variable from lower to below upper in steps of step`; `body` must not change what the bounds read. With `lanes` each
 * iteration runs its body for that many consecutive values of the variable in the lanes of one vector: bodies that write
 * elements of their own, or whose only lasting effect is to add to locals from outside. `parallel`: the threads that run the
 * kernel divide the iterations among them, in chunks; no iteration reads or writes what another writes.
 */
export interface Loop {
  readonly kind: "for";
  readonly variable: string;
  readonly lower: Bound;
  readonly upper: Bound;
  readonly step: number;
  readonly lanes?: number;
  readonly parallel?: true;
  readonly body: readonly Statement[];
}

/** A constant scalar. */
export interface Let {
  readonly kind: "let";
  readonly name: string;
  readonly value: KernelExpr;
  readonly integer?: boolean;
}

/** A scalar that is assigned later: an accumulator. */
export interface Var {
  readonly kind: "var";
  readonly name: string;
  readonly value: KernelExpr;
  readonly integer?: boolean;
}

export interface Assign {
  readonly kind: "assign";
  readonly name: string;
  readonly value: KernelExpr;
}

export interface Store {
  readonly kind: "store";
  readonly buffer: string;
  readonly offset: Offset;
  readonly value: KernelExpr;
  readonly add: boolean;
}

/** Sets a whole buffer (or its first `count` examples) to a constant. */
export interface Fill {
  readonly kind: "fill";
  readonly buffer: string;
  readonly value: number;
}

/** Copies a whole buffer of equal size (or its first `count` examples). */
export interface Copy {
  readonly kind: "copy";
  readonly from: string;
  readonly to: string;
}

export interface Branch {
  readonly kind: "if";
  readonly condition: KernelExpr;
  readonly then: readonly Statement[];
  readonly else: readonly Statement[];
}

/** Statements that one thread runs while the others go on. */
export interface Single {
  readonly kind: "single";
  readonly body: readonly Statement[];
}

/** Every thread waits until all have come. With one thread: nothing. */
export interface Barrier {
  readonly kind: "barrier";
}

/** A kernel without its names. */
export interface Outline {
  /** Of which statements: a kernel that has others by now has another outline. */
  readonly of: readonly Statement[];
  /** Equal for kernels that are alike. */
  readonly key: string;
  /** What it works on, in the order of the text. */
  readonly buffers: readonly string[];
  readonly draws: readonly number[];
}

/** One emitted function, of the runtime `count` alone. */
export interface Kernel {
  readonly name: string;
  /** The program whose name the kernel's begins with: of one that updates an array in place, which other programs name kernels after. */
  readonly program?: string;
  /** What it computes, in words and symbols, for a comment: `dense1.y[n, j] = b[j] + sum(i: x[n, i] * W[i, j])`. */
  readonly comment: readonly string[];
  readonly origin?: Origin;
  /** How many of the set, this one among them, are equal but for names, where they share a schedule and code. */
  readonly repeated?: number;
  /** What `alike.ts` found of a repeated kernel. */
  readonly outline?: Outline;
  readonly body: readonly Statement[];
  /** Why it has this form (unrolled, tiled 4×2 …), one line for each decision; filled by `schedule`. */
  readonly decisions: readonly string[];
  /** Buffers it reads and writes. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** A sequence of kernels that runs as one: an entry of the emitted module. */
export interface Entry {
  readonly kernels: readonly Kernel[];
  /** Buffers of role `value` that must still hold their numbers when the entry has run: what it is for. */
  readonly outputs?: readonly string[];
}

/** Each pass runs `accumulate` over the data in chunks of at most a batch, after `begin`; then `finish` with the count of all examples. */
export interface FittingPass {
  readonly begin: Entry;
  readonly accumulate: Entry;
  readonly finish: Entry;
}

/** What runs a model one step at a time, by buffers. */
export interface StreamEntries {
  readonly begin: Entry;
  readonly next: Entry;
  /** In the order of the model's stream, and of its outputs; `given` is read by `begin`. */
  readonly inputs: readonly string[];
  readonly given: readonly string[];
  readonly outputs: readonly string[];
  /** What is kept from step to step, by the names of the arrays that it is of. */
  readonly kept: readonly { readonly of: string; readonly buffer: string; readonly steps: number | "all"; /** The bound of whole numbers. */ readonly below?: number }[];
  readonly endless: boolean;
}

export interface KernelSet {
  readonly buffers: ReadonlyMap<string, Buffer>;
  /** The largest number of examples in a step. */
  readonly batch: number;
  readonly inference: Entry;
  readonly evaluation?: Entry;
  readonly training?: Entry;
  /** The gradients, from what `training` left, where the host has the loss. */
  readonly backward?: Entry;
  readonly update?: Entry;
  readonly initialize?: Entry;
  /** Where the model comes step by step; `count` of `next` is the number of the step, from 1. */
  readonly stream?: StreamEntries;
  /** Computes what inference reads besides inputs and variables, when weights are loaded. */
  readonly prepare?: Entry;
  readonly fitting: readonly FittingPass[];
  /** What finds the loss over a data set, where that is not the mean of its batches' losses by their examples. */
  readonly measuring: readonly FittingPass[];
  /** What finds the metrics of definitions, from the outputs that `inference` left. */
  readonly metrics?: FittingPass;
}
