/** Early stopping: the value of the setting `stop`. */
import type { Measured } from "../../runtime/fit.ts";
import type { Argument, Expression } from "../ast/expression.ts";
import { type Metric, metricText } from "./metrics.ts";
import { type ReadValue, readMetric, whole } from "./setting-values.ts";

/** `patience(5)`, or `patience(5, highest: accuracy)`. */
export interface Stopping {
  /** Epochs without an improvement, after which training ends. */
  readonly patience: number;
  /** The metric that improves; absent where it is the loss. */
  readonly by?: Watched;
}

export interface Watched {
  readonly aim: Aim;
  /** Absent where it is written as a text, by its name. */
  readonly metric?: Metric;
  /** As results name it: `accuracy`, or of several outputs `kind.accuracy`. */
  readonly name: string;
  readonly span: Expression["span"];
  /** The word `highest` or `lowest`. */
  readonly word: { readonly span: Expression["span"] };
}

const aims = ["highest", "lowest"] as const;

export type Aim = (typeof aims)[number];

export const stopping: ReadValue<Stopping> = (value, evaluate) => {
  if (value.kind !== "reference" || value.name.text !== "patience" || value.indices !== undefined || value.member !== undefined) return undefined;
  const [epochs, by, ...more] = value.arguments ?? [];
  if (epochs?.kind !== "value" || epochs.key !== undefined || more.length > 0) return undefined;
  const patience = whole(1)(epochs.value, evaluate);
  if (patience === undefined || by === undefined) return patience === undefined ? undefined : { patience };
  const watched = readWatched(by, evaluate);
  return watched && { patience, by: watched };
};

/** `highest: accuracy`, or of one of several outputs `highest: kind.accuracy` and `highest: "kind.topK(3)"`. */
function readWatched(argument: Argument, evaluate: Parameters<typeof readMetric>[1]): Watched | undefined {
  if (argument.kind !== "value" || argument.key?.kind !== "reference") return undefined;
  const { text, span } = argument.key.name;
  const aim = aims.find((one) => one === text);
  const { value } = argument;
  if (aim !== undefined && value.kind === "string") return { aim, name: value.value, span: value.span, word: { span } };
  if (aim === undefined || value.kind !== "reference") return undefined;
  const { name, member, ...rest } = value;
  const metric = readMetric(member === undefined ? value : { ...rest, name: member }, evaluate);
  return metric && { aim, metric, name: member === undefined ? metricText(metric) : `${name.text}.${metricText(metric)}`, span: value.span, word: { span } };
}

/** As it is written. */
export function stoppingText({ patience, by }: Stopping): string {
  return by === undefined ? `patience(${patience})` : `patience(${patience}, ${by.aim}: ${by.name})`;
}

/** What early stopping makes as low as it can: the loss, or the metric, negated where it is to be high. */
export function scoreOf({ by }: Stopping, { loss, metrics }: Measured): number {
  if (by === undefined) return loss;
  const value = metrics[by.name] ?? NaN;
  return by.aim === "highest" ? -value : value;
}
