/** `save` and `load`. */
import type { ModulePlan } from "../plan.ts";
import { elementLines, objectLines } from "../rows.ts";
import { code } from "../template.ts";
import { type Section } from "./section.ts";
import { drawnAt } from "./training.ts";

export function stateSection(plan: ModulePlan): Section {
  const { model, memory, trains, measures, draws, types } = plan;
  const optimizer = [...(model.optimizer?.arrays.values() ?? [])].filter((a) => a.role === "optimizer");
  const isParameter = (v: { readonly role: string }): boolean => v.role !== "state" && v.role !== "fitted";
  const parameters = model.variables.filter(isParameter);
  const others = [
    ...model.variables.filter((v) => !isParameter(v)).map((v) => ({ name: v.name, shape: v.shape, mark: "exact" })),
    ...(trains ? optimizer.map((a) => ({ name: a.name, shape: a.extents.map((x) => x.upper - x.lower), mark: "optional" })) : []),
  ];
  const fitted = model.variables.filter((v) => v.role === "fitted").map((v) => v.name);
  const fits = measures && fitted.length > 0;
  const restarts = optimizer.length > 0 && trains;
  const { begin, lines: members, end } = objectLines(memory, `${types.network.inside}["parameters"]`, parameters.map((v) => ({ name: v.name, value: (array) => `{ shape: [${v.shape.join(", ")}], values: ${array(v.name)} }` })));
  const lines = code`
    ${fits && code`
      const fittedNames‹: readonly string[]› = ${JSON.stringify(fitted)};
      /** Fitted values loaded from another model: \`fit\` does not recompute them. */
      let taken‹: readonly TakenArray[]› = [];
    `}
    const parameters‹: ${types.network.inside}["parameters"]› = ${begin}
      ${members}
    ${end};
    const kept‹: readonly Kept[]› = [
      ${parameters.length > 0 && `...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),`}
      ${elementLines(memory, "Kept", others.map((k) => (array) => `{ name: ${JSON.stringify(k.name)}, shape: [${k.shape.join(", ")}], values: ${array(k.name)}, ${k.mark}: true },`))}
    ];
    function save(options‹: SaveOptions› = {})‹: Uint8Array<ArrayBuffer>› {
      return encodeSafetensors(chooseTensors(kept, options), {
        model: ${JSON.stringify(model.name)},
        seed: String(seed),
        ...(options.only === undefined && { step: String(updates), epoch: String(epochsDone)${measures ? ", epochs: String(wholeEpochs)" : ""} }),
        fitted: String(isFitted),
        ${fits && `...(taken.length > 0 && { taken: taken.map((t) => t.name).join(" ") }),`}
      });
    }
    function load(bytes‹: Uint8Array›, options‹: LoadOptions› = {})‹: void› {
      const saved = decodeSafetensors(bytes);
      const { only } = options;
      const found = only === undefined ? matchTensors(saved, kept, ${JSON.stringify(model.name)}) : takeArrays(saved, kept, only);
      if (only === undefined) {
        const savedStep = savedNumber(saved, "step", 0, 0);
        const savedEpoch = savedNumber(saved, "epoch", 0, 0);
        ${measures && `const savedWhole = savedNumber(saved, "epochs", 0, 0);`}
        const savedFitted = savedFlag(saved, "fitted", true);
        const savedSeed = savedNumber(saved, "seed", seed);
        ${restarts && code`
          // Weights without optimizer state: the optimizer restarts.
          ${draws && `drawn = 0;`}
          if (found.length < kept.length) runInitialize();
        `}
        seed = savedSeed;
        updates = savedStep;
        epochsDone = savedEpoch;
        ${measures && `wholeEpochs = savedWhole;`}
        ${draws && plan.given.length > 0 && `passed = 0;`}
        ${draws && `drawn = ${drawnAt(plan)};`}
        isFitted = savedFitted;
      }
      for (const { values, numbers } of found) values.set(numbers);
      ${plan.given.length > 0 && `pending = 0;`}
      ${fits && code`
        const names = saved.metadata["taken"]?.split(" ") ?? [];
        const others = taken.filter(({ name }) => !found.some((f) => f.name === name));
        taken = [...others, ...found.filter(({ name }) => fittedNames.includes(name) && (only !== undefined || names.includes(name)))];
      `}
    }
  `;
  return { title: "save and load", lines };
}
