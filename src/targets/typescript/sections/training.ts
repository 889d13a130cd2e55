/** One step of training and its halves. */
import type { ModulePlan } from "../plan.ts";
import { asksTraining } from "./data.ts";
import { call, readsScalar, type Section } from "./section.ts";

/** Scalars that the update reads, with what they are set to. */
const scalars: readonly (readonly [string, string])[] = [["t", "updates + 1"], ["step", "updates"], ["steps", "totalSteps"], ["epoch", "epochsDone"], ["epochs", "totalEpochs"]];

export function trainingSection(plan: ModulePlan): Section {
  const { memory, types } = plan;
  const { training, evaluation, update } = plan.planned.kernels;
  if (training === undefined || evaluation === undefined || update === undefined) return { title: "training", lines: [] };
  const loss = `${memory.name("loss")}[0]!`;
  const batch = `inputs: ${types.inputs.inside}, targets: ${types.targets.inside}, count?: number`;
  const read = [`const n = countOf(inputs, count);`, `readInputs(inputs, n, count === undefined${asksTraining(plan) ? ", true" : ""});`, `readTargets(targets, n, count === undefined);`];
  return {
    title: "training",
    lines: [
      `function accumulate(${batch}): number {`, ...read, call(plan, "runTraining", training, "n"), `return ${loss};`, `}`,
      `function update(): void {`,
      ...scalars.filter(([name]) => readsScalar(plan, name)).map(([name, value]) => `${memory.name(name)}[0] = ${value};`),
      call(plan, "runUpdate", update, "1"), `updates++;`, `drawn = ${drawnAt(plan)};`, `}`,
      `function trainBatch(${batch}): number {`, `const found = accumulate(inputs, targets, count);`, `update();`, `return found;`, `}`,
      `function loss(${batch}): number {`, ...read, call(plan, "runEvaluation", evaluation, "n"), `return ${loss};`, `}`,
    ],
  };
}

/** The draw that the next step makes first: each batch whose gradients go into an update draws anew. */
export function drawnAt(plan: ModulePlan): string {
  const { accumulate } = plan.model.train;
  return accumulate === 1 ? "updates" : `updates * ${accumulate}`;
}
