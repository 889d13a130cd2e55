/** What a model card says, as plain data: the card is a function of it. What is absent is not known. */
import type { FileRecord, Setting, TableRecord } from "../record.ts";

export interface CardRecord {
  readonly model: string;
  readonly doc?: string;
  readonly given: GivenRecord;
  /** The task by the hub's identifiers, such as `tabular-classification`. */
  readonly task?: string;
  readonly data: readonly DataRecord[];
  readonly inputs: readonly ValueRecord[];
  readonly outputs: readonly ValueRecord[];
  readonly parameters: number;
  readonly layers: TableRecord;
  readonly settings: readonly Setting[];
  readonly training: TrainedRecord;
  readonly results: ResultsRecord;
  readonly commands: CommandsRecord;
  /** Files beside the card. */
  readonly files: readonly FileRecord[];
  /** Of the programs that wrote the card. */
  readonly versions: readonly Setting[];
}

/** What only a person knows. */
export interface GivenRecord {
  /** An identifier of the hub, or the name of another license. */
  readonly license?: string;
  readonly licenseLink?: string;
  readonly intendedUse?: string;
  readonly limits?: string;
  readonly tags: readonly string[];
  /** Data sets of the hub. */
  readonly datasets: readonly string[];
}

/** The files of one part of the data. */
export interface DataRecord {
  /** `examples`: what validation and test may be parts of. */
  readonly part: "examples" | "validation" | "test";
  readonly files: readonly FileRecord[];
  readonly rows: number;
  /** What a row is: `rows`, `characters`, `pictures`. */
  readonly unit: string;
  /** Names of the columns, where they have names. */
  readonly columns: readonly string[];
  /** 0 of pictures and texts. */
  readonly columnCount: number;
}

/** An input, an output, or a field of an input. */
export interface ValueRecord {
  readonly name: string;
  readonly what: string;
  readonly doc?: string;
  readonly ofClasses: boolean;
}

export interface TrainedRecord {
  readonly seed: number;
  /** Completed epochs, where the file of weights records them. */
  readonly epochs?: number;
  /** What the file does not record of the training, in sentences. */
  readonly unknown: readonly string[];
}

/** `reason`: why nothing was measured. */
export type ResultsRecord = { readonly kind: "measured"; readonly parts: readonly PartRecord[] } | { readonly kind: "none"; readonly reason: string };

export interface PartRecord {
  readonly part: "training" | "validation" | "test";
  readonly examples: number;
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly outputs: readonly OutputResult[];
}

export type OutputResult =
  | { readonly kind: "classes"; readonly output: string; readonly byClass: readonly { readonly class: string | number; readonly precision: number; readonly recall: number; readonly f1: number; readonly support: number }[] }
  | { readonly kind: "numbers"; readonly output: string; readonly mae: number; readonly rmse: number; readonly r2: number };

export interface CommandsRecord {
  readonly train: string;
  readonly evaluate?: string;
  readonly predict: string;
  readonly build: string;
}
