/**
 * The checked model: every name resolved, every shape known, every read in bounds. Instances of layers carry their
 * equations (ir/equation), not yet specialized to training or inference: whether the model is training is a read of the
 * scalar array `training` (1 or 0).
 */
import type { SourceFile, Span } from "../../source/source.ts";
import type { Num } from "../equation/number.ts";
import type { ArrayDefinition, Definition, Origin } from "../equation/types.ts";
import type { DatePart } from "./dates.ts";
import type { Missing } from "./missing.ts";
import type { TrainSettings } from "./train-settings.ts";

export interface CheckedModel {
  readonly name: string;
  readonly doc?: string;
  readonly source: SourceFile;
  readonly span: Span;
  /** Compile-time parameters with the values of this compilation. */
  readonly parameters: readonly { readonly name: string; readonly value: Num | string | boolean }[];
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly ModelOutput[];
  /** In the order of the computation, blocks flattened: what `nnc explain` and `--emit model` list. */
  readonly instances: readonly Instance[];
  /** All arrays of the forward computation, loss and penalty, by name: inputs, targets, parameters, state, fitted, values, scalars. */
  readonly arrays: ReadonlyMap<string, ArrayDefinition>;
  /** Parameters, state and fitted arrays with what is known of them beyond their shape. */
  readonly variables: readonly Variable[];
  /** Variables of the whole model that a model for inference leaves out: files of weights have them. */
  readonly unread?: readonly string[];
  /** Forward equations of all instances. Batched arrays have the batch as first dimension, explicitly. */
  readonly equations: readonly Definition[];
  /** Equations that make targets of what the caller gives, for the loss and for what is fitted to them. */
  readonly targets: readonly Definition[];
  /** Equations of `fitted` arrays; a reduction over `data` is a reduction over the batch index here. */
  readonly fitted: readonly Definition[];
  /** Fitted arrays without an equation: medians and modes, for which the numbers are sorted. */
  readonly ordered: readonly OrderStatistic[];
  /** From `while training`: after a training step's forward pass, `value` becomes `state`. */
  readonly updates: readonly { readonly state: string; readonly value: string }[];
  /** Arrays of forward equations that take a statistic over the batch, in training, which has one term in a batch of one example. */
  readonly batchStatistics: readonly string[];
  readonly loss?: ModelLoss;
  /** Those of `metric` definitions; absent where the settings name none. */
  readonly metrics?: ModelMetrics;
  /** New value equations of the optimizer for all trained parameters, with their stores; absent without a loss. */
  readonly optimizer?: ModelOptimizer;
  /** Equations that give every variable and every optimizer state its first value, from draws and constants. */
  readonly initialize: readonly Definition[];
  readonly train: TrainSettings;
  /** Absent where nothing comes step by step. */
  readonly stream?: ModelStream;
  /** Greater than every index id in use. */
  readonly nextIndex: number;
}

/** The inputs that come step by step. The first axis of each, and of each output, is the steps. */
export interface ModelStream {
  readonly inputs: readonly { readonly name: string; readonly array: string; /** Where the statement names it. */ readonly span: Span }[];
  /** The other inputs that predictions need: a stream is given them once, as a whole. */
  readonly given: readonly { readonly name: string; readonly array: string }[];
  /** How many steps an example of a batch has. */
  readonly steps: number;
}

/** A median or mode of numbers of an input over the training examples that have them. */
export interface OrderStatistic {
  /** The fitted array: its rank is that of the field. */
  readonly array: string;
  readonly statistic: "median" | "mode";
  /** The array of the input, and the component of its first number; marks lie behind each. */
  readonly input: string;
  readonly from: number;
}

/** A column of data files, where its name is not that of the value. */
export interface ColumnName {
  readonly text: string;
  /** Where the model names it. */
  readonly span: Span;
}

export interface ModelInput {
  readonly name: string;
  readonly column?: ColumnName;
  readonly doc?: string;
  readonly encoding: Encoding;
  /** Array of role `input`: batch first, then the encoding's shape; content `index` for class-like encodings. */
  readonly array: string;
  /** Whether predictions need it: some output depends on it. What only a loss, a target or a fitted value reads is for training. */
  readonly needed: boolean;
}

export interface ModelOutput {
  readonly name: string;
  readonly column?: ColumnName;
  readonly doc?: string;
  readonly encoding: Encoding;
  /** The array of the value (batch first). */
  readonly array: string;
  /** Array of role `target` that holds this output's data; class encodings hold class numbers. Absent without a loss on it. */
  readonly target?: string;
  /** Array of role `target` that holds the gradient by this value, where the host has the loss. */
  readonly gradient?: string;
}

/** How a value is written in the emitted API. `shape` leaves out the batch. */
export type Encoding =
  /** `date`: the numbers are those of a date, told by these parts; of fields of records alone. */
  | { readonly kind: "real"; readonly shape: readonly number[]; readonly date?: readonly DatePart[] }
  | { readonly kind: "record"; readonly fields: readonly EncodedField[] }
  | { readonly kind: "index"; readonly below: number; readonly shape: readonly number[] }
  /** `other`: in data every value that is none of the classes is one of the last class. */
  | { readonly kind: "oneHot"; readonly classes: readonly ClassLabel[]; readonly shape: readonly number[]; readonly other?: true }
  | { readonly kind: "binary"; readonly classes: readonly [ClassLabel, ClassLabel]; readonly shape: readonly number[] };

/** A class is named by a string or a number (`oneHot(0..9)`). */
export type ClassLabel = string | number;

/**
 * A field of a record: `encoding` is `real` of shape [] for a plain number. As an input a record is one vector: plain
 * numbers take one component, `oneHot` fields one for each class (a one-hot block), `binary` one (0 or 1), in order of declaration.
 * In the data, a number or class whose missing values are filled has one more behind it: 1 where it is missing (and is 0), else 0.
 */
export interface EncodedField {
  readonly name: string;
  readonly column?: ColumnName;
  readonly doc?: string;
  readonly encoding: Encoding;
  /** What becomes of a missing value; without it there is none. */
  readonly missing?: Missing;
}

/** One call of a layer, activation or block in the chain. */
export interface Instance {
  /** `dense1`: the call and its ordinal, or the `as` name; the prefix of its parameters. */
  readonly name: string;
  /** The definition's name, for display only. */
  readonly definition: string;
  readonly span: Span;
  /** Inside of `frozen`: nothing of it is trained. */
  readonly frozen: boolean;
  /** Shape of the value after it, without the batch. */
  readonly shape: readonly number[];
  /** Of a layer with several results, all of them. */
  readonly results?: readonly { readonly name: string; readonly shape: readonly number[] }[];
  /** Names of its variables. */
  readonly variables: readonly string[];
  /** The array it gives. */
  readonly array: string;
}

export interface Variable {
  /** `dense1.W`; the same name in `arrays`. */
  readonly name: string;
  /** The instance that has it, and its name there: `dense1` and `W`. */
  readonly instance: string;
  readonly member: string;
  readonly role: "weight" | "bias" | "gain" | "state" | "fitted";
  readonly shape: readonly number[];
  /** Trained by the optimizer: weights, biases and gains outside of `frozen`. */
  readonly trained: boolean;
  /** The share of what the optimizer changes in a step; 0 for what is not trained. */
  readonly rate: Num;
  readonly doc?: string;
}

/** A term of the loss: one that the model states, or one of a layer or block that it uses. */
export interface LossTerm {
  /** As written, without its weight: `crossEntropy(kind)`, `cost`; of a layer or block `experts1.loss`. */
  readonly name: string;
  /** A loss with what it compares, a value of the model, or what a layer or block adds. */
  readonly kind: "loss" | "value" | "own";
  /** The layer or block. */
  readonly definition: string | undefined;
  readonly weight: Num;
  /** Rank 0: the mean over the examples, without the weight. */
  readonly array: string;
  readonly origin: Origin;
}

export interface ModelLoss {
  /** `loss external`: the sum of the outputs times the gradients that the host hands in. */
  readonly external: boolean;
  /** Loss and penalty equations; they read `training`-independent values only by name. */
  readonly equations: readonly Definition[];
  /** Those of the statement, then those of layers and blocks; of the host's loss the latter alone. */
  readonly terms: readonly LossTerm[];
  /** Rank 0: the mean loss over the examples (where it is the host's, the sum), without the regularizer. */
  readonly data: string;
  /** Rank 0: the sum of the regularizer over all weights. Absent where nothing is regularized. */
  readonly penalty?: string;
  /** As written, for messages and comments. */
  readonly text: string;
}

/** The metrics of definitions: they read outputs, inputs and targets alone. */
export interface ModelMetrics {
  readonly equations: readonly Definition[];
  /** As written in the settings, and the array of rank 0: its value over all examples. */
  readonly values: readonly { readonly text: string; readonly array: string }[];
}

export interface ModelOptimizer {
  /** As written: `adam(rate: 0.01)`. */
  readonly text: string;
  /** Arrays of role `optimizer` (`adam.m(dense1.W)`), scalars, gradients and new values. */
  readonly arrays: ReadonlyMap<string, ArrayDefinition>;
  readonly equations: readonly Definition[];
  /** `target` is a parameter or an optimizer state, `source` its new value. */
  readonly stores: readonly { readonly target: string; readonly source: string }[];
  /** Where parameters are averages: by parameter, the array of what the weight that trains is ahead of it. */
  readonly ahead?: ReadonlyMap<string, string>;
}
