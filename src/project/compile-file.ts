/** Compiles one file of a project as its settings say, with everything that the result depends on. */
import { otherSources, readingFrom } from "../ir/model/held-out.ts";
import { existsSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { readWhole, readWholeSync } from "../data/file.ts";
import { reasonOf, UnreadableError } from "../data/unreadable.ts";
import { modelFiles } from "../data/locate-files.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { CheckedModel, CompiledModule, CompileOptions, Form, WeightsFile } from "../index.ts";
import { type Project, ProjectError, recordedName } from "./project.ts";

export interface CompiledFile {
  readonly modules: readonly CompiledModule[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files that were read, or would have been: the file, what it imports, and the data whose header was checked. */
  readonly reads: readonly string[];
}

/** The text of a file that the user named. Throws `ProjectError` where it cannot be read. */
export async function readText(path: string): Promise<string> {
  try {
    return withoutMark(new TextDecoder("utf-8", { ignoreBOM: true }).decode(await readWhole(path)));
  } catch (cause) {
    throw new ProjectError(`cannot read ${path}: ${reasonOf(cause)}`);
  }
}

/** The text without a byte order mark. */
function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** The path that diagnostics name. */
export function shownPath(path: string): string {
  return relative(process.cwd(), resolve(path)) || path;
}

/** The file that `import … from "path"` in the file `importer` reads; `undefined` if it does not exist. */
export function importedFile(project: Project, path: string, importer: string): { readonly name: string; readonly text: string; readonly recordedName: string } | undefined {
  const name = shownPath(resolve(dirname(importer), path));
  try {
    return { name, text: withoutMark(readWholeSync(name)), recordedName: recordedName(project, name) };
  } catch (cause) {
    if (cause instanceof UnreadableError) throw new ProjectError(`cannot import ${name}: ${cause.message}`);
    return undefined;
  }
}

/** Options of the project for the compiler, given those that the caller decides. */
export function optionsOf(project: Project, path: string, reads: Set<string>, given: CompileOptions = {}): CompileOptions & { readonly fileName: string } {
  return {
    ...project.options, ...given, set: { ...project.settings.set, ...given.set }, fileName: shownPath(path), recordedName: recordedName(project, path),
    resolve: (imported, importer) => {
      reads.add(resolve(dirname(importer), imported));
      return importedFile(project, imported, importer);
    },
  };
}

/** `text` in place of what is on disk. `weightsFile`: the file of weights inside of the module of the one model. */
interface GivenFile {
  readonly text?: string;
  readonly weightsFile?: string;
}

/** The path of the weights of a model among the settings of the project. */
export function weightsPath({ root, settings }: Project, model: string): string | undefined {
  const path = settings.weights?.[model];
  return path === undefined ? undefined : shownPath(resolve(root, path));
}

/** The file of weights of each model: `only`, which is of the first model and of no other, or that of the settings. */
function weightsIn(project: Project, only: string | undefined, reads: Set<string>): (model: string) => WeightsFile | undefined {
  let first: string | undefined;
  return (model) => {
    const path = only ?? weightsPath(project, model);
    if (path === undefined) return undefined;
    first ??= model;
    if (only !== undefined && first !== model) throw new ProjectError(`${path} has the weights of one model, and there are ${first} and ${model}: name one with --model`);
    reads.add(resolve(path));
    try {
      return { bytes: readFileSync(path), name: recordedName(project, path) };
    } catch (cause) {
      throw new ProjectError(`cannot read ${path}: ${reasonOf(cause)}`);
    }
  };
}

/** Compiles a file; `text` in place of what is on disk. */
export async function compileFile(project: Project, path: string, emit: Form, given: CompileOptions & GivenFile = {}): Promise<CompiledFile> {
  const { text = await readText(path), weightsFile, ...options } = given;
  const { compile, WeightsError } = await import("../index.ts");
  const reads = new Set([resolve(path)]);
  const { modules, diagnostics } = await compile(text, { ...optionsOf(project, path, reads, options), weights: weightsIn(project, weightsFile, reads), emit }).catch((cause: unknown) => {
    throw cause instanceof WeightsError ? new ProjectError(cause.message) : cause;
  });
  const ofData = (await Promise.all(modules.map(({ model }) => columnFaults(model, path, reads)))).flat();
  return { modules: ofData.some((d) => d.severity === "error") ? [] : modules, diagnostics: [...diagnostics, ...ofData], reads: [...reads] };
}

/** Faults of the header of a model's data, where the file exists; with `missing`, a warning where it does not. A module needs no data, so a build does not ask. */
export async function columnFaults(model: CheckedModel, file: string, reads: Set<string>, { missing = false } = {}): Promise<readonly Diagnostic[]> {
  const others = otherSources(model).map(({ source }) => readingFrom(model, source));
  return (await Promise.all([model, ...others].map((each) => faultsOfData(each, file, reads, missing)))).flat();
}

async function faultsOfData(model: CheckedModel, file: string, reads: Set<string>, missing: boolean): Promise<readonly Diagnostic[]> {
  if (model.train.data === undefined) return [];
  const files = await modelFiles(model, file);
  const paths = files.flatMap(({ source }) => (typeof source === "string" ? [source] : []));
  for (const path of paths) reads.add(resolve(path));
  if (!missing && !paths.every((path) => existsSync(path))) return [];
  const [{ checkColumns }, { withoutIgnored }, { Report }] = await Promise.all([import("../data/model-data.ts"), import("../diagnostics/ignore.ts"), import("../diagnostics/report.ts")]);
  const report = new Report();
  await checkColumns(model, files, report);
  return withoutIgnored(report.diagnostics);
}
