/** The metrics that a model's training settings name, as code that adds them up. */
import { classMetrics, realMetrics } from "../../ir/model/metrics.ts";
import { dataWidth } from "./encodings.ts";
import { propertyName } from "./names.ts";
import type { ModulePlan } from "./plan.ts";

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
    const { encoding } = output;
    const known = encoding.kind === "oneHot" || encoding.kind === "binary" ? classMetrics : realMetrics;
    const chosen = plan.model.train.metrics.filter((m) => known.includes(m));
    if (chosen.length === 0) continue;
    const { meter } = output;
    const make = encoding.kind === "oneHot" ? `classMeter(${encoding.classes.length}, ${dataWidth(encoding)})` : encoding.kind === "binary" ? `binaryMeter(${dataWidth(encoding)})` : `realMeter(${output.size})`;
    declarations.push(`const ${meter} = ${make};`);
    reset.push(`${meter}.reset();`);
    add.push(`${meter}.add(${output.variable}, ${target.variable}, count);`);
    const prefix = plan.targets.length > 1 ? `${output.name}.` : "";
    for (const metric of chosen) result.push(`${propertyName(`${prefix}${metric}`)}: ${meter}.value(${JSON.stringify(metric)})`);
  }
  return { declarations, reset, add, result: result.length === 0 ? "{}" : `{ ${result.join(", ")} }` };
}
