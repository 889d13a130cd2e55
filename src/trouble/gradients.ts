/** Troubles of gradients: units that get none, layers that get hardly any, steps that are too long or too short. */
import { short } from "../numbers.ts";
import type { Evidence, Finding, LayerEvidence, StepEvidence } from "./evidence.ts";
import { placeText } from "./report.ts";

export function gradientTroubles(evidence: Evidence): readonly Finding[] {
  const step = evidence.steps.at(-1);
  if (step === undefined) return [];
  return [...deadUnits(step), ...vanishing(step), ...exploding(evidence, step), ...rates(evidence, step)];
}

/** Fewer units without a gradient are common with rectifiers, and do no harm. */
const deadShare = 0.5;

function deadUnits({ layers, examples, epoch }: StepEvidence): readonly Finding[] {
  const dead = layers.filter(({ silent, units }) => units >= 4 && silent > deadShare * units);
  // Behind a layer without any gradient no other has one: the last of those is the cause.
  const worst = dead.findLast(({ silent, units }) => silent === units) ?? dead[0];
  if (worst === undefined) return [];
  return [{
    kind: "dead units", layer: worst.name, ...worst.place,
    found: `${worst.silent} of ${worst.units} units of ${worst.name} get no gradient from any of ${examples} examples after epoch ${epoch}${others(dead)}: their activation is flat there, as relu is below 0`,
    advice: "lower the rate, begin with `init: heNormal`, scale the inputs, or take `leakyRelu(0.1)`, `elu` or `gelu`",
    evidence: { units: worst.units, dead: worst.silent, examples, epoch },
  }];
}

/** Gradients of layers differ by some orders of magnitude in networks that learn; six are no longer a difference of scale. */
const vanished = 1e-6;

function vanishing({ layers, epoch }: StepEvidence): readonly Finding[] {
  const learning = layers.filter(({ silent, units }) => silent < units);
  const greatest = Math.max(0, ...learning.map(({ gradient }) => gradient));
  const small = learning.filter(({ gradient }) => gradient < vanished * greatest);
  const [first] = small;
  const top = learning.find(({ gradient }) => gradient === greatest);
  if (first === undefined || top === undefined) return [];
  return [{
    kind: "vanishing gradient", layer: first.name, ...first.place,
    found: `the gradient of ${first.name} is ${short(first.gradient)} after epoch ${epoch}, and that of ${top.name} (${placeText(top.place)}) ${short(greatest)}${others(small)}`,
    advice: "add `residual { … }` or `batchNorm` between them, replace `sigmoid` by `relu` or `gelu`, take fewer layers; in sequences `lstm` or `gru`",
    evidence: { gradient: first.gradient, greatest, epoch },
  }];
}

/** Times the loss of the first epoch that the loss would change, to first order, with the weights themselves: it does not depend on the scale of targets. */
const exploded = 1e4;

function exploding({ epochs }: Evidence, { gradient, weights, layers, epoch }: StepEvidence): readonly Finding[] {
  const loss = epochs[0]?.loss ?? 0;
  if (!(loss > 0 && gradient * weights > exploded * loss)) return [];
  const worst = layers.toSorted((a, b) => b.gradient - a.gradient)[0];
  return [{
    kind: "exploding gradient", ...(worst && { layer: worst.name, ...worst.place }),
    found: `the gradient has the norm ${short(gradient)} after epoch ${epoch}, with weights of the norm ${short(weights)} and a loss of ${short(loss)}${worst === undefined ? "" : `; it is greatest in ${worst.name}`}`,
    advice: "write `clip: norm(1)` in `train`, begin with smaller weights, add `layerNorm` or `batchNorm`; in sequences `lstm` or `gru`",
    evidence: { gradient, weights, loss, epoch },
  }];
}

/** Shares of the weights that one step changes, beyond which a loss that does not fall is the rate's fault. */
const [shortest, longest] = [1e-5, 0.03];

function rates({ epochs, fresh, optimizer }: Evidence, { change: ratio }: StepEvidence): readonly Finding[] {
  const [first, last] = [epochs[0], epochs.at(-1)];
  if (!fresh || epochs.length < 3 || first === undefined || last === undefined) return [];
  const change = `a step changes the weights by ${short(ratio)} of their size`;
  const evidence = { first: first.loss, loss: last.loss, epoch: last.epoch, change: ratio };
  if (ratio > longest && last.loss > 0.95 * first.loss) {
    return [{ kind: "rate too high", ...optimizer.place, evidence, found: `the loss was ${short(first.loss)} in the first epoch and is ${short(last.loss)} after ${last.epoch}, and ${change} (\`${optimizer.text}\`)`, advice: "lower the rate, by 10 at a time; usual are steps of a thousandth of the weights" }];
  }
  if (ratio < shortest && last.loss > 0.99 * first.loss) {
    return [{ kind: "rate too low", ...optimizer.place, evidence, found: `the loss was ${short(first.loss)} in the first epoch and is ${short(last.loss)} after ${last.epoch}, and ${change} (\`${optimizer.text}\`)`, advice: "raise the rate, by 10 at a time; usual are steps of a thousandth of the weights" }];
  }
  return [];
}

function others(list: readonly LayerEvidence[]): string {
  return list.length < 2 ? "" : `, and ${list.length - 1} more ${list.length === 2 ? "layer" : "layers"} likewise`;
}
