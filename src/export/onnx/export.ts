/** From a checked model and its weights to a graph of ONNX. */
import { neededInputs } from "../../ir/model/inference.ts";
import type { CheckedModel, ModelInput, ModelOutput } from "../../ir/model/types.ts";
import { exportedEquations } from "../../exported.ts";
import { scatterOf } from "../scatter.ts";
import { GraphBuilder } from "./builder.ts";
import type { Numbers } from "./constants.ts";
import { emitInputs } from "./inputs.ts";
import { emitNetwork } from "./network.ts";
import { emitOutputs, outputNames } from "./outputs.ts";
import { scatters } from "./scatter.ts";
import type { OnnxModel } from "./types.ts";

export { encodeModel } from "./bytes.ts";
export type { Numbers } from "./constants.ts";
export { ExportError } from "./fault.ts";
export { initialWeights, savedWeights } from "./initial.ts";
export { operatorsOf } from "./text.ts";

/** Versions of the operator set that are written, and of the file that goes with each. */
export const oldestOpset = 17;
export const newestOpset = 24;
const irVersions: Readonly<Record<number, number>> = { 17: 8, 18: 8, 19: 9, 20: 9, 21: 10, 22: 10, 23: 11, 24: 12 };
const mlVersion = 3;

export interface OnnxOptions {
  readonly opset?: number;
  /** The version of this compiler, which the file names. */
  readonly version: string;
}

/** `weights`: the numbers of all variables. Throws `ExportError` for what has no form in ONNX. */
export function exportOnnx(model: CheckedModel, weights: Numbers, { opset = oldestOpset, version }: OnnxOptions): OnnxModel {
  const { inference } = exportedEquations({ model, options: { inference: true } }, (equation, arrays) => scatters(equation.operator, opset) && scatterOf(equation, arrays) !== undefined);
  const builder = new GraphBuilder(opset);
  const inputs = emitInputs(neededInputs(model), builder);
  const names = outputNames(model.outputs, inputs.ports, builder);
  const arrays = emitNetwork(inference, weights, inputs.arrays, builder);
  const outputs = emitOutputs(model.outputs, names, arrays, builder);
  const graph = builder.build(model.name, inputs.ports, outputs);
  const usesMl = graph.nodes.some(({ domain }) => domain !== undefined);
  return {
    graph, opset, ...(usesMl && { ml: mlVersion }), ir: irVersions[opset] ?? 8, producer: { name: "nnc", version },
    ...(model.doc !== undefined && { doc: model.doc }),
    metadata: {
      "nnc.version": version, "nnc.model": model.name,
      "nnc.inputs": JSON.stringify(neededInputs(model).map(described)), "nnc.outputs": JSON.stringify(model.outputs.map(described)),
    },
  };
}

function described({ name, encoding }: ModelInput | ModelOutput): unknown {
  return { name, encoding };
}
