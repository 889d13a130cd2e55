/** Troubles of the curve: a loss that rises, a validation loss that leaves the training loss. */
import { short } from "../numbers.ts";
import type { Evidence, Finding } from "./evidence.ts";

export function lossTroubles(evidence: Evidence): readonly Finding[] {
  return [...diverging(evidence), ...overfitting(evidence)];
}

/** Times the loss of the first epoch. */
const diverged = 3;

function diverging({ epochs, fresh, optimizer }: Evidence): readonly Finding[] {
  const [first, last] = [epochs[0], epochs.at(-1)];
  if (!fresh || first === undefined || last === undefined || !(first.loss > 0) || !(last.loss > diverged * first.loss)) return [];
  return [{
    kind: "diverging", ...optimizer.place,
    found: `the loss was ${short(first.loss)} in the first epoch and is ${short(last.loss)} in epoch ${last.epoch} (\`${optimizer.text}\`)`,
    advice: "lower the rate, write `clip: norm(1)`, scale inputs and targets with `standardize`",
    evidence: { first: first.loss, loss: last.loss, epoch: last.epoch },
  }];
}

/** Epochs since the least validation loss from which on training is of no use. */
const late = 5;

/** Times the least validation loss: losses of few examples vary, as the root of their number. */
function above(held: number): number {
  return 1 + 0.5 * Math.max(1, Math.sqrt(400 / held));
}

function overfitting({ epochs, held, stopsEarly }: Evidence): readonly Finding[] {
  const last = epochs.at(-1);
  const best = epochs.reduce((a, b) => ((b.validation?.loss ?? Infinity) < (a.validation?.loss ?? Infinity) ? b : a), epochs[0] ?? { epoch: 0, loss: NaN, metrics: {} });
  if (stopsEarly || last?.validation === undefined || best.validation === undefined) return [];
  // In every epoch of late: one alone may be an accident.
  const least = Math.min(...epochs.slice(-late).map(({ validation }) => validation?.loss ?? 0));
  if (last.epoch - best.epoch < late || !(least > above(held) * best.validation.loss && last.loss < best.loss)) return [];
  return [{
    kind: "overfitting",
    found: `the validation loss was ${short(best.validation.loss)} in epoch ${best.epoch} and is ${short(last.validation.loss)} in epoch ${last.epoch}, while the training loss fell from ${short(best.loss)} to ${short(last.loss)}`,
    advice: "write `stop: patience(5)`, which restores the best weights; more examples, `dropout(0.3)`, `regularize l2(0.0001)` or fewer units narrow the gap",
    evidence: { best: best.epoch, least: best.validation.loss, epoch: last.epoch, validation: last.validation.loss, training: last.loss },
  }];
}
