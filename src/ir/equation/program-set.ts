import type { IndexVariable, Program } from "./types.ts";

/**
 * All the programs of one model. Each phase from `expand` to `simplify` maps one set to the next.
 *
 * `names.ts` has the names of the arrays that every set has: the loss in `evaluation` and `training` (rank 0, mean over the
 * examples, regularizers included), the gradients of parameters and inputs, and scalars.
 */
export interface ProgramSet {
  /** Inputs to outputs, not training. Its outputs are the model's outputs. */
  readonly inference: Program;
  /** What `inference` reads besides inputs and variables, from variables: once, when weights are loaded. Only in a module for inference. */
  readonly prepare?: Program;
  /** Inputs and targets to the loss, not training. Absent for a model without a loss, like the next three. */
  readonly evaluation?: Program;
  /** Outputs that `inference` left (of role `kept`), inputs and targets to the metrics of definitions, over all examples: here the batch is the data set. */
  readonly metrics?: Program;
  /** Inputs and targets to the loss and, after `differentiate`, to gradients; stores new values of `state` arrays. */
  readonly training?: Program;
  /**
   * Where the host has the loss, after `split`: what `training` kept, and gradients of the outputs, to gradients. Then
   * `training` ends with the outputs, and there is no `evaluation`.
   */
  readonly backward?: Program;
  /** The parameters in `training` that are differentiated: those that are trained. */
  readonly trained: readonly string[];
  /** The inputs in `training` that are differentiated. */
  readonly sensitive: readonly string[];
  /** Gradients, parameters and optimizer state to their new values, one step. */
  readonly update?: Program;
  /** Parameters, state and optimizer state from draws and constants. Absent in a module for inference, like all but `inference`. */
  readonly initialize?: Program;
  /** Where the model comes step by step: the same as `inference`, a step at a time. After `stream`. */
  readonly stream?: StreamPrograms;
  /** Fitted values from the whole training data: here the batch is the data set. Absent where nothing is fitted. */
  readonly fitting?: Program;
}

/** A model run one step at a time, from what it keeps of the steps before. */
export interface StreamPrograms {
  /** What is kept before the first step, where that is not 0. */
  readonly begin: Program;
  /** Inputs of one step, and what is kept, to the outputs of that step; stores what is kept for the next. */
  readonly next: Program;
  /** The step: the host sets it, and equations of `next` read it as an index. */
  readonly step: IndexVariable;
  /** Whether there can be more steps than the sequence has: nothing is kept of all steps, and no position is that of the step. */
  readonly endless: boolean;
  /** The inputs of a step, as the model lists them, those that `begin` reads as a whole, the outputs, and what is kept, by the arrays that it is of. */
  readonly inputs: readonly string[];
  readonly given: readonly string[];
  readonly outputs: readonly string[];
  readonly kept: readonly Kept[];
}

/** Values of steps before: of so many, newest first, or of all; of no step what comes of inputs that are given once. */
export interface Kept {
  /** The array in these programs, and the array that it has values of. */
  readonly array: string;
  readonly of: string;
  readonly steps: number | "all";
}

/** Maps every program of a set that is there. */
export function mapPrograms(set: ProgramSet, f: (program: Program) => Program): ProgramSet {
  return {
    inference: f(set.inference),
    ...(set.prepare && { prepare: f(set.prepare) }),
    ...(set.evaluation && { evaluation: f(set.evaluation) }),
    ...(set.metrics && { metrics: f(set.metrics) }),
    ...(set.training && { training: f(set.training) }),
    ...(set.backward && { backward: f(set.backward) }),
    trained: set.trained,
    sensitive: set.sensitive,
    ...(set.update && { update: f(set.update) }),
    ...(set.initialize && { initialize: f(set.initialize) }),
    ...(set.fitting && { fitting: f(set.fitting) }),
    ...(set.stream && { stream: { ...set.stream, begin: f(set.stream.begin), next: f(set.stream.next) } }),
  };
}
