/** What is written: the steps of a model, each of which makes one value. */
import type { Tensor } from "../types.ts";
import type { Expression, Factor, Value } from "../lazy/types.ts";

/** The numbers of a variable of a call. */
export interface Weight {
  /** As in the definition: `W`. */
  readonly member: string;
  readonly tensor: Tensor;
}

/** A layer, activation or block of the library, or a definition that the file brings along. */
export interface Call {
  readonly kind: "call";
  readonly output: Value;
  /** The value that flows in, and those in parentheses. */
  readonly inputs: readonly [Value, ...Value[]];
  definition: string;
  /** As they are written: `16`, `stride: 2`. */
  arguments: readonly string[];
  weights: readonly Weight[];
  /** Where the graph has it: `layer1.0.conv1`. */
  readonly path?: string;
  /** Variables that constants behind it still may become: of a layer without a bias `+` is `b`. */
  takes?: { readonly "+"?: string; readonly "*"?: string };
}

/** An equation over values. */
export interface Equation {
  readonly kind: "equation";
  readonly output: Value;
  readonly indices: readonly Factor[];
  readonly body: Expression;
  readonly path?: string;
}

/** Another shape of the same numbers, row-major. */
export interface Reshape {
  readonly kind: "reshape";
  readonly output: Value;
  readonly inputs: readonly [Value];
}

/** An activation that the library lacks; `body` reads the input alone. */
export interface Activation {
  readonly kind: "activation";
  readonly output: Value;
  readonly inputs: readonly [Value];
  readonly body: Expression;
  readonly path?: string;
}

export type Step = Call | Equation | Reshape | Activation;
