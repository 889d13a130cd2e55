/** What weights lose by the element type that they have inside of a module. */
import { existsSync } from "node:fs";
import { withLabels } from "../data/labels.ts";
import type { Arguments } from "./arguments.ts";
import { type CompiledModule, type CompilerOptions, loadCompiler } from "./compiler.ts";
import { examplePaths } from "./data-files.ts";
import { readBytes } from "./files.ts";
import { loadData } from "./model-file.ts";
import { createNetwork, type Measured, withoutLoss } from "./network.ts";
import { grouped, metric } from "../numbers.ts";
import type { Terminal } from "./terminal.ts";

interface Built {
  readonly file: string;
  readonly text: string;
  /** The file of weights. */
  readonly weights: string;
  readonly options: CompilerOptions;
}

/** Loss and metrics of a model's examples with weights as f32 and as asked for, a line each; none where there are no examples or no loss. */
export async function lossOfType({ model, name }: CompiledModule, { file, text, weights, options }: Built, args: Arguments, terminal: Terminal): Promise<string> {
  const { as } = options;
  if (as === undefined || withoutLoss({ ...model }) !== undefined || model.train.data === undefined) return "";
  const paths = await examplePaths(file, { model }, args);
  if (!paths.every((path) => existsSync(path))) return "";
  const bytes = await readBytes(weights);
  const compiler = await loadCompiler();
  const measure = async (type: typeof as): Promise<{ readonly result: Measured; readonly count: number } | undefined> => {
    const { modules } = await compiler.compile(text, { ...options, model: name, inference: false, emit: "module", weights: bytes, as: type });
    const [module] = modules;
    const data = module && (await loadData(file, module, args, "examples", terminal));
    return module && data && { result: createNetwork(module, model.train.seed).evaluate(withLabels(model, data.arrays, data.count)), count: data.count };
  };
  const [before, after] = [await measure("f32"), await measure(as)];
  if (before === undefined || after === undefined) return "";
  const line = (key: string, from = NaN, to = NaN): string => `  ${key}: ${metric(key, from)} as f32, ${metric(key, to)} as ${as}, of ${grouped(after.count)} examples\n`;
  return line("loss", before.result.loss, after.result.loss) + Object.entries(before.result.metrics).map(([key, value]) => line(key, value, after.result.metrics[key])).join("");
}
