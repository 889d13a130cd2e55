/**
 * Kernels: loops with constant bounds (and the one runtime count of examples) over flat buffers. The targets print them.
 */
import type { Distribution, Origin, Primitive } from "../equation/types.ts";

/** One flat array of numbers, row-major over `shape`; a batched one has the largest batch as its first size. */
export interface Buffer {
  readonly name: string;
  readonly shape: readonly number[];
  readonly batched: boolean;
  /** `persistent` ones keep their numbers between entries (parameters, state, gradients, inputs …). */
  readonly role: "input" | "target" | "parameter" | "state" | "fitted" | "gradient" | "optimizer" | "scalar" | "value";
  readonly content: "real" | "index";
  /** Float64 even where the reals of the target are float32. */
  readonly double?: true;
}

/** A loop variable or a scalar local, by identity of its name within a kernel. */
export interface LoopVariable {
  readonly kind: "loop";
  readonly name: string;
}

/** Integer expressions of loop variables: offsets, bounds, index values. */
export type Offset =
  | { readonly kind: "affine"; readonly constant: number; readonly terms: readonly { readonly coefficient: number; readonly variable: string }[] }
  | { readonly kind: "floorDivide"; readonly numerator: Offset; readonly divisor: number }
  | { readonly kind: "sumOf"; readonly constant: number; readonly parts: readonly { readonly coefficient: number; readonly value: Offset }[] }
  /** The integer value of a local (a position read from data). */
  | { readonly kind: "local"; readonly name: string };

/** The runtime number of examples, or the greatest (lower bounds) or least (upper bounds) of offsets. */
export type Bound = { readonly kind: "count" } | { readonly kind: "offsets"; readonly of: readonly Offset[] };

export type KernelExpr =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "local"; readonly name: string }
  | { readonly kind: "load"; readonly buffer: string; readonly offset: Offset }
  | { readonly kind: "offset"; readonly value: Offset }
  | { readonly kind: "count" }
  | { readonly kind: "operation"; readonly operator: KernelOperator; readonly arguments: readonly KernelExpr[] }
  | { readonly kind: "select"; readonly condition: KernelExpr; readonly whenTrue: KernelExpr; readonly whenFalse: KernelExpr }
  | { readonly kind: "draw"; readonly distribution: Distribution; readonly occurrence: number; readonly ordinal: Offset };

/** Conditions on indices are operations on `offset` expressions. `power` is pow(x, y); `square` x·x; `multiplyAdd` a·b + c. */
export type KernelOperator =
  | "add" | "subtract" | "multiply" | "divide" | "negate" | "multiplyAdd" | "square" | "sqrt" | "reciprocal"
  | Primitive;

export type Statement =
  /**
   * `for variable from lower to below upper in steps of step`; `body` must not change what the bounds read. With `lanes` each
   * step runs its body for as many values of the variable, from the one it stands at, side by side in one vector: bodies
   * that write elements of their own, or that do nothing that lasts but add to locals from outside. `shared`: the threads
   * that run the kernel divide the iterations among them, in stretches; none reads or writes what another writes.
   */
  | { readonly kind: "for"; readonly variable: string; readonly lower: Bound; readonly upper: Bound; readonly step: number; readonly lanes?: number; readonly shared?: true; readonly body: readonly Statement[] }
  /** A constant scalar. */
  | { readonly kind: "let"; readonly name: string; readonly value: KernelExpr; readonly integer?: boolean }
  /** A scalar that is assigned later: an accumulator. */
  | { readonly kind: "var"; readonly name: string; readonly value: KernelExpr; readonly integer?: boolean }
  | { readonly kind: "assign"; readonly name: string; readonly value: KernelExpr }
  | { readonly kind: "store"; readonly buffer: string; readonly offset: Offset; readonly value: KernelExpr; readonly add: boolean }
  /** Sets a whole buffer (or its first `count` examples) to a constant. */
  | { readonly kind: "fill"; readonly buffer: string; readonly value: number }
  /** Copies a whole buffer of equal size (or its first `count` examples). */
  | { readonly kind: "copy"; readonly from: string; readonly to: string }
  | { readonly kind: "if"; readonly condition: KernelExpr; readonly then: readonly Statement[]; readonly else: readonly Statement[] }
  /** What one of the threads does while the others go on. With one thread: the statements. */
  | { readonly kind: "alone"; readonly body: readonly Statement[] }
  /** Where every thread waits until all have come. With one thread: nothing. */
  | { readonly kind: "barrier" };

/** One emitted function, of the runtime `count` alone. */
export interface Kernel {
  readonly name: string;
  /** What it computes, in words and symbols, for a comment: `dense1.y[n, j] = b[j] + sum(i: x[n, i] * W[i, j])`. */
  readonly comment: readonly string[];
  readonly origin?: Origin;
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
  readonly initialize: Entry;
  readonly fitting: readonly FittingPass[];
  /** What finds the loss over a data set, where that is not the mean of its batches' losses by their examples. */
  readonly measuring: readonly FittingPass[];
}
