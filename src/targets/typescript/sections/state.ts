/** `save` and `load`. */
import type { ModulePlan } from "../plan.ts";
import { type Section } from "./section.ts";
import { drawnAt } from "./training.ts";

export function stateSection(plan: ModulePlan): Section {
  const { model, memory, trains, measures, draws } = plan;
  const optimizer = [...(model.optimizer?.arrays.values() ?? [])].filter((a) => a.role === "optimizer");
  const kept = [
    ...model.variables.map((v) => ({ name: v.name, shape: v.shape, optional: false })),
    ...(trains ? optimizer.map((a) => ({ name: a.name, shape: a.extents.map((x) => x.upper - x.lower), optional: true })) : []),
  ];
  const fitted = model.variables.filter((v) => v.role === "fitted").map((v) => v.name);
  const fits = measures && fitted.length > 0;
  return {
    title: "what is kept",
    lines: [
      ...(fits ? [`const fittedNames: readonly string[] = ${JSON.stringify(fitted)};`, `/** Fitted values that were taken from elsewhere: they are not fitted again. */`, `let taken: readonly TakenArray[] = [];`] : []),
      `const kept: readonly Kept[] = [`,
      ...kept.map((k) => `{ name: ${JSON.stringify(k.name)}, shape: [${k.shape.join(", ")}], values: ${memory.name(k.name)}, optional: ${k.optional} },`), `];`,
      `function save(): Uint8Array {`,
      `return encodeSafetensors(kept, {`, `model: ${JSON.stringify(model.name)},`, `seed: String(seed),`, `step: String(updates),`,
      `epoch: String(epochsDone),`, `fitted: String(isFitted),`,
      ...(fits ? [`...(taken.length > 0 && { taken: taken.map((t) => t.name).join(" ") }),`] : []), `});`, `}`,
      `function load(bytes: Uint8Array, options: LoadOptions = {}): void {`,
      `const saved = decodeSafetensors(bytes);`,
      `if (options.only !== undefined) {`, `const part = takeArrays(saved, kept, options.only);`, `for (const { values, numbers } of part) values.set(numbers);`, ...(plan.given.length > 0 ? [`pending = 0;`] : []),
      ...(fits ? [
        `const others = taken.filter(({ name }) => !part.some((p) => p.name === name));`,
        `taken = [...others, ...part.filter(({ name }) => fittedNames.includes(name))];`,
      ] : []), `return;`, `}`,
      `const found = matchTensors(saved, kept, ${JSON.stringify(model.name)});`,
      `const savedStep = savedNumber(saved, "step", 0);`, `const savedEpoch = savedNumber(saved, "epoch", 0);`, `const savedSeed = savedNumber(saved, "seed", seed);`,
      ...(optimizer.length > 0 && trains ? [`// The optimizer starts afresh from weights alone.`, ...(draws ? [`drawn = 0;`] : []), `if (found.includes(undefined)) runInitialize();`] : []),
      `kept.forEach(({ values }, i) => {`, `const numbers = found[i];`, `if (numbers !== undefined) values.set(numbers);`, `});`,
      ...(plan.given.length > 0 ? [`pending = 0;`, ...(draws ? [`passed = 0;`] : [])] : []), `seed = savedSeed;`, `updates = savedStep;`, `epochsDone = savedEpoch;`, ...(draws ? [`drawn = ${drawnAt(plan)};`] : []), `isFitted = saved.metadata["fitted"] !== "false";`,
      ...(fits ? [
        `const names = saved.metadata["taken"]?.split(" ") ?? [];`,
        `taken = kept.filter(({ name }) => fittedNames.includes(name) && names.includes(name)).map(({ name, values }) => ({ name, values, numbers: values.slice() }));`,
      ] : []), `}`,
    ],
  };
}
