/** What the detectors of troubles look at: numbers of a training, taken while it runs. */
import type { WatchedPlace } from "../ir/model/watched.ts";
import type { EpochReport } from "../runtime/fit.ts";

/** The weights of one call, as a step on a sample of examples changes them. */
export interface LayerEvidence {
  /** `dense1`. */
  readonly name: string;
  readonly place: WatchedPlace;
  /** Root mean squares over all numbers of its weights. */
  readonly gradient: number;
  /** Units: positions along the last axis of its weights; and how many of them got no gradient from any example of the sample. */
  readonly units: number;
  readonly silent: number;
}

/** A real value that a layer with weights reads, before any weight. */
export interface InputEvidence {
  readonly layer: string;
  readonly place: WatchedPlace;
  /** The root mean square of the component where it is greatest, and the component. */
  readonly size: number;
  readonly component: number;
  /** The name of the component, where its input is a record. */
  readonly column?: string;
}

/** How often each class of an output occurs in the data. */
export interface ClassEvidence {
  readonly output: string;
  readonly place: WatchedPlace;
  readonly classes: readonly { readonly label: string; readonly count: number }[];
}

/** A class for values that are not listed, of an input or a field of one. */
export interface OtherEvidence {
  readonly value: string;
  readonly label: string;
  readonly place: WatchedPlace;
  /** How many examples have it. */
  readonly count: number;
}

/** One step with the whole network as it is, on a sample. */
export interface StepEvidence {
  readonly epoch: number;
  /** How many examples the sample has. */
  readonly examples: number;
  readonly layers: readonly LayerEvidence[];
  /** The norms of the gradient of all weights and of the weights. */
  readonly gradient: number;
  readonly weights: number;
  /** The norm of the change of the weights by that of the weights. */
  readonly change: number;
}

/** The loss of a sample, and of the sample with the targets of other examples, several times. */
export interface ShuffledEvidence {
  readonly loss: number;
  readonly shuffled: readonly number[];
}

export interface Evidence {
  /** The reports of this run so far. */
  readonly epochs: readonly EpochReport[];
  /** Whether the training began with the first of them: one that goes on may be at its end. */
  readonly fresh: boolean;
  /** Whether it stops early and restores the best weights. */
  readonly stopsEarly: boolean;
  /** How many examples train. */
  readonly examples: number;
  /** How many are held out for validation. */
  readonly held: number;
  /** The place of the optimizer's setting, or of the model. */
  readonly optimizer: { readonly text: string; readonly place: WatchedPlace };
  readonly classes: readonly ClassEvidence[];
  readonly others: readonly OtherEvidence[];
  readonly inputs: readonly InputEvidence[];
  readonly steps: readonly StepEvidence[];
  /** Present once the training has ended. */
  readonly shuffled?: ShuffledEvidence;
}

export type TroubleKind = "diverging" | "dead units" | "vanishing gradient" | "exploding gradient" | "rate too high" | "rate too low" | "unscaled inputs" | "absent class" | "untrained class" | "shuffled labels" | "overfitting";

/** What a detector finds. */
export interface Finding {
  readonly kind: TroubleKind;
  /** The call that it is about, as parameters name it: `dense1`. Absent where it is about no single one. */
  readonly layer?: string;
  /** The line of the model, from 1; absent where it is about none. */
  readonly file?: string;
  readonly line?: number;
  /** What was found, with its numbers. */
  readonly found: string;
  /** What people do about it, with code in backticks. */
  readonly advice: string;
  /** The numbers of `found`, by what they are. */
  readonly evidence: Readonly<Record<string, number>>;
}

export interface Trouble extends Finding {
  /** Two lines, as `nnc train` prints them: what was found, and what people do about it. */
  readonly text: string;
}
