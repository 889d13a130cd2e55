/** Builds of one process that watches files: what a change leaves as it was is not compiled again. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { CheckedModel, CompileOptions } from "../../index.ts";
import { type CompiledFile, compileFile, weightsPath } from "../../project/compile-file.ts";
import type { Project } from "../../project/project.ts";
import type { CompiledModule } from "../compiler.ts";
import { moved, sameModel } from "./same-model.ts";

/** As `compileFile` takes it. */
type Given = CompileOptions & { readonly text: string; readonly weightsFile?: string };
type Emit = Parameters<typeof compileFile>[2];

interface Build {
  /** Settings and options. */
  readonly options: string;
  readonly text: string;
  readonly result: CompiledFile;
  /** When each file that was read was written; absent where one was written meanwhile. */
  readonly stamps: ReadonlyMap<string, string> | undefined;
  /** Of this build, or where it had errors of the last that had none. */
  readonly modules: readonly CompiledModule[];
}

export class Rebuilds {
  readonly #builds = new Map<string, Build>();

  /** As `compileFile`: nothing is done for a file of which nothing has changed, and no module is emitted of a model that has not. */
  async compile(project: Project, path: string, emit: Emit, given: Given): Promise<CompiledFile> {
    const options = JSON.stringify([project.root, project.settings, emit, given.weightsFile, { ...given, text: undefined }]);
    const known = this.#builds.get(resolve(path));
    const before = known?.options === options ? known : undefined;
    if (before?.stamps !== undefined && before.text === given.text && (await unchanged(before.stamps, path))) return before.result;
    const began = Date.now();
    const reuse = (model: CheckedModel): ReturnType<NonNullable<CompileOptions["reuse"]>> => {
      const hasWeights = given.weightsFile !== undefined || weightsPath(project, model.name) !== undefined;
      return hasWeights ? undefined : asBefore(model, before?.modules ?? []);
    };
    const result = await compileFile(project, path, emit, { ...given, reuse });
    const hasErrors = result.diagnostics.some((d) => d.severity === "error");
    this.#builds.set(resolve(path), { options, text: given.text, result, stamps: await stampsOf(result.reads, began), modules: hasErrors ? (before?.modules ?? []) : result.modules });
    return result;
  }
}

/** The module of a model that is as it was. */
function asBefore(model: CheckedModel, modules: readonly CompiledModule[]): CompiledModule | undefined {
  const module = modules.find(({ name }) => name === model.name);
  const lines = module && sameModel(module.model, model);
  const text = lines && moved(module.text, lines, module.model.source, model.source);
  if (module === undefined || lines === undefined || text === undefined) return undefined;
  const places = module.places.map((place) => {
    const line = lines.get(`${place.origin.file}:${place.origin.line}`)?.slice(place.origin.file.length + 1);
    return line === undefined ? place : { ...place, origin: { ...place.origin, line: Number(line) } };
  });
  return { ...module, text, places };
}

const missing = "missing";

async function stampOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? missing : `${found.mtimeMs} ${found.size} ${found.ino}`;
}

async function stampsOf(paths: readonly string[], began: number): Promise<Build["stamps"]> {
  const stamps = new Map<string, string>();
  for (const path of paths) {
    const stamp = await stampOf(path);
    // Clocks of file systems tick a few milliseconds apart.
    if (Number.parseFloat(stamp) > began - 20) return undefined;
    stamps.set(path, stamp);
  }
  return stamps;
}

/** The text of the file itself is compared. */
async function unchanged(stamps: ReadonlyMap<string, string>, file: string): Promise<boolean> {
  for (const [path, stamp] of stamps) if (path !== resolve(file) && (await stampOf(path)) !== stamp) return false;
  return true;
}
