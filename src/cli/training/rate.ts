/** The learning rate at the end of an epoch, where a schedule gives it: its equation, evaluated. */
import { interpreter } from "../../ir/equation/interpret.ts";
import { scalarArray, stepScalars } from "../../ir/equation/names.ts";
import { readsOf } from "../../ir/equation/traverse.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { savedNumber } from "../../runtime/restore.ts";
import { decodeSafetensors } from "../../runtime/safetensors.ts";

/** The rate of the last step of an epoch. */
export type RateOfEpoch = (epoch: number) => number;

/**
 * `save`: what the network saves. `begun`: the completed epochs; `whole`: those of the whole training. `undefined` where the rate is one number.
 * The first epoch that is asked for must be the one that has just ended: its steps are counted then.
 */
export function rateOfEpochs({ name, optimizer }: CheckedModel, save: () => Uint8Array, begun: number, whole: number): RateOfEpoch | undefined {
  const rate = optimizer?.equations.find(({ array }) => isRate(optimizer.arrays.get(array)?.purpose));
  if (optimizer === undefined || rate === undefined) return undefined;
  const known = new Set(stepScalars.map(scalarArray));
  if (!readsOf(rate.body).every(({ array }) => known.has(array))) return undefined;
  const arrays = new Map([...optimizer.arrays].filter(([array]) => known.has(array) || array === rate.array));
  const run = interpreter({ name, arrays, equations: [rate], outputs: [rate.array], stores: [], nextIndex: 0 });
  const stepsDone = (): number => savedNumber(decodeSafetensors(save()), "step", 0, 0);
  const before = stepsDone();
  let stepsEachEpoch: number | undefined;
  return (epoch) => {
    stepsEachEpoch ??= (stepsDone() - before) / (epoch - begun);
    const step = before + (epoch - begun) * stepsEachEpoch - 1;
    const values = { t: step + 1, step, steps: whole * stepsEachEpoch, epoch: epoch - 1, epochs: whole };
    const inputs = new Map(Object.entries(values).map(([scalar, value]) => [`@${scalar}`, [value]]));
    return run(new Map([...inputs].filter(([array]) => arrays.has(array))), { count: 1 }).outputs.get(rate.array)?.[0] ?? NaN;
  };
}

/** Optimizers of the library and of users alike call their step size `rate`. */
function isRate(purpose: { readonly kind: string; readonly name?: string } | undefined): boolean {
  return purpose?.kind === "member" && purpose.name === "rate";
}
