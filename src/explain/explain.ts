/** A description of a model for people: its layers, and with `math` its equations. */
import type { ProgramSet } from "../ir/equation/program-set.ts";
import { type Context, equationSteps, finish, kernelSteps, scalar } from "../pipeline.ts";
import { mathematics } from "./math.ts";
import { layerTable } from "./table.ts";

/** Markdown. */
export function explainModel(context: Context, math: boolean): string {
  const { model, options: { precision = "f64" } } = context;
  let expanded: ProgramSet | undefined;
  const set = finish(equationSteps(context), ({ phase, form }) => {
    if (phase === "expand" && form.kind === "equations") expanded = form.set;
  });
  const planned = finish(kernelSteps(context, set, scalar));
  const head = `# ${model.name}\n\n${model.doc === undefined ? "" : `${model.doc}\n\n`}`;
  const settings = model.loss === undefined ? "" : `\n\nLoss ${code(model.loss.text)}${model.optimizer === undefined ? "" : `, optimizer ${code(model.optimizer.text)}`}, batches of ${model.train.batch}.`;
  const table = `${head}${layerTable(model, expanded ?? set, set, planned, precision)}${settings}\n`;
  return math ? `${table}\n${mathematics(model, expanded ?? set, set)}` : table;
}

function code(text: string): string {
  return `\`${text}\``;
}
