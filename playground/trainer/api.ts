/** Answers and reports of the worker that trains. All of it is plain data, which messages carry. */
import type { ModelDescription } from "../../src/index.ts";
import type { EpochReport } from "../../src/runtime/fit.ts";
import type { Script } from "../compiler/api.ts";

/** Values of a row by the names of columns. */
export type Row = Readonly<Record<string, string | number>>;

/** Where examples come from: the text of a file, a file of the user, or rows that were set by clicking. */
export type DataSource =
  | { readonly kind: "text"; readonly name: string; readonly text: string }
  | { readonly kind: "file"; readonly file: File }
  | { readonly kind: "rows"; readonly rows: readonly Row[] };

export interface OpenRequest {
  readonly script: Script;
  readonly description: ModelDescription;
  /** Absent where the data of the last request stay, as the model reads them. */
  readonly source?: DataSource;
  /** Whether weights and state of the network before are carried over, where they fit. */
  readonly keep: boolean;
}

export interface Opened {
  readonly examples: number;
  /** What was said of the data, such as rows that are left out. */
  readonly warnings: readonly string[];
  /** What was carried over from the network before. */
  readonly kept: "training" | "nothing";
}

/** A request that could not be met: what to tell, and of data the place. */
export interface Refused {
  readonly refused: string;
}

export interface WeightPicture {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** Predictions over a grid, for models of two numbers. */
export interface Surface {
  /** Names of the two numbers and of their columns in data, and their ranges. */
  readonly axes: readonly { readonly name: string; readonly column: string; readonly from: number; readonly to: number }[];
  /** The column of the output. */
  readonly target: string;
  readonly size: number;
  /** Row after row, from the least second number; for each cell a probability of each class, or one number. */
  readonly values: Float32Array;
  /** Numbers of a cell: 1 for a number or a yes-or-no probability. */
  readonly width: number;
  readonly classes: readonly string[];
  /** Least and greatest number, where there are no classes. */
  readonly range: readonly [number, number];
  /** Examples: two numbers and a class or a number each. */
  readonly points: Float32Array;
}

/** What the network says of the data. */
export type Predictions =
  | { readonly kind: "classes"; readonly output: string; readonly classes: readonly string[]; /** Counts of examples: true class after true class. */ readonly counts: Uint32Array; readonly examples: number; readonly wrong: readonly WrongExample[]; readonly imageShape?: readonly number[] }
  | { readonly kind: "numbers"; readonly output: string; /** Pairs: true, predicted. */ readonly pairs: Float32Array }
  | { readonly kind: "images"; readonly output: string; readonly shape: readonly number[]; readonly given: readonly Float32Array[]; readonly made: readonly Float32Array[] };

export interface WrongExample {
  /** Its number in the data, from 1. */
  readonly number: number;
  readonly actual: string;
  readonly predicted: string;
  readonly probability: number;
  /** Its pixels. */
  readonly image?: Float32Array;
}

export interface Snapshot {
  readonly weights?: readonly WeightPicture[];
  readonly surface?: Surface;
  readonly predictions?: Predictions;
}

export type TrainingState = "ready" | "running" | "paused" | "finished" | "failed";

/** What keeps a training from learning, and what people do about it, with code in backticks. */
export interface TroubleNote {
  readonly found: string;
  readonly advice: string;
  readonly line?: number;
}

/** Reports while a network trains. */
export interface Progress {
  readonly state: TrainingState;
  /** Epochs since the last time. */
  readonly epochs: readonly EpochReport[];
  /** Updates of this network. */
  readonly steps: number;
  readonly snapshot: Snapshot;
  /** Why it failed, and what keeps the training from learning. */
  readonly failure?: string;
  readonly troubles: readonly TroubleNote[];
}

/** Pictures that the page shows, and so needs. */
export interface Wanted {
  readonly weights: boolean;
  readonly predictions: boolean;
}

/** One example: numbers by the name of an input, classes by position. */
export interface Example {
  readonly inputs: Readonly<Record<string, Float64Array>>;
  readonly weights: Uint8Array;
  /** As a row of a table; absent where it has no such text. */
  readonly text?: string;
}

export interface TrainerApi {
  /** `listen` is called with the progress of this network until the next one is opened. A refusal leaves the network before as it was. */
  open(request: OpenRequest, listen: (progress: Progress) => void): Promise<Opened | Refused>;
  run(): Promise<void>;
  pause(): Promise<void>;
  step(): Promise<void>;
  /** Updates a second; 0 as many as it can. */
  pace(updates: number): Promise<void>;
  /** New weights. */
  reset(): Promise<void>;
  /** Tells how the network is, as after `open` and `reset`. */
  tell(): Promise<void>;
  want(wanted: Wanted): Promise<void>;
  save(): Promise<Uint8Array>;
  /** `number`: of the example in the data, from 1. */
  example(number: number): Promise<Example | undefined>;
}
