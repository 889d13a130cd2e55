/** Trains configurations, from epoch to epoch. */
import type { CheckedModel } from "../../ir/model/types.ts";
import type { CompiledModule } from "../compiler.ts";
import { InputError } from "../exit.ts";
import { createNetwork, type EpochReport, type Network } from "../network.ts";
import { isOfTraining } from "../training/failure.ts";
import type { FitData } from "../training/fit-data.ts";
import type { Configuration } from "./sample.ts";

export type Advanced =
  | { readonly kind: "measured"; readonly report: EpochReport; readonly weights: Uint8Array }
  | { readonly kind: "refused" | "failed"; readonly reason: string }
  /** A signal ended it. */
  | { readonly kind: "stopped" };

export interface Trainer {
  /** Trains on from weights after `from` epochs; without them, from the beginning. */
  readonly advance: (values: Configuration, from: number, to: number, weights: Uint8Array | undefined, hooks: Hooks) => Promise<Advanced>;
}

export interface Hooks {
  readonly signal: { readonly aborted: boolean };
  readonly onEpoch: (epoch: number) => void;
}

export interface TrainerOptions {
  readonly seed: number;
  /** Epochs of the whole training, at whose end schedules end. */
  readonly epochs: number;
  /** The module of a configuration; a string says why it does not compile. */
  readonly compile: (values: Configuration) => Promise<CompiledModule | string>;
  /** The examples as a model reads them. */
  readonly dataOf: (module: CompiledModule) => Promise<FitData>;
  /** Settings of a configuration that `fit` takes. */
  readonly fitOptions: (values: Configuration) => { readonly shuffle?: boolean };
}

export function createTrainer({ seed, epochs, compile, dataOf, fitOptions }: TrainerOptions): Trainer {
  return {
    async advance(values, from, to, weights, { signal, onEpoch }) {
      const module = await compile(values);
      if (typeof module === "string") return { kind: "refused", reason: module };
      const { rows, options } = await dataOf(module);
      // Products are rounded before they are added, so that every engine gives the same losses.
      const network = createNetwork(module, seed, false);
      if (weights !== undefined) loadState(network, weights);
      const begin = weights === undefined ? 0 : from;
      let last: EpochReport | undefined;
      const hear = (report: EpochReport): void => {
        last = report;
        onEpoch(report.epoch);
      };
      try {
        const { stopped } = await network.fitAsync(rows, { ...options, ...fitOptions(values), seed, epochs: to - begin, of: epochs, patience: 0, onEpoch: hear, signal });
        if (stopped === "aborted") return { kind: "stopped" };
      } catch (cause) {
        if (!isOfTraining(cause)) throw cause;
        return { kind: "failed", reason: cause.message };
      }
      if (last?.validation === undefined) return { kind: "failed", reason: "nothing was measured on the examples held out" };
      if (!Number.isFinite(last.validation.loss)) return { kind: "failed", reason: `the validation loss is ${last.validation.loss} after epoch ${last.epoch}` };
      return { kind: "measured", report: last, weights: network.save() };
    },
  };
}

/** Weights of an earlier run may be damaged. */
function loadState(network: Network, weights: Uint8Array): void {
  try {
    network.load(weights);
  } catch (cause) {
    throw new InputError(`the saved weights of a trial are damaged: ${cause instanceof Error ? cause.message : String(cause)}; search again without --resume`);
  }
}

/** What the data of a model depend on: models with the same key read the same arrays. */
export function dataKey({ model, rounded }: { readonly model: CheckedModel; readonly rounded: readonly string[] }): string {
  const { inputs, outputs, train: { data, validation } } = model;
  return JSON.stringify([inputs, outputs, data, validation, rounded], (key, value: unknown) => (key === "span" || key === "source" ? undefined : value));
}
