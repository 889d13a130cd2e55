/** A graph of ONNX as it was read: names and numbers, nothing resolved. */

/** Element types that are read; others are refused where they are used. */
export type ElementType = "float32" | "float64" | "float16" | "bfloat16" | "int64" | "int32" | "int16" | "int8" | "uint64" | "uint32" | "uint16" | "uint8" | "bool" | "string";

/** Numbers row-major. Those of whole numbers and booleans are numbers, too. */
export interface Tensor {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly values: Float32Array | Float64Array;
  /** All values are `values[0]`, however many the shape says. */
  readonly uniform?: boolean;
  /** The initializer that it is, or is computed from: layers are named after it. */
  readonly name?: string;
}

/** Where the numbers of a tensor are, in a file beside the graph. */
export interface External {
  readonly location: string;
  readonly offset: number;
  readonly length?: number;
}

export interface RawTensor {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: { readonly kind: "here"; readonly values: Float32Array | Float64Array } | { readonly kind: "beside"; readonly external: External };
}

export type Attribute =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "numbers"; readonly values: readonly number[] }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "texts"; readonly values: readonly string[] }
  | { readonly kind: "tensor"; readonly tensor: RawTensor }
  | { readonly kind: "other" };

export interface Node {
  readonly operator: string;
  /** "" is ONNX itself. */
  readonly domain: string;
  readonly name: string;
  /** "" is an optional input that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
}

/** A size, the name of one that varies, or nothing known. */
export type Dimension = number | string | undefined;

export interface Port {
  readonly name: string;
  readonly type: ElementType | undefined;
  /** Absent where the file does not say how many dimensions there are. */
  readonly shape?: readonly Dimension[];
}

export interface Graph {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly initializers: readonly RawTensor[];
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

export interface OnnxFile {
  readonly graph: Graph;
  /** Version of the operators of ONNX itself. */
  readonly opset: number;
  readonly producer: string;
}
