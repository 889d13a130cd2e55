/** `forward` and `predict`. */
import { decodeStatements } from "../encodings.ts";
import { member, propertyName } from "../names.ts";
import type { ModulePlan, OutputPart } from "../plan.ts";
import { asksTraining } from "./data.ts";
import { call, type Section } from "./section.ts";

export function predictionSection(plan: ModulePlan): Section {
  const { inputs, outputs, memory, types } = plan;
  const inference = plan.planned.kernels.inference;
  const [only] = outputs;
  const single = outputs.length === 1 ? only : undefined;
  const each = (print: (o: OutputPart) => string): string => (single !== undefined ? print(single) : `{ ${outputs.map((o) => `${propertyName(o.name)}: ${print(o)}`).join(", ")} }`);
  const real = memory.realArray;
  return {
    title: "predictions",
    lines: [
      ...outputs.flatMap((o) => [
        `const ${o.views}: ${real}[] = [];`, "",
        `/** The numbers of so many examples: each view is made once. */`,
        `function ${o.view}(count: number): ${real} {`, `return (${o.views}[count] ??= ${o.variable}.subarray(0, count * ${o.size}));`, `}`,
        `function ${o.decode}(values: ${real}): ${types.output.inside}${single === undefined ? `[${JSON.stringify(o.name)}]` : ""} {`, ...decodeStatements(o.name, o.encoding, "values"), `}`,
      ]),
      `function forward(inputs: ${types.inputs.inside}, count?: number): ${types.outputs.inside} {`,
      `const n = countOf(inputs, count);`, `readInputs(inputs, n, count === undefined${asksTraining(plan) ? ", false" : ""});`, call(plan, "runInference", inference, "n"),
      `return ${each((o) => `${o.view}(n)`)};`, `}`,
      `function predict(example: ${types.input.inside}): ${types.output.inside} {`,
      ...inputs.map((p) => `${p.encode}(${inputs.length === 1 ? "example" : member("example", p.name)}, ${p.variable}, 0);`),
      call(plan, "runInference", inference, "1"), `return ${each((o) => `${o.decode}(${o.view}(1))`)};`, `}`,
    ],
  };
}
