/** The metrics that training settings may ask for, one row each: messages, the emitted code and the table of the page of the language follow from it. */
import { textOf } from "../../source/source.ts";
import type { Reference } from "../ast/expression.ts";

/** Metrics that one meter of the runtime (`src/runtime/metrics`) gives together. */
export type MeterKind = "confusion" | "rank" | "likelihood" | "calibration" | "agreement" | "scores" | "errors" | "relative" | "quantile";

export interface MetricRow {
  readonly of: "classes" | "numbers";
  /** Which of its values is the best. */
  readonly better: "highest" | "lowest";
  readonly meter: MeterKind;
  /** Its argument, if it takes one, with an example. */
  readonly argument?: { readonly accepts: (value: number) => boolean; readonly example: number; readonly takes: string };
  /** The formula, for the table. */
  readonly formula: string;
  readonly range: string;
}

const quotient = "0 where the quotient has no denominator. Of two classes that of the second, of more the mean over those that occur or are predicted";

export const metricRows = {
  accuracy: { of: "classes", better: "highest", meter: "confusion", formula: "the share of correct predictions", range: "0 to 1" },
  precision: { of: "classes", better: "highest", meter: "confusion", formula: `correct predictions of a class / predictions of it; ${quotient}`, range: "0 to 1" },
  recall: { of: "classes", better: "highest", meter: "confusion", formula: "correct predictions of a class / examples of it; likewise", range: "0 to 1" },
  f1: { of: "classes", better: "highest", meter: "confusion", formula: "2 precision · recall / (precision + recall) of a class; likewise", range: "0 to 1" },
  topK: {
    of: "classes", better: "highest", meter: "rank", argument: { accepts: (value) => Number.isSafeInteger(value) && value >= 1, example: 3, takes: "a whole number, 1 or more" },
    formula: "the share of examples whose class is among the k with the greatest outputs; of equal outputs the class listed first is the greater, so that `topK(1)` is the accuracy", range: "0 to 1",
  },
  auc: { of: "classes", better: "highest", meter: "scores", formula: "the area under the ROC curve of a class against the rest: how often its output is greater for an example of the class than for another, equal ones counting half (Hanley and McNeil 1982). Of two classes that of the second, of more the mean over the classes with examples and counterexamples; NaN where there is none", range: "0 to 1, by chance 0.5" },
  averagePrecision: { of: "classes", better: "highest", meter: "scores", formula: "Σᵢ (Rᵢ − Rᵢ₋₁) Pᵢ over descending thresholds of a class's output, with recall R and precision P; likewise, over the classes with examples", range: "0 to 1" },
  logLoss: { of: "classes", better: "lowest", meter: "likelihood", formula: "mean of −ln p of the true class, p at least 2⁻⁵²", range: "0 to 36.04" },
  perplexity: { of: "classes", better: "lowest", meter: "likelihood", formula: "exp(logLoss) (Jelinek et al. 1977), as of sequences of classes", range: "1 to 2⁵²; as many as there are classes if all are equally likely" },
  calibrationError: { of: "classes", better: "lowest", meter: "calibration", formula: "expected calibration error (Guo et al. 2017): over 15 bins of equal width of the probability p of the predicted class, Σ (examples in the bin / examples) · \\|share of correct predictions − mean p\\|; a bin contains its upper end", range: "0 to 1" },
  cohenKappa: { of: "classes", better: "highest", meter: "agreement", formula: "(p − e) / (1 − e), with the accuracy p and the accuracy e of independent draws with the same frequencies (Cohen 1960); NaN where e = 1, of one class alone", range: "−1 to 1, by chance 0" },
  mae: { of: "numbers", better: "lowest", meter: "errors", formula: "mean of \\|y − t\\|, of outputs y and targets t", range: "0 and more" },
  mse: { of: "numbers", better: "lowest", meter: "errors", formula: "mean of (y − t)²", range: "0 and more" },
  rmse: { of: "numbers", better: "lowest", meter: "errors", formula: "√mse", range: "0 and more" },
  r2: { of: "numbers", better: "highest", meter: "errors", formula: "1 − Σ (y − t)² / Σ (t − mean t)² of each component, then their mean; where t does not vary, 1 if all are met and 0 else", range: "up to 1; 0 if the mean is always predicted" },
  mape: { of: "numbers", better: "lowest", meter: "relative", formula: "mean of \\|y − t\\| / \\|t\\|, \\|t\\| at least 2⁻⁵²: a target of 0 makes it very large", range: "0 and more" },
  quantileLoss: {
    of: "numbers", better: "lowest", meter: "quantile", argument: { accepts: (value) => value > 0 && value < 1, example: 0.9, takes: "a share between 0 and 1" },
    formula: "mean of q (t − y) where t > y, and (1 − q) (y − t) elsewhere (Koenker and Bassett 1978)", range: "0 and more",
  },
} as const satisfies Readonly<Record<string, MetricRow>>;

export type MetricName = keyof typeof metricRows;

/** A built-in metric as it is asked for. */
export interface BuiltInMetric {
  readonly name: MetricName;
  readonly argument?: number;
}

/** A metric of a definition as it is asked for: the name or call of the definition. */
export interface OwnMetric {
  readonly own: Reference;
}

export type Metric = BuiltInMetric | OwnMetric;

export function isOwn(metric: Metric): metric is OwnMetric {
  return "own" in metric;
}

export function isMetric(name: string): name is MetricName {
  return Object.hasOwn(metricRows, name);
}

export function metricRow(name: MetricName): MetricRow {
  return metricRows[name];
}

/** As written, and as results name it: `accuracy`, `topK(3)`. */
export function metricText(metric: Metric): string {
  if (isOwn(metric)) return textOf(metric.own.span);
  const { name, argument } = metric;
  return argument === undefined ? name : `${name}(${argument})`;
}

/** The metrics of a kind of output, as examples of what may be written. */
export function metricsOf(kind: MetricRow["of"]): readonly string[] {
  return Object.keys(metricRows).filter(isMetric).filter((name) => metricRow(name).of === kind).map((name) => metricText({ name, ...exampleOf(metricRow(name)) }));
}

function exampleOf({ argument }: MetricRow): Pick<BuiltInMetric, "argument"> {
  return argument === undefined ? {} : { argument: argument.example };
}
