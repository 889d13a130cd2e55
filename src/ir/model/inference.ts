/** A model without what only training needs: emitters write modules for inference from it. */
import type { CheckedModel } from "./types.ts";

/** `isRead`: whether the program of inference reads a variable. */
export function forInference({ loss: _loss, optimizer: _optimizer, ...model }: CheckedModel, isRead: (variable: string) => boolean): CheckedModel {
  return {
    ...model,
    inputs: neededInputs(model),
    outputs: model.outputs.map(({ target: _target, gradient: _gradient, ...output }) => output),
    variables: model.variables.filter((v) => isRead(v.name)),
    unread: model.variables.filter((v) => !isRead(v.name)).map((v) => v.name),
    targets: [], fitted: [], ordered: [], updates: [], batchStatistics: [], initialize: [],
  };
}

/** The inputs that predictions take. */
export function neededInputs({ inputs }: Pick<CheckedModel, "inputs">): CheckedModel["inputs"] {
  return inputs.filter((i) => i.needed);
}
