/** A model told to people: what it is made of, and with `math` what it computes. */
import type { CheckedModel } from "../ir/model/types.ts";
import { expand } from "../phases/expand/expand.ts";
import { toEquations, toKernels } from "../pipeline.ts";
import { mathematics } from "./math.ts";
import { layerTable } from "./table.ts";

/** Markdown. */
export function explainModel(model: CheckedModel, precision: "f64" | "f32", math: boolean): string {
  const expanded = expand(model);
  const set = toEquations(model);
  const head = `# ${model.name}\n\n${model.doc === undefined ? "" : `${model.doc}\n\n`}`;
  const settings = model.loss === undefined ? "" : `\n\nLoss ${code(model.loss.text)}${model.optimizer === undefined ? "" : `, optimizer ${code(model.optimizer.text)}`}, batches of ${model.train.batch}.`;
  const table = `${head}${layerTable(model, expanded, set, toKernels(model, set, false, precision === "f32"), precision)}${settings}\n`;
  return math ? `${table}\n${mathematics(model, expanded, set)}` : table;
}

function code(text: string): string {
  return `\`${text}\``;
}
