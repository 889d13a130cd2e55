/** One step of training and its halves. */
import { lossName, scalarArray, type ScalarName } from "../../../ir/equation/names.ts";
import type { Entry } from "../../../ir/kernel/types.ts";
import { propertyName } from "../names.ts";
import type { ModulePlan } from "../plan.ts";
import { code } from "../template.ts";
import { takeInputs } from "./data.ts";
import { call, readsScalar, type Section } from "./section.ts";

/** Scalars that the update reads, with what they are set to. */
const scalars: readonly (readonly [ScalarName, string])[] = [["t", "updates + 1"], ["step", "updates"], ["steps", "totalSteps"], ["epoch", "epochsDone"], ["epochs", "totalEpochs"]];

export function trainingSection(plan: ModulePlan): Section {
  const { memory, types } = plan;
  const { training, evaluation, update } = plan.planned.kernels;
  if (!plan.measures && plan.trains) return hostSection(plan);
  if (training === undefined || evaluation === undefined || update === undefined) return { title: "training", lines: [] };
  const loss = `${memory.name(lossName)}[0]!`;
  const batch = `inputs‹: ${types.trainingInputs.inside}›, targets‹: ${types.targets.inside}›, count‹?: number›`;
  const read = [...takeInputs(plan, true), `readTargets(targets, n, count === undefined);`];
  const lines = code`
    function accumulate(${batch})‹: number› {
      ${read}
      ${call(plan, "runTraining", training, "n")}
      return ${loss};
    }
    ${updateLines(plan, update, [])}
    function trainBatch(${batch})‹: number› {
      const found = accumulate(inputs, targets, count);
      update();
      return found;
    }
    function loss(${batch})‹: number› {
      ${read}
      ${call(plan, "runEvaluation", evaluation, "n")}
      return ${loss};
    }
  `;
  return { title: "training", lines };
}

/** `more`: what an update does besides. */
function updateLines(plan: ModulePlan, update: Entry, more: readonly string[]): readonly string[] {
  const set = scalars.filter(([name]) => readsScalar(plan, name)).map(([name, value]) => `${plan.memory.name(scalarArray(name))}[0] = ${value};`);
  return code`
    function update()‹: void› {
      ${set}
      ${call(plan, "runUpdate", update, "1")}
      updates++;
      ${plan.draws && `drawn = ${drawnAt(plan)};`}
      ${more}
    }
  `;
}

/** Steps between two passes over the same step's draws: the high half of a number of a draw, which no step reaches. */
const passStride = 2 ** 32;

/** Where the host has the loss: the forward pass, the backward pass and the update, one by one. */
function hostSection(plan: ModulePlan): Section {
  const { types, outputs } = plan;
  const { training, backward, update } = plan.planned.kernels;
  if (training === undefined || backward === undefined || update === undefined) return { title: "training", lines: [] };
  const views = outputs.length === 1 ? outputs.map((o) => `${o.view}(n)`).join() : `{ ${outputs.map((o) => `${propertyName(o.name)}: ${o.view}(n)`).join(", ")} }`;
  const lines = code`
    ${plan.draws && code`
      /** Backward passes since the last update: each forward pass makes new random draws. */
      let passed = 0;
    `}
    function forwardTraining(inputs‹: ${types.trainingInputs.inside}›, count‹?: number›)‹: ${types.outputs.inside}› {
      ${takeInputs(plan, true)}
      ${plan.draws && `drawn = updates + passed * ${passStride};`}
      ${call(plan, "runTraining", training, "n")}
      pending = n;
      return ${views};
    }
    function backward(outputGradient‹: ${types.outputGradients.inside}›, count‹?: number›)‹: void› {
      const n = checkBackward(pending, count);
      readOutputGradient(outputGradient, n, count === undefined);
      ${call(plan, "runBackward", backward, "n")}
      ${plan.draws && `passed++;`}
    }
    ${updateLines(plan, update, [...(plan.draws ? [`passed = 0;`] : []), `pending = 0;`])}
  `;
  return { title: "training", lines };
}

/** Draws set apart for one update under `batch: all`, whose batches are counted by the data: enough for 2 million examples in batches of 32. */
const partsOfAll = 65536;

/** The draw that the next step makes first: each batch whose gradients go into an update draws anew. */
export function drawnAt(plan: ModulePlan): string {
  const { accumulate } = plan.model.train;
  return accumulate === 1 ? "updates" : `updates * ${accumulate === Infinity ? partsOfAll : accumulate}`;
}
