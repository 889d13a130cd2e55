/** `forward` and `predict`. */
import { decodeStatements } from "../decode.ts";
import { memberNames, memberObject, together } from "../decoded.ts";
import { member, propertyName } from "../names.ts";
import type { ModulePlan, OutputPart } from "../plan.ts";
import { code } from "../template.ts";
import { record, takeInputs } from "./data.ts";
import { call, type Section } from "./section.ts";

export function predictionSection(plan: ModulePlan): Section {
  const { needed: inputs, outputs, types } = plan;
  const inference = plan.planned.kernels.inference;
  const [only] = outputs;
  const single = outputs.length === 1 ? only : undefined;
  const each = (print: (o: OutputPart) => string): string => (single !== undefined ? print(single) : `{ ${outputs.map((o) => `${propertyName(o.name)}: ${print(o)}`).join(", ")} }`);
  const views = outputs.flatMap((o) => code`
    const ${o.views}‹: ${o.array}[]› = [];

    /** A view of the outputs of \`count\` examples; created once per count. */
    function ${o.view}(count‹: number›)‹: ${o.array}› {
      return (${o.views}[count] ??= ${o.variable}.subarray(0, count * ${o.size}));
    }
    function ${o.decode}(values‹: ${o.array}›)‹: ${single === undefined ? memberObject(o) : types.output.inside}› {
      ${decodeStatements(o.encoding, "values", memberNames(o, single !== undefined))}
    }
  `);
  const lines = code`
    ${views}
    function forward(inputs‹: ${types.inputs.inside}›, count‹?: number›)‹: ${types.outputs.inside}› {
      ${takeInputs(plan, false)}
      ${forgets(plan)}
      ${call(plan, "runInference", inference, "n")}
      return ${each((o) => `${o.view}(n)`)};
    }
    function predict(example‹: ${types.input.inside}›)‹: ${types.output.inside}› {
      ${record(inputs, "example", true)}
      ${forgets(plan)}
      ${inputs.map((p) => `${p.encode}(${inputs.length === 1 ? "example" : member("example", p.name)}, ${p.variable}, 0);`)}
      ${call(plan, "runInference", inference, "1")}
      ${single === undefined ? together(outputs, (o) => `${o.view}(1)`) : `return ${single.decode}(${single.view}(1));`}
    }
  `;
  return { title: "predictions", lines };
}

/** Predictions overwrite what a backward pass would go back through. */
function forgets(plan: ModulePlan): readonly string[] {
  return plan.given.length === 0 ? [] : ["pending = 0;"];
}
