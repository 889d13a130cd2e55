import type { DataSet } from "../data/read.ts";
import type { Purpose } from "../data/model-data.ts";
import { type Arguments, settings } from "./arguments.ts";
import { type CompiledModule, type CompilerOptions, loadCompiler } from "./compiler.ts";
import { InputError } from "./exit.ts";
import { besideModel, readImport, readText } from "./files.ts";
import { showDiagnostics } from "./show.ts";
import type { Terminal } from "./terminal.ts";

/** Compiles the one model of a file, or the one that `--model` names; `undefined` after its faults are shown. */
export async function compileModel(
  file: string,
  args: Arguments,
  terminal: Terminal,
  options: Pick<CompilerOptions, "precision" | "target"> = {},
): Promise<CompiledModule | undefined> {
  const text = await readText(file);
  const compiler = await loadCompiler();
  const { modules, diagnostics } = await compiler.compile(text, { fileName: file, set: settings(args), target: "ts", resolve: readImport, ...options });
  if (await showDiagnostics(diagnostics, terminal)) return undefined;
  const wanted = args.value("model");
  const names = modules.map(({ name }) => name).join(", ");
  const [first, second] = wanted === undefined ? modules : modules.filter(({ name }) => name === wanted);
  if (first === undefined) throw new InputError(wanted === undefined ? `${file} holds no model` : `${file} holds no model ${wanted}; it holds ${names}`);
  if (second !== undefined) throw new InputError(`${file} holds several models: say which with --model, one of ${names}`);
  return first;
}

/** Reads the model's data, from `--data` or where its `train` says; `undefined` after faults are shown. */
export async function loadData(
  file: string,
  { model }: CompiledModule,
  args: Arguments,
  purpose: Purpose,
  terminal: Terminal,
): Promise<DataSet | undefined> {
  const path = args.value("data") ?? (model.train.data && besideModel(file, model.train.data.path));
  if (path === undefined) {
    throw new InputError(`the model ${model.name} names no data: write \`train { data: csv("…") }\` in ${file}, or pass --data FILE`);
  }
  const [{ readModelData }, { Report }] = await Promise.all([import("../data/model-data.ts"), import("../diagnostics/report.ts")]);
  const report = new Report();
  const data = await readModelData(model, path, purpose, report);
  await showDiagnostics(report.diagnostics, terminal);
  return data;
}
