/** `load` of a module for inference. */
import type { ModulePlan } from "../plan.ts";
import { code } from "../template.ts";
import type { Section } from "./section.ts";
import { drawnAt } from "./training.ts";

export function weightSection(plan: ModulePlan): Section {
  const { model, memory, draws, types } = plan;
  const isParameter = ({ role }: { readonly role: string }): boolean => role !== "state" && role !== "fitted";
  const parameters = model.variables.filter(isParameter);
  const others = model.variables.filter((v) => !isParameter(v));
  const lines = code`
    const parameters‹: ${types.network.inside}["parameters"]› = {
      ${parameters.map((v) => `${JSON.stringify(v.name)}: { shape: [${v.shape.join(", ")}], values: ${memory.name(v.name)} },`)}
    };
    const kept‹: readonly Kept[]› = [
      ${parameters.length > 0 && `...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),`}
      ${others.map((v) => `{ name: ${JSON.stringify(v.name)}, shape: [${v.shape.join(", ")}], values: ${memory.name(v.name)} },`)}
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
