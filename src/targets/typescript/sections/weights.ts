/** `load` of a module for inference. */
import type { ModulePlan } from "../plan.ts";
import { elementLines, objectLines } from "../rows.ts";
import { code } from "../template.ts";
import type { Section } from "./section.ts";
import { drawnAt } from "./training.ts";

export function weightSection(plan: ModulePlan): Section {
  const { model, memory, draws, types } = plan;
  const isParameter = ({ role }: { readonly role: string }): boolean => role !== "state" && role !== "fitted";
  const parameters = model.variables.filter(isParameter);
  const others = model.variables.filter((v) => !isParameter(v));
  const { begin, lines: members, end } = objectLines(memory, `${types.network.inside}["parameters"]`, parameters.map((v) => ({ name: v.name, value: (array) => `{ shape: [${v.shape.join(", ")}], values: ${array(v.name)} }` })));
  const lines = code`
    const parameters‹: ${types.network.inside}["parameters"]› = ${begin}
      ${members}
    ${end};
    const kept‹: readonly Kept[]› = [
      ${parameters.length > 0 && `...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),`}
      ${elementLines(memory, "Kept", others.map((v) => (array) => `{ name: ${JSON.stringify(v.name)}, shape: [${v.shape.join(", ")}], values: ${array(v.name)} },`))}
    ];
    function load(bytes‹: Uint8Array›)‹: void› {
      const saved = decodeSafetensors(bytes);
      const found = matchTensors(withoutTraining(saved, kept, ${JSON.stringify(model.unread ?? [])}), kept, ${JSON.stringify(model.name)});
      ${draws && code`
        const updates = savedNumber(saved, "step", 0, 0);
        seed = savedNumber(saved, "seed", seed);
        drawn = ${drawnAt(plan)};
      `}
      for (const { values, numbers } of found) values.set(numbers);
      ${plan.planned.kernels.prepare !== undefined && `runPrepare();`}
    }
  `;
  return { title: "weights", lines };
}
