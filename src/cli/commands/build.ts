import { join, parse } from "node:path";
import { type Arguments, choice } from "../arguments.ts";
import type { RecordedOptions } from "../../built.ts";
import { compileFile, shownPath, readText, weightsPath } from "../../project/compile-file.ts";
import { conflictIn } from "../../options.ts";
import { hasStage, type StageName, stageNames } from "../../stages.ts";
import { targetNames, targets } from "../../targets.ts";
import { type Command, set } from "../command.ts";
import { type CompiledModule, type CompilerOptions, compilerOptions, loadCompiler } from "../compiler.ts";
import { Diagnosis, format } from "../diagnosis.ts";
import { InputError, UsageError } from "../exit.ts";
import { readIfThere } from "../files.ts";
import { projectOf, someFiles } from "../inputs.ts";
import { givenOptions, moduleFlags } from "../options.ts";
import { writeWhole } from "../output.ts";
import { warnOfCommonJs } from "../package-type.ts";
import type { Rebuilds } from "../rebuild/rebuilds.ts";
import { targetOf } from "../target.ts";
import { grouped } from "../../numbers.ts";
import type { Terminal } from "../terminal.ts";
import { lossOfType } from "../weights-inside.ts";

export const command: Command = {
  usage: "[FILE, FOLDER or GLOB…] [-o DIR or FILE]",
  about: "Writes one module for each model: TypeScript beside its file, in the folder `out` of nnc.config.json, or at the path of -o (`-o -` is standard output). A path that ends in .js or .mjs gets JavaScript, and declarations beside it. Without files it builds those of nnc.config.json.",
  flags: {
    output: { type: "string", short: "o", value: "PATH", help: "a folder, or a file that ends in .ts, .js, .mts or .mjs" },
    target: { type: "string", choices: targetNames, help: `what runs the module: ${Object.values(targets).map(({ about }) => about).join(", or ")}` },
    ...set,
    ...moduleFlags,
    weights: { type: "string", value: "W.safetensors", help: "puts trained weights inside of the module: the network begins with them" },
    check: { type: "boolean", help: "writes nothing; exits with 1 if a file on disk differs from the module, built with the options that the file records where no others are given" },
    watch: { type: "boolean", short: "w", help: "builds again whenever a file changes" },
    emit: { type: "string", value: "PHASE", choices: stageNames, help: `prints the form of the model after a phase instead: ${stageNames.join(", ")}` },
    ...format,
  },
  async run(args, terminal) {
    const files = await someFiles(args);
    const stage = choice(args, "emit", stageNames);
    // Wrong usage is reported before any file is read.
    const { target } = targetOf(args);
    if (stage !== undefined && !hasStage(targets[target], stage)) throw new UsageError(`--target ${target} has no phase ${stage}; that is one of --target ${targetNames.filter((name) => hasStage(targets[name], stage)).join(" and ")}`);
    if (args.has("watch") && (args.has("check") || stage !== undefined)) throw new UsageError("--watch cannot be combined with --check or --emit");
    const all = async (compile: Compile = compileFile): Promise<boolean> => {
      const diagnosis = new Diagnosis(args, terminal);
      const places = new Map<string, string>();
      let sound = true;
      for (const file of files) sound = (await (stage === undefined ? buildFile(file, { several: files.length > 1, places, compile }, args, terminal, diagnosis) : printStage(file, stage, args, terminal, diagnosis))) && sound;
      await diagnosis.end();
      return sound;
    };
    if (!args.has("watch")) return (await all()) ? 0 : 1;
    const [{ watchAndBuild }, { Rebuilds }] = await Promise.all([import("../watch.ts"), import("../rebuild/rebuilds.ts")]);
    const rebuilds = new Rebuilds();
    return watchAndBuild(files, () => all((...given) => rebuilds.compile(...given)), terminal);
  },
};

async function optionsOf(file: string, args: Arguments): Promise<Omit<CompilerOptions, "weights">> {
  const { settings } = await projectOf(file);
  const options = { ...(await compilerOptions(file, args)), ...givenOptions(args), ...targetOf(args, settings) };
  if (args.value("as") !== undefined && args.value("weights") === undefined && settings.weights === undefined) throw new UsageError("--as is the element type of the weights inside of a module: give them with --weights W.safetensors");
  const conflict = conflictIn(options);
  if (conflict !== undefined) throw new UsageError(conflict);
  return options;
}

async function printStage(file: string, stage: StageName, args: Arguments, terminal: Terminal, diagnosis: Diagnosis): Promise<boolean> {
  const compiler = await loadCompiler();
  const { text, diagnostics } = await compiler.stage(await readText(file), stage, await optionsOf(file, args));
  if (await diagnosis.add(diagnostics)) return false;
  terminal.out(text.endsWith("\n") ? text : `${text}\n`);
  return true;
}

type Compile = Rebuilds["compile"];

/** `several`: whether there are several files. `places`: which file each module of this build comes from, by path. */
interface Build {
  readonly several: boolean;
  readonly places: Map<string, string>;
  readonly compile: Compile;
}

async function buildFile(file: string, { several, places, compile }: Build, args: Arguments, terminal: Terminal, diagnosis: Diagnosis): Promise<boolean> {
  const project = await projectOf(file);
  const text = await readText(file);
  const options = await optionsOf(file, args);
  const output = args.value("output") ?? (project.settings.out === undefined ? undefined : shownPath(join(project.root, project.settings.out)));
  const emit = declarationsPath(output ?? "") === undefined ? "typescript" : "javascript";
  const weightsFile = args.value("weights");
  const { modules, diagnostics } = await compile(project, file, emit, { ...options, text, ...(weightsFile !== undefined && { weightsFile }) });
  if (await diagnosis.add(diagnostics)) return false;
  if (modules.length === 0) terminal.err(`${file} holds no model, so there is nothing to write\n`);
  let sound = true;
  for (const module of modules) {
    const path = outputPath(file, module, several || modules.length > 1, modules.length > 1 || args.value("model") !== undefined, output);
    const taken = places.get(path);
    if (taken !== undefined && path !== "-") throw new InputError(`${taken} and ${file} would both be written to ${path}: build them beside their files, or into different folders`);
    places.set(path, file);
    if (args.has("check")) sound = (await isCurrent(path, module, (recorded) => recompiled(module, { ...options, ...recorded, ...project.options, set: { ...recorded.set, ...options.set } }), args, terminal)) && sound;
    else {
      for (const { path: at, text: content } of filesOf(path, module)) await deliver(at, content, terminal, diagnosis);
      await warnOfCommonJs(path, terminal);
      const inside = weightsFile ?? weightsPath(project, module.name);
      if (inside !== undefined && path !== "-") diagnosis.say(`  ${grouped(module.text.length)} bytes\n${await lossOfType(module, { file, text, weights: inside, options }, args, terminal)}`);
    }
  }
  return sound;

  async function recompiled({ name }: CompiledModule, { weights, ...recorded }: Omit<CompilerOptions, "weights"> & RecordedOptions): Promise<CompiledModule | undefined> {
    return (await compileFile(project, file, emit, { ...recorded, text, model: name, ...(weights?.file !== undefined && weightsPath(project, name) === undefined && { weightsFile: shownPath(join(project.root, weights.file)) }) })).modules[0];
  }
}

/** The module, and its declarations where it is JavaScript. */
function filesOf(path: string, { text, declarations }: CompiledModule): readonly { readonly path: string; readonly text: string }[] {
  const beside = declarationsPath(path);
  return [{ path, text }, ...(beside === undefined || declarations === undefined ? [] : [{ path: beside, text: declarations }])];
}

/** Whether the files on disk are what the model compiles to now. Options that neither the command line nor the project gives are those that the file records. */
async function isCurrent(path: string, module: CompiledModule, compileWith: (recorded: RecordedOptions) => Promise<CompiledModule | undefined>, args: Arguments, terminal: Terminal): Promise<boolean> {
  if (path === "-") throw new UsageError("--check compares files: -o - has none");
  const before = await readIfThere(path);
  const given = Object.keys(givenOptions(args)).length > 0 || args.value("target") !== undefined || args.value("weights") !== undefined || args.values("set").length > 0;
  const recorded = before === undefined || given ? undefined : (await loadCompiler()).builtOptions(before);
  const isKnown = recorded?.target === undefined || targetNames.includes(recorded.target);
  const expected = recorded === undefined || !isKnown || Object.keys(recorded).length === 0 ? module : ((await compileWith(recorded)) ?? module);
  let current = true;
  for (const { path: at, text } of filesOf(path, expected)) {
    const found = await readIfThere(at);
    if (found === text) continue;
    current = false;
    terminal.err(found === undefined ? `${at} is not there; it would hold the model ${module.name}\n` : `${at} is stale: it is not what the model ${module.name} compiles to now\n`);
  }
  return current;
}

async function deliver(path: string, text: string, terminal: Terminal, diagnosis: Diagnosis): Promise<void> {
  if (path === "-") {
    terminal.out(text);
    return;
  }
  if ((await readIfThere(path)) !== text) await writeWhole(path, text);
  diagnosis.say(`${path}\n`);
}

/** Where a module goes. A file of one model gives its module its own name; of several, or with `--model`, each model gives its name. */
export function outputPath(file: string, module: { readonly name: string }, several: boolean, sharesFile: boolean, output: string | undefined): string {
  if (output === "-") return "-";
  if (output !== undefined && /\.m?[jt]s$/.test(output)) {
    if (several) throw new UsageError(`there are several models, so -o takes a folder, not the file ${output}`);
    return output;
  }
  if (output !== undefined && /\.(?:c[jt]s|[jt]sx)$/.test(output)) throw new InputError(`modules are ES modules: write -o ${output.replace(/c?([jt])sx?$/, "$1s")}`);
  const { dir, name } = parse(file);
  const base = sharesFile ? module.name.charAt(0).toLowerCase() + module.name.slice(1) : name;
  return join(output ?? dir, `${base}.ts`);
}

/** The file of declarations beside a module in JavaScript. */
export function declarationsPath(path: string): string | undefined {
  return /\.m?js$/.test(path) ? path.replace(/\.(m?)js$/, ".d.$1ts") : undefined;
}
