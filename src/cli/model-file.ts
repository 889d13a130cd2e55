import type { DataSet } from "../data/read.ts";
import { UnreadableError } from "../data/unreadable.ts";
import type { Rows } from "../data/rows.ts";
import type { Purpose } from "../data/model-data.ts";
import type { DataSource } from "../ir/model/setting-values.ts";
import { type Arguments, choice } from "./arguments.ts";
import { type CompiledModule, type CompilerOptions, compilerOptions, loadCompiler } from "./compiler.ts";
import { InputError } from "./exit.ts";
import { givenFiles, standardInput } from "./data-files.ts";
import { modelFiles } from "../data/locate-files.ts";
import { readText } from "../project/compile-file.ts";
import { showDiagnostics } from "./show.ts";
import type { Terminal } from "./terminal.ts";

/** Compiles the one model of a file, or the one that `--model` names, to run here, whole whatever the project builds; `undefined` after its faults are shown. */
export async function compileModel(
  file: string,
  args: Arguments,
  terminal: Terminal,
  options: Pick<CompilerOptions, "precision" | "target" | "held"> = {},
): Promise<CompiledModule | undefined> {
  const text = await readText(file);
  const compiler = await loadCompiler();
  const { modules, diagnostics } = await compiler.compile(text, { ...(await compilerOptions(file, args)), ...options, ...(args.has("exact-sums") && { exactSums: true }), inference: false, emit: "module" });
  // What is held has been compiled, and its diagnostics shown, before.
  if (await showDiagnostics(options.held === true ? diagnostics.filter((d) => d.severity === "error") : diagnostics, terminal)) return undefined;
  const [first, second] = modules;
  if (first === undefined) throw new InputError(`${file} has no model`);
  if (second !== undefined) throw new InputError(`${file} has several models: name one with --model, of ${modules.map(({ name }) => name).join(", ")}`);
  return first;
}

/** Reads the examples of the model's data, from `--data` or the file of its `train`; `undefined` after faults, which are shown. */
export async function loadData(file: string, module: CompiledModule, args: Arguments, purpose: Purpose, terminal: Terminal): Promise<DataSet | undefined> {
  const given = await givenFiles(args, terminal);
  const files = given.length > 0 ? given : await modelFiles(module.model, file);
  if (files.length === 0) throw new InputError(`the model ${module.name} has no data: write \`train { data: csv("…") }\` in ${file}, or pass --data FILE`);
  const [{ readExamples, readTable }, { withoutIgnored }, { Report }, { cacheOf, throughCache }] = await Promise.all([import("../data/model-data.ts"), import("../diagnostics/ignore.ts"), import("../diagnostics/report.ts"), import("./cache/cache.ts")]);
  const report = new Report();
  const table = await orInputError(readTable(module.model, files, { own: given.length === 0, header: headerOf(args), purpose }, report));
  const data = table && (await orInputError(throughCache(
    args.has("no-cache") ? undefined : await cacheOf({ model: module.model, table, files, purpose, rounded: module.rounded ?? [] }, terminal.err),
    () => readExamples(module.model, table, purpose, report, module.rounded),
    report,
  )));
  await showDiagnostics(withoutIgnored(report.diagnostics), terminal);
  return data;
}

/** Reads the examples of a file that the model names for `validation` or `test`; `undefined` after faults, which are shown. */
export async function loadOther(file: string, module: CompiledModule, source: DataSource, terminal: Terminal): Promise<DataSet | undefined> {
  const [{ readExamples, readTable }, { withoutIgnored }, { Report }, { readingFrom }] = await Promise.all([import("../data/model-data.ts"), import("../diagnostics/ignore.ts"), import("../diagnostics/report.ts"), import("../ir/model/held-out.ts")]);
  const report = new Report();
  const model = readingFrom(module.model, source);
  const table = await orInputError(readTable(model, await modelFiles(model, file), { own: true }, report));
  const data = table && (await orInputError(readExamples(model, table, "examples", report, module.rounded)));
  await showDiagnostics(withoutIgnored(report.diagnostics), terminal);
  return data;
}

/** A file of the command line that cannot be read is the user's fault. */
export async function orInputError<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw cause instanceof UnreadableError ? new InputError(cause.message) : cause;
  }
}

/** The value of `--header`. */
export function headerOf(args: Arguments): boolean | undefined {
  const said = choice(args, "header", ["true", "false"]);
  return said === undefined ? undefined : said === "true";
}

export interface LoadedRows extends Rows {
  /** Whether the file is without fault. */
  readonly sound: boolean;
}

/** Reads the rows to predict from, from `--data` or standard input; `undefined` after faults that leave no rows. */
export async function loadRows({ model }: CompiledModule, args: Arguments, terminal: Terminal): Promise<LoadedRows | undefined> {
  const [{ readInputRows, readTable }, { withoutIgnored }, { Report }] = await Promise.all([import("../data/model-data.ts"), import("../diagnostics/ignore.ts"), import("../diagnostics/report.ts")]);
  const report = new Report();
  const options = { header: headerOf(args), purpose: "inputs" } as const;
  const given = await givenFiles(args, terminal);
  const table = await orInputError(readTable(model, given.length > 0 ? given : [await standardInput(terminal)], options, report));
  const rows = table && (await orInputError(readInputRows(model, table, report)));
  const faulty = await showDiagnostics(withoutIgnored(report.diagnostics), terminal);
  return rows && { ...rows, sound: !faulty };
}
