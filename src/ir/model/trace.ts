/** What is known of a model while it is checked, of one with faults too: for editors. */
import type { Span } from "../../source/source.ts";
import type { Encoding, Instance, Variable } from "./types.ts";

/** A value of a chain. */
export interface TracedValue {
  /** Without the batch. */
  readonly shape: readonly number[];
  /** Whether its elements are whole numbers, such as the numbers of classes. */
  readonly index: boolean;
}

/** A statement of a chain with the current value before and after it; absent where there is none, as after a fault. */
export interface TracedStep {
  readonly span: Span;
  readonly before?: TracedValue;
  readonly after?: TracedValue;
}

export interface TracedName extends TracedValue {
  readonly name: string;
  /** The name where the value gets it. */
  readonly span: Span;
}

/** For one example, as the layer is written. */
export interface TracedCosts {
  readonly operations: number;
  /** Numbers of its values. */
  readonly values: number;
}

export interface ModelTrace {
  readonly name: string;
  readonly span: Span;
  /** In the order of the computation, those inside of blocks as often as they are called. */
  readonly steps: readonly TracedStep[];
  readonly values: readonly TracedName[];
  readonly instances: readonly Instance[];
  readonly variables: readonly Variable[];
  /** By instance; of equations of the chain itself, by name. `batch`: how many examples are beside each other where some compare them, 1 by default. */
  readonly costs: (batch?: number) => ReadonlyMap<string, TracedCosts>;
  readonly inputs: readonly { readonly name: string; readonly encoding: Encoding }[];
  readonly outputs: readonly { readonly name: string; readonly encoding: Encoding }[];
}
