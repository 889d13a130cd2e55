/** The description of a model as data: Markdown and reports are written from it. */

export interface Explanation {
  readonly name: string;
  readonly doc?: string;
  readonly layers: LayerTable;
  /** Absent where there is no loss. */
  readonly training?: { readonly loss: string; /** Where there are several, or some of layers and blocks. */ readonly terms?: readonly ExplainedTerm[]; readonly optimizer?: string; readonly batch: number; readonly whole?: true };
  /** Values of which equations have derivatives; absent where there is none. */
  readonly derivatives?: readonly ExplainedDerivative[];
  /** Absent where nothing comes step by step. */
  readonly stream?: ExplainedStream;
  /** Absent unless asked for. */
  readonly mathematics?: readonly MathSection[];
  /** With `mathematics`. */
  readonly notes?: Notes;
}

/** A term of the loss, its weight and where it is written or, of a layer or block, used. */
export interface ExplainedTerm {
  readonly name: string;
  readonly weight: string;
  readonly place: string;
}

/** What a stream takes, and what it keeps of steps before. */
export interface ExplainedStream {
  readonly inputs: readonly string[];
  /** Inputs that it is given once. */
  readonly given: readonly string[];
  /** How many steps there can be; absent where there is no end. */
  readonly steps?: number;
  readonly kept: readonly { readonly name: string; readonly steps: number | "all"; readonly bytes: number }[];
}

/** Rows of text: a row for each input, each layer and the total. */
export interface LayerTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many of the columns, from the first, are text; the others are numbers. */
  readonly texts: number;
  /** Sentences on what the columns count, with `code` in backticks. */
  readonly notes: readonly string[];
}

/** What the derivatives of one value cost, by all that it is differentiated by. */
export interface ExplainedDerivative {
  readonly value: string;
  readonly by: readonly string[];
  /** For one example, in the simplified equations: of the way back, and of the value with all that it is made of. */
  readonly operations: number;
  readonly forward: number;
}

export interface MathSection {
  readonly title: "Forward" | "Backward" | "Update";
  readonly groups: readonly MathGroup[];
}

/** Equations in LaTeX, and what they belong to. */
export interface MathGroup {
  readonly of: { readonly kind: "instance"; readonly name: string; readonly line: number } | { readonly kind: "parameters"; readonly names: readonly string[] } | { readonly kind: "model" };
  readonly formulas: readonly string[];
}

/** The derivation in vectors and matrices, as the notes of a first course write it, and of one example with its numbers. */
export interface Notes {
  readonly symbols: readonly NoteSymbol[];
  readonly sections: readonly NoteSection[];
}

/** What a symbol stands for. */
export interface NoteSymbol {
  /** LaTeX, of one example. */
  readonly symbol: string;
  /** LaTeX of the matrix that has a row for each example of a batch. */
  readonly batch?: string;
  /** In words: "`dense1.W`", "target `species`". */
  readonly meaning: string;
  /** Without the batch. */
  readonly shape: readonly number[];
}

export interface NoteSection {
  readonly title: string;
  /** Sentences, with LaTeX between `$` and code in backticks. */
  readonly about: string;
  readonly formulas: readonly NoteFormula[];
}

export interface NoteFormula {
  readonly latex: string;
  /** `indices`: the equation has no form in matrices. */
  readonly form: "matrix" | "indices";
  readonly of: MathGroup["of"];
  /** Of the left side, for the example. */
  readonly values?: NoteValues;
}

/** Row-major. */
export interface NoteValues {
  readonly shape: readonly number[];
  readonly numbers: readonly number[];
  /** Rounded; of large arrays the first rows and columns. */
  readonly latex: string;
}
