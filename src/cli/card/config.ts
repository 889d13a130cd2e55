/** `config.json` of a repository: what loads the model reads which file, which model of it, with which parameters, and what goes in and comes out. */
import { toNumber } from "../../ir/equation/number.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { loadCompiler } from "../compiler.ts";
import { version } from "../version.ts";
import { weightsName } from "./commands.ts";

export async function configOf(model: CheckedModel, source: string): Promise<Readonly<Record<string, unknown>>> {
  const { describe } = await loadCompiler();
  const { inputs, outputs } = describe(model);
  return {
    model_type: "nnc", nnc_version: version, model: model.name, source, weights: weightsName,
    set: Object.fromEntries(model.parameters.map(({ name, value }) => [name, typeof value === "object" ? toNumber(value) : value])),
    inputs, outputs,
  };
}
