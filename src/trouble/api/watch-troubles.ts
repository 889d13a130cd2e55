/** `nnc/trouble`: what keeps a training in a program or a page from learning, found while `fit` runs. */
import type { WatchedModel } from "../../ir/model/watched.ts";
import type { EpochReport, ExampleSource, FitAsyncOptions, FitHistory } from "../../runtime/fit.ts";
import { decodeSafetensors } from "../../runtime/safetensors.ts";
import type { Trouble } from "../evidence.ts";
import type { Probe } from "../network.ts";
import { type Watch, watchFor, type Watched } from "../watch.ts";
import { type Data, noRows, partsOf, sampleRows, validationShare } from "./examples.ts";

export type { WatchedModel } from "../../ir/model/watched.ts";
export type { Trouble, TroubleKind } from "../evidence.ts";

/** A network of an emitted module that `fit` trains. */
export interface Trainable {
  fit(data: never, options?: never): unknown;
  fitAsync(data: never, options?: never): Promise<unknown>;
  accumulate(inputs: never, targets: never, count?: number): number;
  update(): void;
  evaluate(data: never): { readonly loss: number };
  readonly parameters: Readonly<Record<string, { readonly values: ArrayLike<number> }>>;
  readonly gradients: Readonly<Record<string, { readonly values: ArrayLike<number> }>>;
  save(options?: { readonly only?: "weights" }): Uint8Array;
  load(bytes: Uint8Array): void;
}

/** The data set that `fit` of a network takes. */
export type DataOf<N extends Trainable> = N extends { fit(data: infer Taken, ...options: never[]): unknown } ? Taken : never;

export interface WatchOptions<N extends Trainable> {
  /** `watchedIris` of an import of `iris.nn`, or `describe(model).watched`. */
  readonly model: WatchedModel;
  /** Makes a second network of the same module: `createIris`. The network that trains is left as it is. */
  readonly create: () => N;
  /** Called once for each kind of trouble. */
  readonly onTrouble: (trouble: Trouble) => void;
  /** Examples to look at where `fitAsync` takes a source of them, of which the loss alone is looked at otherwise. */
  readonly sample?: DataOf<N>;
}

/** Members that both networks need. */
const members = ["fit", "fitAsync", "accumulate", "update", "evaluate", "parameters", "gradients", "save", "load"] as const satisfies readonly (keyof Trainable)[];

interface Trainer {
  fit(data: unknown, options?: FitAsyncOptions<unknown>): FitHistory;
  fitAsync(data: unknown, options?: FitAsyncOptions<unknown>): Promise<FitHistory>;
}

type Network = Trainer & Probe;

/**
 * `fit` and `fitAsync` of the network, which train it as its own do, to the same weights bit for bit, and report troubles while they run. Throws a TypeError
 * for a network that cannot be trained, or one of another model.
 */
export function watchTroubles<N extends Trainable>(network: N, options: WatchOptions<N>): Pick<N, "fit" | "fitAsync">;
export function watchTroubles(given: unknown, { model, create, onTrouble, sample }: { readonly model: WatchedModel; readonly create: () => unknown; readonly onTrouble: (trouble: Trouble) => void; readonly sample?: unknown }): object {
  const network = networkOf(given, model);
  const told = new Set<string>();
  const report = (trouble: Trouble): void => {
    if (told.has(trouble.kind)) return;
    told.add(trouble.kind);
    onTrouble(trouble);
  };
  const begin = (parts: Pick<Watched, "training" | "validation" | "held">): Watch => watchFor({ model, network, create: () => networkOf(create(), model), ...parts }, report);
  const trainer: Trainer = {
    fit(data, options = {}) {
      const watched = beside(options, () => begin(partsOf(model, data as Data, options, seedOf(network))));
      const history = network.fit(data, watched.options);
      watched.ended(history);
      return history;
    },
    async fitAsync(data, options = {}) {
      const source = isSource(data) ? counted(data) : undefined;
      const parts = (): Pick<Watched, "training" | "validation" | "held"> => (source === undefined
        ? partsOf(model, data as Data, options, seedOf(network))
        : { training: sample === undefined ? noRows : sampleRows(model, sample as Data), validation: noRows, held: Math.round(source.examples() * validationShare(model, options)) });
      const watched = beside(options, () => begin(parts()));
      const history = await network.fitAsync(source?.source ?? data, watched.options);
      watched.ended(history);
      return history;
    },
  };
  return trainer;
}

/** Options with a watch that begins at the end of the first epoch, when `fit` has checked what it was given. */
function beside(options: FitAsyncOptions<unknown>, begin: () => Watch): { readonly options: FitAsyncOptions<unknown>; readonly ended: (history: FitHistory) => void } {
  let watch: Watch | undefined;
  const onEpoch = (report: EpochReport): void => {
    options.onEpoch?.(report);
    watch ??= begin();
    watch.epochEnded(report);
  };
  return {
    options: { ...options, onEpoch },
    ended({ stopped }) {
      if (stopped !== "aborted") watch?.ended();
    },
  };
}

type Source = ExampleSource<unknown>;

function isSource(data: unknown): data is Source {
  return typeof data === "function";
}

/** The source, and how many examples it gave. */
function counted(source: Source): { readonly source: Source; readonly examples: () => number } {
  let examples = 0;
  return {
    examples: () => examples,
    source(take) {
      const rows = source(take);
      ({ examples } = rows);
      return rows;
    },
  };
}

/** The seed that `fit` splits the examples with. */
function seedOf(network: Probe): number {
  return Number(decodeSafetensors(network.save({ only: "weights" })).metadata["seed"]);
}

function networkOf(value: unknown, model: WatchedModel): Network {
  if (!isNetwork(value)) throw new TypeError(`watchTroubles takes networks of a module that trains: they have ${members.join(", ")}`);
  const lacking = model.layers.flatMap((layer) => layer.arrays).find((array) => !(array in value.gradients));
  if (lacking !== undefined) throw new TypeError(`watchTroubles was given a network without ${lacking}, which the model ${model.name} has: both must be of one model`);
  return value;
}

function isNetwork(value: unknown): value is Network {
  return typeof value === "object" && value !== null && members.every((member) => member in value);
}
