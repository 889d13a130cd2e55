/** A graph of ONNX as data: what the builder makes, and what is written as bytes or printed. */

/** Element types of tensors that are used here. */
export type ElementType = "float" | "int64" | "bool" | "string";

/** A size, or that of the batch. */
export type Size = number | "batch";

/** The values of a constant, row-major; those of `bool` are 0 and 1. */
export type Values = ArrayLike<number | string>;

export interface Tensor {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly values: Values;
}

export type Attribute =
  | { readonly kind: "int" | "float"; readonly value: number }
  | { readonly kind: "ints" | "floats"; readonly value: readonly number[] }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "strings"; readonly value: readonly string[] }
  | { readonly kind: "graph"; readonly value: Graph };

export interface Node {
  readonly operator: string;
  /** Operators of `ai.onnx.ml` alone; those of ONNX itself have none. */
  readonly domain?: string;
  readonly name: string;
  /** Names of values; "" is an optional input that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** The equation that it belongs to. */
  readonly doc?: string;
}

/** An input or output of a graph. */
export interface Port {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly Size[];
  readonly doc?: string;
}

export interface Graph {
  readonly name: string;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** Each after those that it reads. */
  readonly nodes: readonly Node[];
  readonly initializers: readonly Tensor[];
  /** Types of values inside, where a checker does not find them itself. */
  readonly values: readonly Port[];
}

export interface OnnxModel {
  readonly graph: Graph;
  /** Version of the operator set, and of `ai.onnx.ml` where operators of it are used. */
  readonly opset: number;
  readonly ml?: number;
  readonly ir: number;
  readonly producer: { readonly name: string; readonly version: string };
  readonly doc?: string;
  readonly metadata: Readonly<Record<string, string>>;
}
