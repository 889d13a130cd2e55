/** The metrics that a model's training settings name, as code that adds them up. */
import { type BuiltInMetric, isOwn, type Metric, metricRow, metricText, type MetricRow } from "../../ir/model/metrics.ts";
import type { Encoding } from "../../ir/model/types.ts";
import { dataWidth } from "./encodings.ts";
import { propertyName } from "./names.ts";
import type { ModulePlan } from "./plan.ts";
import { entryCalls, kernelCalls } from "./sections/section.ts";
import { code } from "./template.ts";

/** A meter of an output, with the metrics that are asked of it. */
export interface PlannedMeter {
  /** The beginning of its name in the module. */
  readonly prefix: string;
  /** The call that makes it. */
  readonly make: string;
  readonly metrics: readonly BuiltInMetric[];
}

/** The meters of an output whose examples have `size` numbers, for those of the metrics that apply to it. */
export function metersOf(encoding: Encoding, size: number, metrics: readonly Metric[]): readonly PlannedMeter[] {
  const meters = new Map<string, PlannedMeter>();
  for (const metric of metrics) {
    if (isOwn(metric)) continue;
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
  /** Add the current batch of `count` examples, whose outputs are computed. */
  readonly add: readonly string[];
  /** What `values` runs before its result is read. */
  readonly finish: readonly string[];
  /** An object literal of all metrics. */
  readonly result: string;
}

/** The metrics of definitions: kernels that add up in memory, of which each data set has its own numbers. */
function definedMembers(plan: ModulePlan): Omit<MetricMembers, "result"> & { readonly result: readonly string[] } {
  const { metrics: pass } = plan.planned.kernels;
  const { metrics } = plan.model;
  if (pass === undefined || metrics === undefined) return { declarations: [], reset: [], add: [], finish: [], result: [] };
  const sums = (pass.begin.outputs ?? []).map((name) => plan.memory.name(name));
  const keep = `for (const { values, own } of metricSums) own.set(values);`;
  const bring = `for (const { values, own } of metricSums) values.set(own);`;
  return {
    // Another measurement may begin while this one pauses, and adds up in the same memory.
    declarations: code`
      const metricSums = [${sums.map((name) => `{ values: ${name}, own: ${name}.slice() }`).join(", ")}];
      let measuredExamples = 0;
    `,
    reset: [...kernelCalls(plan, pass.begin, ""), keep, `measuredExamples = 0;`],
    add: [bring, ...entryCalls(plan, pass.accumulate), keep, `measuredExamples += count;`],
    finish: [bring, ...kernelCalls(plan, pass.finish, "measuredExamples")],
    result: metrics.values.map(({ text, array }) => `${propertyName(text)}: ${plan.memory.name(array)}[0]!`),
  };
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
  const defined = definedMembers(plan);
  return {
    declarations: [...declarations, ...defined.declarations], reset: [...reset, ...defined.reset], add: [...add, ...defined.add], finish: defined.finish,
    result: result.length + defined.result.length === 0 ? "{}" : `{ ${[...result, ...defined.result].join(", ")} }`,
  };
}
