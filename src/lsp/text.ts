/** How values are written for people. */
import type { Instance, Variable } from "../ir/model/types.ts";
import type { ModelTrace } from "../ir/model/trace.ts";

export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}

/** `1,234,567` */
function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

function sizeText(bytes: number): string {
  return bytes < 10_000 ? `${grouped(bytes)} B` : bytes < 10_000_000 ? `${grouped(Math.round(bytes / 1000))} kB` : `${grouped(Math.round(bytes / 1_000_000))} MB`;
}

export function variablesOf({ variables }: ModelTrace, instance: Instance): readonly Variable[] {
  return variables.filter((v) => instance.variables.includes(v.name));
}

function elementsOf({ shape }: Pick<Variable, "shape">): number {
  return shape.reduce((n, size) => n * size, 1);
}

export interface Costs {
  readonly parameters: number;
  /** For one example, as the layer is written. */
  readonly operations: number;
  /** Bytes of its values for one example, in float64. */
  readonly bytes: number;
}

export function costsOf(model: ModelTrace, instances: readonly Instance[]): Costs {
  const own = [...new Set(instances.map((i) => i.name))].flatMap((name) => model.costs().get(name) ?? []);
  return {
    parameters: instances.flatMap((i) => variablesOf(model, i)).filter((v) => v.trained).reduce((n, v) => n + elementsOf(v), 0),
    operations: own.reduce((n, c) => n + c.operations, 0),
    bytes: own.reduce((n, c) => n + c.values * 8, 0),
  };
}

/** `1,280 operations for a batch of 16`: forward, of the whole model. */
export function batchText(model: ModelTrace, batch: number): string {
  const operations = [...model.costs(batch).values()].reduce((n, c) => n + c.operations, 0);
  return `${grouped(operations * batch)} operations for a batch of ${grouped(batch)}`;
}

export function costsText({ parameters, operations, bytes }: Costs): string {
  return [...(parameters > 0 ? [`${grouped(parameters)} parameters`] : []), `${grouped(operations)} operations`, sizeText(bytes)].join(" · ");
}
