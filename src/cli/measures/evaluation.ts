/** What `nnc eval` found, as tables and as a document. */
import type { Measured } from "../network.ts";
import { grouped, metric, short } from "../../numbers.ts";
import type { OutputMeasures } from "./outputs.ts";
import { tablesOf } from "./text.ts";

export interface Evaluation extends Measured {
  readonly examples: number;
  /** Of each output with data, whatever the metrics of the model. */
  readonly outputs: readonly OutputMeasures[];
}

export function textOf({ examples, loss, metrics, outputs }: Evaluation): string {
  const lines = [["examples", grouped(examples)], ["loss", short(loss)], ...Object.entries(metrics).map(([name, value]) => [name, metric(name, value)])];
  const width = Math.max(10, ...lines.map(([name = ""]) => name.length));
  const head = lines.map(([name = "", value = ""]) => `${name.padEnd(width)} ${value}\n`).join("");
  return [head, ...tablesOf(outputs)].join("\n");
}

/** All of it, outputs by name. JSON has no NaN: such values are null. */
export function documentOf(model: string, { outputs, ...measured }: Evaluation): unknown {
  return { model, ...measured, outputs: Object.fromEntries(outputs.map(({ output, ...measures }) => [output, measures])) };
}
