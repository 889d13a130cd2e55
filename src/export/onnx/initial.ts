/** The weights that a graph has inside: those of a file, or the first ones of a model that is not trained. */
import { interpret } from "../../ir/equation/interpret.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { equationSteps } from "../../pipeline.ts";
import { readWeights } from "../../weights/fit.ts";
import type { Numbers } from "./constants.ts";

/** Those of a safetensors file, which errors call `name`. Throws `WeightsError` if they are not the model's. */
export function savedWeights(model: CheckedModel, bytes: Uint8Array, name: string): Numbers {
  return readWeights(model, bytes, name).values;
}

/** The first values of all variables: those of an emitted module with that seed. */
export function initialWeights(model: CheckedModel, seed: number): Numbers {
  for (const { phase, form } of equationSteps({ model, options: {} })) {
    if (phase !== "expand" || form.kind !== "equations" || form.set.initialize === undefined) continue;
    const names = new Set(model.variables.map((v) => v.name));
    const { outputs } = interpret({ ...form.set.initialize, outputs: form.set.initialize.outputs.filter((name) => names.has(name)) }, new Map(), { count: 1, seed });
    return outputs;
  }
  throw new Error("there is no program of initial values");
}
