/** Runs a search by successive halving: each rung trains what the one before has left, from its weights. */
import type { TrialRecord, TrialStep } from "../../report/tune-record.ts";
import { keep, type Rung } from "./halving.ts";
import type { Configuration } from "./sample.ts";
import type { Store } from "./store.ts";
import type { Hooks, Trainer } from "./trainer.ts";

/** What a trial has come to, as it is shown. */
export interface Advance {
  /** From 0. */
  readonly rung: number;
  /** The number of trials of the rung that are done, with this one. */
  readonly done: number;
  readonly of: number;
  readonly trial: TrialRecord;
}

export interface Watcher {
  /** Before a trial, and after each of its epochs. */
  readonly working: (place: Omit<Advance, "trial">, epoch: number) => void;
  readonly advanced: (advance: Advance) => void;
}

export interface Search {
  readonly configurations: readonly Configuration[];
  readonly rungs: readonly Rung[];
  readonly trainer: Trainer;
  readonly store: Store;
  readonly signal: Hooks["signal"];
  readonly watcher: Watcher;
}

/** All trials, by number; `stopped` where a signal ended the search. */
export async function runSearch({ configurations, rungs, trainer, store, signal, watcher }: Search): Promise<{ readonly trials: readonly TrialRecord[]; readonly stopped: boolean }> {
  const trials: TrialRecord[] = configurations.map((values, i) => ({ number: i + 1, values, steps: [] }));
  const known = new Map(store.found.map((found) => [`${found.trial} ${found.step?.epochs ?? "failed"}`, found]));
  let going = trials.map(({ number }) => number);
  for (const [rung, { epochs }] of rungs.entries()) {
    const before = rungs[rung - 1]?.epochs ?? 0;
    const measured: { readonly number: number; readonly loss: number }[] = [];
    for (const [done, number] of going.entries()) {
      if (signal.aborted) return { trials, stopped: true };
      const trial = trials[number - 1];
      if (trial === undefined) continue;
      const place = { rung, done: done + 1, of: going.length };
      const found = known.get(`${number} ${epochs}`) ?? known.get(`${number} failed`);
      const now = found === undefined ? await advance(trial, place, before, epochs) : { ...trial, ...(found.step && { steps: [...trial.steps, found.step] }), ...(found.failure && { failure: found.failure }) };
      if (now === undefined) return { trials, stopped: true };
      trials[number - 1] = now;
      if (now.failure === undefined) measured.push({ number, loss: now.steps.at(-1)?.loss ?? NaN });
    }
    const next = keep(measured, rungs[rung + 1]?.trials ?? 1).map(({ number }) => number);
    for (const { number } of measured) if (!next.includes(number)) await store.forget(number, epochs);
    going = next;
  }
  return { trials, stopped: false };

  async function advance(trial: TrialRecord, place: Omit<Advance, "trial">, from: number, to: number): Promise<TrialRecord | undefined> {
    const { number, values } = trial;
    watcher.working(place, from);
    const weights = from === 0 ? undefined : await store.weights(number, from);
    const result = await trainer.advance(values, from, to, weights, { signal, onEpoch: (epoch) => watcher.working(place, epoch) });
    if (result.kind === "stopped") return undefined;
    if (result.kind === "measured") {
      const { validation = result.report } = result.report;
      const step: TrialStep = { epochs: to, loss: validation.loss, metrics: validation.metrics };
      await store.add({ trial: number, step }, result.weights);
      await store.forget(number, from);
      const now = { ...trial, steps: [...trial.steps, step] };
      watcher.advanced({ ...place, trial: now });
      return now;
    }
    const failure = { kind: result.kind, reason: result.reason };
    await store.add({ trial: number, failure });
    const now = { ...trial, failure };
    watcher.advanced({ ...place, trial: now });
    return now;
  }
}
