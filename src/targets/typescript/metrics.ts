/** The metrics that a model's training settings name, as code that adds them up. */
import { type Metric, metricRow, metricText, type MetricRow } from "../../ir/model/metrics.ts";
import type { Encoding } from "../../ir/model/types.ts";
import { dataWidth } from "./encodings.ts";
import { propertyName } from "./names.ts";
import type { ModulePlan } from "./plan.ts";

/** A meter of an output, with the metrics that are asked of it. */
export interface PlannedMeter {
  /** The beginning of its name in the module. */
  readonly prefix: string;
  /** The call that makes it. */
  readonly make: string;
  readonly metrics: readonly Metric[];
}

/** The meters of an output whose examples have `size` numbers, for those of the metrics that apply to it. */
export function metersOf(encoding: Encoding, size: number, metrics: readonly Metric[]): readonly PlannedMeter[] {
  const meters = new Map<string, PlannedMeter>();
  for (const metric of metrics) {
    const { of, meter } = metricRow(metric.name);
    if (of !== (isOfClasses(encoding) ? "classes" : "numbers")) continue;
    const make = callOf(meter, encoding, size, metric.argument);
    meters.set(make, { prefix: prefixes[meter], make, metrics: [...(meters.get(make)?.metrics ?? []), metric] });
  }
  return [...meters.values()];
}

const prefixes: Readonly<Record<MetricRow["meter"], string>> = {
  confusion: "meterOf", errors: "meterOf", rank: "rankOf", likelihood: "likelihoodOf", calibration: "calibrationOf", agreement: "agreementOf", scores: "scoresOf", relative: "relativeOf", quantile: "quantileOf",
};

function callOf(meter: MetricRow["meter"], encoding: Encoding, size: number, argument: number | undefined): string {
  const items = dataWidth(encoding);
  const classes = encoding.kind === "oneHot" ? encoding.classes.length : 1;
  switch (meter) {
    case "confusion": return encoding.kind === "binary" ? `binaryMeter(${items})` : `classMeter(${classes}, ${items})`;
    case "rank": return `rankMeter(${classes}, ${items}, ${argument ?? 1})`;
    case "likelihood": case "calibration": case "agreement": return `${meter}Meter(${classes}, ${items})`;
    case "scores": return `scoreMeter(${classes}, ${items})`;
    case "errors": return `realMeter(${size})`;
    case "relative": return `relativeMeter(${size})`;
    case "quantile": return `quantileMeter(${size}, ${argument ?? 0.5})`;
  }
}

function isOfClasses({ kind }: Encoding): boolean {
  return kind === "oneHot" || kind === "binary";
}

export interface MetricMembers {
  readonly declarations: readonly string[];
  readonly reset: readonly string[];
  readonly add: readonly string[];
  /** An object literal of all metrics. */
  readonly result: string;
}

export function metricMembers(plan: ModulePlan): MetricMembers {
  const declarations: string[] = [];
  const reset: string[] = [];
  const add: string[] = [];
  const result: string[] = [];
  for (const output of plan.outputs) {
    const target = plan.targets.find((t) => t.name === output.name);
    if (target === undefined) continue;
    const prefix = plan.targets.length > 1 ? `${output.name}.` : "";
    const values = new Map<string, string>();
    for (const { variable, make, metrics } of output.meters) {
      declarations.push(`const ${variable} = ${make};`);
      reset.push(`${variable}.reset();`);
      add.push(`${variable}.add(${output.variable}, ${target.variable}, count);`);
      for (const metric of metrics) values.set(metricText(metric), `${variable}.value(${JSON.stringify(metric.name)})`);
    }
    // In the order in which they were asked for.
    for (const text of new Set(plan.model.train.metrics.map(metricText))) {
      const value = values.get(text);
      if (value !== undefined) result.push(`${propertyName(`${prefix}${text}`)}: ${value}`);
    }
  }
  return { declarations, reset, add, result: result.length === 0 ? "{}" : `{ ${result.join(", ")} }` };
}
