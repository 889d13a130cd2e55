/** The network that the factory returns. */
import { gradientName } from "../../../ir/equation/names.ts";
import { hashOf } from "../../../ir/model/source-hash.ts";
import { propertyName } from "../names.ts";
import { operationsOf } from "../operations.ts";
import { type ModulePlan, needsWeights } from "../plan.ts";
import { objectLines } from "../rows.ts";
import { code } from "../template.ts";
import { takeWeights } from "../weights.ts";
import type { Section } from "./section.ts";

export function networkSection(plan: ModulePlan): Section {
  const { model, memory, inference, stored, trains, types, sensitive } = plan;
  const trained = model.variables.filter((v) => v.trained);
  const typeOf = (name: string): string => `‹: ${types.network.inside}["${name}"]›`;
  const { begin, lines: list, end } = objectLines(memory, `${types.network.inside}["gradients"]`, trained.map((v) => ({ name: v.name, value: (array) => `{ shape: [${v.shape.join(", ")}], values: ${array(gradientName(v.name))} }` })));
  const lines = code`
    ${trains && code`
      const gradients${typeOf("gradients")} = ${begin}
        ${list}
      ${end};
    `}
    ${hasInputGradients(plan) && code`
      const inputGradients${typeOf("inputGradients")} = {
        ${sensitive.map((i) => `${propertyName(i.name)}: ${i.variable},`)}
      };
    `}
    const meta${typeOf("meta")} = {
      ${meta(plan)}
    };

    ${!inference && `runInitialize();`}
    ${stored !== undefined && takeWeights(stored, memory)}
    ${stored?.fitted === true && !inference && `isFitted = true;`}
    ${!needsWeights(plan) && plan.planned.kernels.prepare !== undefined && `runPrepare();`}
    ${needsWeights(plan) ? `load(options.weights);` : `if (options.weights !== undefined) load(options.weights);`}
    return {
      ${members(plan).map((name) => `${name},`)}
    };
  `;
  return { title: "the network", lines };
}

function hasInputGradients({ sensitive, given }: ModulePlan): boolean {
  return sensitive.length > 0 || given.length > 0;
}

function members(plan: ModulePlan): readonly string[] {
  const { inference, measures, trains } = plan;
  const training = measures ? ["trainBatch", "accumulate", "update", "loss", "evaluate", "fit", "fitAsync"] : trains ? ["forwardTraining", "backward", "update"] : [];
  return [
    "predict", "forward", ...(plan.stream === undefined ? [] : ["stream"]), ...training, "parameters", ...(trains ? ["gradients"] : []), ...(hasInputGradients(plan) ? ["inputGradients"] : []), ...(inference ? [] : ["save"]), "load", "meta",
  ];
}

/** Constants of the compiled model. */
function meta(plan: ModulePlan): readonly string[] {
  const { model, memory, inputs, outputs } = plan;
  const shapes = (parts: readonly (readonly [string, readonly number[]])[]): string => `{ ${parts.map(([name, shape]) => `${propertyName(name)}: [${shape.join(", ")}]`).join(", ")} }`;
  const trainable = model.variables.filter((v) => v.role === "weight" || v.role === "bias" || v.role === "gain");
  const values = new Map(model.outputs.map((o) => [o.name, memory.buffer(o.array)?.shape.slice(1)]));
  return code`
    name: ${JSON.stringify(model.name)},
    sourceHash: ${JSON.stringify(hashOf(model.source.text))},
    inputs: ${shapes(inputs.map((p) => [p.name, "shape" in p.encoding ? p.encoding.shape : [p.width]]))},
    outputs: ${shapes(outputs.map((o) => [o.name, values.get(o.name) ?? [o.size]]))},
    parameterCount: ${trainable.reduce((sum, v) => sum + v.shape.reduce((a, b) => a * b, 1), 0)},
    batchSize: ${plan.batch},
    bytes: ${memory.bytes},
    operations: ${operationsOf(plan.planned.kernels.inference)},
    ${plan.variant !== undefined && `target: ${JSON.stringify(plan.variant)},`}
  `;
}
