/** Numbers of a graph as the weights of the model that was written from it. */
import type { CheckedModel } from "../../index.ts";
import type { Printed } from "../../import/onnx/import.ts";
import { type EncodedTensor, encodeFile, roundTensor } from "../weights/encode.ts";

/** Calls with variables come in one order in the text and in the model. Throws where a shape is another, which is a fault of nnc. */
export function importedWeights(model: CheckedModel, { variables }: Printed): Uint8Array {
  const instances = model.instances.filter((instance) => instance.variables.length > 0);
  if (instances.length !== variables.length) throw new Error(`${instances.length} calls have variables, and ${variables.length} were written`);
  const byName = new Map(model.variables.map((variable) => [variable.name, variable]));
  const tensors = instances.flatMap((instance, k): readonly EncodedTensor[] =>
    instance.variables.map((name) => {
      const variable = byName.get(name);
      const weight = variables[k]?.find(({ member }) => member === variable?.member);
      if (variable === undefined || weight === undefined) throw new Error(`${name} has no numbers`);
      if (variable.shape.reduce((a, b) => a * b, 1) !== weight.tensor.values.length) throw new Error(`${name} has the shape [${variable.shape.join(", ")}], and [${weight.tensor.shape.join(", ")}] was read`);
      return roundTensor(name, variable.shape, Float64Array.from(weight.tensor.values), weight.tensor.type === "float64" ? "F64" : "F32");
    }));
  return encodeFile(tensors, { model: model.name });
}
