/** The record of a search over settings, as plain data. */
import type { FileRecord, Measures, Setting } from "./record.ts";

export interface TuneRecord {
  readonly model: string;
  readonly date: string;
  readonly milliseconds: number;
  readonly dimensions: readonly TunedDimension[];
  /** The numbers of trials that are trained to so many epochs. */
  readonly rungs: readonly { readonly trials: number; readonly epochs: number }[];
  /** By number. */
  readonly trials: readonly TrialRecord[];
  /** What to write for the best configuration, and where; empty without one. */
  readonly write: readonly { readonly line: number; readonly setting: string }[];
  readonly settings: readonly Setting[];
  readonly files: readonly FileRecord[];
  readonly versions: readonly Setting[];
  readonly messages: readonly string[];
}

export interface TunedDimension {
  readonly name: string;
  /** Of a list, its values, and otherwise those of a range of numbers. */
  readonly kind: "list" | "linear" | "logarithmic";
  readonly values: readonly string[];
}

export interface TrialRecord {
  /** From 1. */
  readonly number: number;
  /** One for each dimension, as written in a file. */
  readonly values: readonly string[];
  /** What it measured on the examples held out, at each rung that it came to. */
  readonly steps: readonly TrialStep[];
  readonly failure?: { readonly kind: "refused" | "failed"; readonly reason: string };
}

export interface TrialStep extends Measures {
  /** From the beginning. */
  readonly epochs: number;
}

/** The best first: by the rung that a trial came to, then by its loss there; those that failed come last. */
export function ranked(trials: readonly TrialRecord[]): readonly TrialRecord[] {
  const key = ({ steps, failure, number }: TrialRecord): readonly [number, number, number] => [failure === undefined ? -(steps.at(-1)?.epochs ?? 0) : 1, steps.at(-1)?.loss ?? Infinity, number];
  return [...trials].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((value, i) => value !== right[i]);
    return at < 0 ? 0 : (left[at] ?? 0) < (right[at] ?? 0) ? -1 : 1;
  });
}

/** `undefined` where every trial failed. */
export function bestOf(trials: readonly TrialRecord[]): TrialRecord | undefined {
  const [first] = ranked(trials);
  return first === undefined || first.failure !== undefined || first.steps.length === 0 ? undefined : first;
}

/** A loss is less than another where it is below this share of it. */
const noticeable = 0.9;

/** The least loss of all, where it is noticeably less than that of the best configuration: longer trainings were worse. */
export function leastBefore(trials: readonly TrialRecord[]): { readonly number: number; readonly step: TrialStep } | undefined {
  const last = bestOf(trials)?.steps.at(-1);
  if (last === undefined) return undefined;
  const all = trials.flatMap(({ number, steps }) => steps.map((step) => ({ number, step })));
  const least = all.reduce((low, one) => (one.step.loss < low.step.loss ? one : low), { number: 0, step: last });
  return last.loss > 0 && least.step.epochs < last.epochs && least.step.loss < noticeable * last.loss ? least : undefined;
}

/** The losses of all trials after the first rung, where all are trained alike. */
export function firstLosses({ trials }: Pick<TuneRecord, "trials">): readonly { readonly trial: TrialRecord; readonly loss: number }[] {
  return trials.flatMap((trial) => (trial.steps[0] === undefined ? [] : [{ trial, loss: trial.steps[0].loss }]));
}
