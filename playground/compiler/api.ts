/** What the worker of the compiler answers. All of it is plain data, which messages carry. */
import type { MathSection, ModelDescription, Notes } from "../../src/index.ts";

export type TargetChoice = "ts" | "wasm";

/** A replacement of the text between two offsets. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A diagnostic by offsets of the text, in UTF-16. */
export interface ShownDiagnostic {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly notes: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly fixes: readonly { readonly title: string; readonly edits: readonly TextEdit[] }[];
}

/** A node of the drawing: an input, a step, a named value or an output. */
export interface NetworkNode {
  readonly name: string;
  readonly kind: "input" | "step" | "output";
  /** What is called; of inputs and outputs their kind of value. */
  readonly what: string;
  /** Without the batch. */
  readonly shape: readonly number[];
  readonly parameterCount: number;
  /** From 1; absent where it is not known. */
  readonly line?: number;
  /** The array of its values in the equations. */
  readonly array: string;
}

export interface NetworkGraph {
  /** In the order of the computation. */
  readonly nodes: readonly NetworkNode[];
  /** Positions of nodes: from, to. */
  readonly edges: readonly (readonly [number, number])[];
}

/** The learning rate as written in the text. */
export interface RateSetting {
  /** Absent where it is not a number: a schedule, or not written. */
  readonly value?: number;
}

/** A model that can be compiled. */
export interface CheckedText {
  readonly description: ModelDescription;
  readonly graph: NetworkGraph;
  readonly script: Script;
  /** Absent where the optimizer has none. */
  readonly rate?: RateSetting;
}

export interface Checked {
  readonly diagnostics: readonly ShownDiagnostic[];
  /** None where there are errors. */
  readonly models: readonly CheckedText[];
}

export interface Script {
  /** JavaScript of a module. */
  readonly text: string;
  /** The function of the module that creates a network. */
  readonly create: string;
}

/** The values of a step for one example. */
export interface Activation {
  readonly array: string;
  readonly values: Float32Array;
}

/** One example with the weights of a network, whose numbers are worked. */
export interface WorkedExample {
  /** As a row of a table. */
  readonly example: string;
  readonly weights: Uint8Array;
}

export interface Derivation {
  /** In indices. */
  readonly sections: readonly MathSection[];
  /** In matrices. */
  readonly notes?: Notes;
}

export interface CompilerApi {
  /** Checks a text, and compiles its models where it has no errors. */
  compile(text: string, target: TargetChoice): Promise<Checked>;
  /** TypeScript of the emitted module. */
  module(text: string, model: string, target: TargetChoice): Promise<string>;
  /** Rejects for an example that does not fit the model. */
  equations(text: string, model: string, worked?: WorkedExample): Promise<Derivation>;
  /** Scheduled kernels, each with the reason for its form. */
  kernels(text: string, model: string, target: TargetChoice): Promise<string>;
  format(text: string): Promise<string | undefined>;
  /** The text with another learning rate; `undefined` where it cannot be set. */
  withRate(text: string, model: string, rate: number): Promise<string | undefined>;
  /** Values of all steps for one example, by the equations of the model and the saved weights. `inputs`: numbers of one example by the name of an input, classes by position. */
  activations(text: string, model: string, weights: Uint8Array, inputs: Readonly<Record<string, ArrayLike<number>>>): Promise<readonly Activation[]>;
}
