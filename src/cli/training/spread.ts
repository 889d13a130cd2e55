/** Mean and spread of what several trainings measured. */
import type { EpochReport, Measured } from "../network.ts";

export interface Spread {
  readonly mean: number;
  /** The standard deviation of a sample, with n - 1 in the denominator; 0 of one value. */
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
}

/** Of one value or more. */
export function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)), min: Math.min(...values), max: Math.max(...values) };
}

/** What an epoch measured by name, in order: `loss`, `accuracy`, `validation loss`, `validation accuracy`. */
export function measuresOf({ validation, ...training }: EpochReport): ReadonlyMap<string, number> {
  const named = (prefix: string, { loss, metrics }: Measured): readonly (readonly [string, number])[] => [["loss", loss] as const, ...Object.entries(metrics)].map(([name, value]) => [`${prefix}${name}`, value]);
  return new Map([...named("", training), ...(validation === undefined ? [] : named("validation ", validation))]);
}

/** The spread of each measure, by its name. */
export function spreads(reports: readonly EpochReport[]): ReadonlyMap<string, Spread> {
  const all = reports.map(measuresOf);
  return new Map([...(all[0]?.keys() ?? [])].map((name) => [name, spreadOf(all.map((measures) => measures.get(name) ?? NaN))]));
}
