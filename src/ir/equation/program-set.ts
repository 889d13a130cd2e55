import type { Program } from "./types.ts";

/**
 * All the programs of one model. Each phase from `expand` to `simplify` maps one set to the next.
 *
 * Fixed array names: `loss` (rank 0, mean over the examples, regularizers included) in `evaluation` and `training`;
 * `gradient(NAME)` for the gradient of parameter or input NAME; scalars `t`, `step`, `steps`, `epoch`, `epochs`.
 */
export interface ProgramSet {
  /** Inputs to outputs, not training. Its outputs are the model's outputs. */
  readonly inference: Program;
  /** Inputs and targets to `loss`, not training. Absent for a model without a loss, like the next three. */
  readonly evaluation?: Program;
  /** Inputs and targets to `loss` and, after `differentiate`, to `gradient(…)`; stores new values of `state` arrays. */
  readonly training?: Program;
  /**
   * Where the host has the loss, after `split`: what `training` kept, and gradients of the outputs, to `gradient(…)`. Then
   * `training` ends with the outputs, and there is no `evaluation`.
   */
  readonly backward?: Program;
  /** The parameters in `training` that are differentiated: those that are trained. */
  readonly trained: readonly string[];
  /** The inputs in `training` that are differentiated. */
  readonly sensitive: readonly string[];
  /** `gradient(…)`, parameters and optimizer state to their new values, one step. */
  readonly update?: Program;
  /** Parameters, state and optimizer state from draws and constants. */
  readonly initialize: Program;
  /** Fitted values from the whole training data: here the batch is the data set. Absent where nothing is fitted. */
  readonly fitting?: Program;
}

export function gradientName(parameter: string): string {
  return `gradient(${parameter})`;
}

/** Maps every program of a set that is there. */
export function mapPrograms(set: ProgramSet, f: (program: Program) => Program): ProgramSet {
  return {
    inference: f(set.inference),
    ...(set.evaluation && { evaluation: f(set.evaluation) }),
    ...(set.training && { training: f(set.training) }),
    ...(set.backward && { backward: f(set.backward) }),
    trained: set.trained,
    sensitive: set.sensitive,
    ...(set.update && { update: f(set.update) }),
    initialize: f(set.initialize),
    ...(set.fitting && { fitting: f(set.fitting) }),
  };
}
