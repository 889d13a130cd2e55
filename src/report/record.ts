/** The record of a training, as plain data: a report is a function of it. */

export interface TrainingRecord {
  readonly model: string;
  readonly doc?: string;
  readonly outcome: Outcome;
  /** When training ended, as in `2026-11-27T20:48:12.345Z`. */
  readonly date: string;
  /** Of this run. */
  readonly milliseconds: number;
  readonly parameters: number;
  readonly examples: { readonly training: number; readonly validation: number; readonly test: number };
  /** Those before a resumed run, too, where they are known. */
  readonly epochs: readonly EpochRecord[];
  /** Of the test examples, once the whole training has ended. */
  readonly test?: Measures;
  /** What keeps the training from learning. */
  readonly troubles: readonly TroubleRecord[];
  /** Of the validation examples, or of the training examples where none are held out. */
  readonly measuredOn: "training" | "validation";
  readonly outputs: readonly OutputRecord[];
  readonly layers: TableRecord;
  readonly mathematics: readonly MathRecord[];
  readonly settings: readonly Setting[];
  readonly files: readonly FileRecord[];
  readonly versions: readonly Setting[];
  /** Warnings, and other messages that the command printed. */
  readonly messages: readonly string[];
}

export interface TroubleRecord {
  readonly kind: string;
  /** The file and line: `iris.nn:5`. */
  readonly place?: string;
  /** Evidence, with the layer and the numbers. */
  readonly found: string;
  /** What people do about it, with code in backticks. */
  readonly advice: string;
}

export interface Outcome {
  readonly kind: "finished" | "early" | "stopped" | "failed";
  /** The epoch whose weights were measured, where it is not the last. */
  readonly best?: number;
  /** Why training failed. */
  readonly reason?: string;
  /** Epochs of the whole training. */
  readonly of: number;
}

export interface Measures {
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
}

export interface EpochRecord extends Measures {
  /** From 1. */
  readonly epoch: number;
  readonly validation?: Measures;
  readonly rate?: number;
}

export type OutputRecord = ClassRecord | NumberRecord;

export interface ClassRecord {
  readonly kind: "classes";
  readonly output: string;
  readonly classes: readonly string[];
  /** Shares from 0 to 1. `support`: how often the class was to be predicted. */
  readonly byClass: readonly { readonly precision: number; readonly recall: number; readonly f1: number; readonly support: number }[];
  /** A row for each true class, a column for each predicted one; absent for many classes. */
  readonly confusion?: readonly (readonly number[])[];
  /** By the probability of the predicted class, bins of equal width from 0 to 1. */
  readonly calibration: readonly CalibrationBin[];
  readonly worst: readonly WorstRecord[];
}

export interface CalibrationBin {
  readonly count: number;
  /** The mean probability of the predicted class. */
  readonly probability: number;
  /** The share of correct predictions. */
  readonly accuracy: number;
}

export interface NumberRecord {
  readonly kind: "numbers";
  readonly output: string;
  readonly mae: number;
  readonly rmse: number;
  readonly r2: number;
  /** How many numbers were predicted, of which `points` are a sample. */
  readonly count: number;
  readonly points: readonly { readonly actual: number; readonly predicted: number }[];
  /** Of predicted less actual; bins of equal width. */
  readonly residuals: Histogram;
  readonly worst: readonly WorstRecord[];
}

export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly counts: readonly number[];
}

/** A prediction far off. */
export interface WorstRecord {
  /** Of the data, from 1. */
  readonly example: number;
  readonly actual: Value;
  readonly predicted: Value;
  /** The probability of the predicted class, and that of the true one; or the error. */
  readonly measures: readonly { readonly name: string; readonly value: number; readonly share: boolean }[];
  readonly inputs: readonly { readonly name: string; readonly value: Value }[];
}

export type Value =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "fields"; readonly fields: readonly Setting[] }
  /** `pixels`: 0 to 255, row after row, the channels of a pixel together. */
  | { readonly kind: "image"; readonly width: number; readonly height: number; readonly channels: 1 | 3; readonly pixels: Uint8Array }
  /** Curves over positions, each with its name. */
  | { readonly kind: "curves"; readonly curves: readonly { readonly name: string; readonly values: readonly number[] }[] };

export interface TableRecord {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many of the columns, from the first, are text; the others are numbers. */
  readonly texts: number;
  /** Sentences below, with code in backticks. */
  readonly notes: readonly string[];
}

export interface MathRecord {
  readonly title: string;
  readonly groups: readonly {
    readonly of: { readonly kind: "instance"; readonly name: string; readonly line: number } | { readonly kind: "parameters"; readonly names: readonly string[] } | { readonly kind: "model" };
    /** In LaTeX. */
    readonly formulas: readonly string[];
  }[];
}

/** A derivation in matrices; sentences have LaTeX between `$` and code in backticks. */
export interface NotesRecord {
  /** Of one example and of a batch, in LaTeX. */
  readonly symbols: readonly { readonly symbol: string; readonly batch?: string; readonly meaning: string; readonly shape: readonly number[] }[];
  readonly sections: readonly {
    readonly title: string;
    readonly about: string;
    readonly formulas: readonly { readonly latex: string; readonly form: "matrix" | "indices"; readonly of: MathRecord["groups"][number]["of"] }[];
  }[];
}

/** What `nnc explain` says of a model. */
export interface ExplanationRecord {
  readonly name: string;
  readonly doc?: string;
  readonly layers: TableRecord;
  readonly mathematics?: readonly MathRecord[];
  readonly notes?: NotesRecord;
}

export interface Setting {
  readonly name: string;
  readonly value: string;
}

export interface FileRecord {
  /** In words: `model`, `data`. */
  readonly what: string;
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}
