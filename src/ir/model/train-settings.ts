/**
 * The settings of `train`, one row each. Their types, defaults, values, messages, and the table of docs/language/README.md follow from it;
 * `fitDefaults` has those that `fit` of an emitted module takes as options.
 */
import type { FitDefaults } from "../../runtime/fit.ts";
import { type HeldOut, heldOut, nothingHeld, partOf } from "./held-out.ts";
import { type Metric, metricsOf } from "./metrics.ts";
import { choice, type DataSource, isAll, limit, metricList, type ReadValue, source, whole } from "./setting-values.ts";
import { type Stopping, stopping } from "./stopping.ts";

interface Row {
  /** The values that the setting accepts, for messages and the table. */
  readonly takes: string;
  /** What it does, for the table. */
  readonly does: string;
  /** A setting of training over a data set: `loss external` leaves that to the host. */
  readonly ofDataSets?: true;
  /** Whether `else` gives a definition for weights that do not fit the first. */
  readonly takesElse?: true;
}

export interface TrainSetting<T> extends Row {
  /** The value of a model that does not set it. */
  readonly default: T;
  readonly read: ReadValue<T>;
}

/** Settings that apply a definition, not values. */
export const appliedSettings = {
  optimizer: { takes: "the name or call of an optimizer, and after `else` of one for weights that do not fit it", does: "updates the weights by their gradients: see [optimizers that read the shape of a weight](#optimizers-that-read-the-shape-of-a-weight)", takesElse: true },
  biases: { takes: "the same", does: "updates the biases of layers in place of `optimizer`: see [biases and gains apart](#biases-and-gains-apart)", takesElse: true },
  gains: { takes: "the same", does: "updates the gains of layers, such as those of `batchNorm`, in place of `optimizer`", takesElse: true },
  constraint: { takes: "the name or call of a constraint, such as `maxNorm(3)`", does: "changes the weights after each update" },
  average: { takes: "the name or call of an average of weights, such as `ema(0.999)`", does: "what predictions, `evaluate` and saved weights have in place of the weights that train: see [averages of weights](#averages-of-weights)" },
} as const satisfies Readonly<Record<string, Row>>;

export type AppliedSettingName = keyof typeof appliedSettings;

/** The examples that a module takes at a time where nothing else is said, and under `batch: all`. */
const defaultBatch = 32;

const rows = {
  data: setting<DataSource | undefined>({
    takes: 'the file with the examples: `csv("file.csv")`, `file("file.parquet")` of any format, `series("file.csv")` where rows follow each other in time, `images("folder")`, or `text("book.txt")` for its characters; more files, as in `csv("2023.csv", "2024-*.csv")`; then options, such as `header: false` where its first row is data',
    does: "the data set of `nnc train`: see [data](#data). Of a series or a text the last examples are held out, not random ones",
    ofDataSets: true,
    default: undefined,
    read: source,
  }),
  batch: setting<number>({
    takes: "a whole number of examples, 1 or more, or `all`",
    does: "the number of examples in a step, at most; `all` takes the gradient of all training examples together, 32 at a time, for one update an epoch",
    default: defaultBatch,
    read: (value, evaluate) => (isAll(value) ? defaultBatch : whole(1)(value, evaluate)),
  }),
  epochs: setting<number>({ takes: "a whole number, 1 or more", does: "how often training visits each example", ofDataSets: true, default: 10, read: whole(1) }),
  validation: setting<HeldOut>({
    takes: "a share of the examples, from 0 to less than 1, `split(0.2, stratify: kind)`, `split(0.2, group: column)`, `split(0.2, time: column)`, or a file of other examples, as `data` does",
    does: "holds that share of the examples out, one at least, and measures loss and metrics on them after each epoch: see [splits](#splits)",
    ofDataSets: true,
    default: nothingHeld,
    read: heldOut,
  }),
  test: setting<HeldOut>({
    takes: "the same",
    does: "holds examples out of training and validation, and measures loss and metrics on them once, after training",
    ofDataSets: true,
    default: nothingHeld,
    read: heldOut,
  }),
  seed: setting<number>({ takes: "a whole number, 0 or more", does: "the seed of initial weights, random draws, splits and order", default: 0, read: whole(0) }),
  metrics: setting<readonly Metric[]>({
    takes: `a list of metrics, such as \`[accuracy, topK(3)]\`: of classes ${metricsOf("classes").join(", ")}; of numbers ${metricsOf("numbers").join(", ")}; and those of \`metric\` definitions`,
    does: "what `fit` and `evaluate` report beside the loss",
    ofDataSets: true,
    default: [],
    read: metricList,
  }),
  clip: setting<{ readonly kind: "norm" | "value"; readonly limit: number } | undefined>({
    takes: "`norm(limit)` or `value(limit)` with a positive limit",
    does: "scales the gradient of all weights down to that norm, or limits each of its elements, before an update",
    default: undefined,
    read: limit,
  }),
  accumulate: setting<number>({
    takes: "a whole number of batches, 1 or more",
    does: "takes the gradient of that many batches together, each counting by its examples. Under a loss with weights each batch is normalized by its own weights, so there the parts are not quite the whole",
    ofDataSets: true,
    default: 1,
    read: whole(1),
  }),
  stop: setting<Stopping | undefined>({
    takes: "`patience(n)`: after how many epochs without improvement training stops; or `patience(n, highest: accuracy)`, `patience(n, lowest: mae)`, with one of the `metrics`",
    does: "early stopping: ends a training after n epochs without a better loss, or a better value of the metric, on the examples held out where there are any, and restores the best weights",
    ofDataSets: true,
    default: undefined,
    read: stopping,
  }),
  shuffle: setting<boolean>({ takes: "`true` or `false`", does: "whether each epoch visits the examples in a new random order", ofDataSets: true, default: true, read: choice }),
};

type Rows = typeof rows;

export type TrainSettingName = keyof Rows;

/** The settings of a checked model, except for optimizer and constraint. Of `batch: all`, `accumulate` is Infinity: every batch of an epoch. */
export type TrainSettings = { readonly [K in TrainSettingName]: Rows[K]["default"] };

export const trainSettings: { readonly [K in TrainSettingName]: TrainSetting<TrainSettings[K]> } = rows;

/** All settings, in the order of the table. */
export const settingRows: Readonly<Record<string, Row & { readonly default?: unknown }>> = { ...appliedSettings, ...rows };

/** The settings of a model that sets none. */
export const defaultSettings = Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row.default])) as TrainSettings;

/** Whether examples share rows with their neighbours. */
export function inOrder(data: DataSource | undefined): boolean {
  return data?.kind === "series" || data?.kind === "text";
}

/** What `fit` of an emitted module takes for options that its caller leaves out; the module gives the seed of the network. */
export function fitDefaults({ epochs, validation, test, data, seed, shuffle, stop }: TrainSettings): FitDefaults {
  return { epochs, validation: partOf(validation), test: partOf(test), hold: inOrder(data) ? "last" : "drawn", seed, shuffle, patience: stop?.patience ?? 0 };
}

function setting<T>(row: TrainSetting<T>): TrainSetting<T> {
  return row;
}
