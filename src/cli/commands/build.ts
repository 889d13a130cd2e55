import { join, parse } from "node:path";
import { type Arguments, choice, someFiles } from "../arguments.ts";
import { hasStage, type StageName, stageNames } from "../../stages.ts";
import { targetNames, targets } from "../../targets.ts";
import { type Command, set } from "../command.ts";
import { type CompiledModule, type CompilerOptions, compilerOptions, loadCompiler } from "../compiler.ts";
import { InputError, UsageError } from "../exit.ts";
import { readIfThere, readText } from "../files.ts";
import { givenOptions, moduleFlags } from "../options.ts";
import { writeWhole } from "../output.ts";
import { warnOfCommonJs } from "../package-type.ts";
import { showDiagnostics } from "../show.ts";
import { targetOf } from "../target.ts";
import type { Terminal } from "../terminal.ts";

export const command: Command = {
  usage: "FILE… [-o DIR or FILE]",
  about: "Writes one module for each model: TypeScript beside its file, or at the path of -o (`-o -` is standard output). A path that ends in .js or .mjs gets JavaScript, and declarations beside it.",
  flags: {
    output: { type: "string", short: "o", value: "PATH", help: "a folder, or a file that ends in .ts, .js, .mts or .mjs" },
    target: { type: "string", choices: targetNames, help: `what runs the module: ${Object.values(targets).map(({ about }) => about).join(", or ")}` },
    ...set,
    ...moduleFlags,
    check: { type: "boolean", help: "writes nothing; exits with 1 if a file on disk differs from the module" },
    watch: { type: "boolean", short: "w", help: "builds again whenever a file changes" },
    emit: { type: "string", value: "PHASE", choices: stageNames, help: `prints the form of the model after a phase instead: ${stageNames.join(", ")}` },
  },
  async run(args, terminal) {
    const files = someFiles(args);
    const stage = choice(args, "emit", stageNames);
    // Wrong usage is reported before any file is read.
    const { target } = targetOf(args);
    if (stage !== undefined && !hasStage(targets[target], stage)) throw new UsageError(`--target ${target} has no phase ${stage}; that is one of --target ${targetNames.filter((name) => hasStage(targets[name], stage)).join(" and ")}`);
    if (args.has("watch") && (args.has("check") || stage !== undefined)) throw new UsageError("--watch cannot be combined with --check or --emit");
    const all = async (): Promise<boolean> => {
      let sound = true;
      for (const file of files) sound = (await (stage === undefined ? buildFile(file, files.length, args, terminal) : printStage(file, stage, args, terminal))) && sound;
      return sound;
    };
    if (!args.has("watch")) return (await all()) ? 0 : 1;
    const { watchAndBuild } = await import("../watch.ts");
    return watchAndBuild(files, all, terminal);
  },
};

function optionsOf(file: string, args: Arguments): CompilerOptions {
  return { ...compilerOptions(file, args), ...givenOptions(args), ...targetOf(args) };
}

async function printStage(file: string, stage: StageName, args: Arguments, terminal: Terminal): Promise<boolean> {
  const compiler = await loadCompiler();
  const { text, diagnostics } = await compiler.stage(await readText(file), stage, optionsOf(file, args));
  if (await showDiagnostics(diagnostics, terminal)) return false;
  terminal.out(text.endsWith("\n") ? text : `${text}\n`);
  return true;
}

async function buildFile(file: string, fileCount: number, args: Arguments, terminal: Terminal): Promise<boolean> {
  const compiler = await loadCompiler();
  const source = await readText(file);
  const asJavaScript = declarationsPath(args.value("output") ?? "") !== undefined;
  const { modules, diagnostics } = await compiler.compile(source, { ...optionsOf(file, args), emit: asJavaScript ? "javascript" : "typescript" });
  if (await showDiagnostics(diagnostics, terminal)) return false;
  if (modules.length === 0) terminal.err(`${file} holds no model, so there is nothing to write\n`);
  let sound = true;
  for (const module of modules) {
    const path = outputPath(file, module, modules.length * fileCount > 1, modules.length > 1 || args.value("model") !== undefined, args.value("output"));
    const declarations = declarationsPath(path);
    const texts = [{ path, text: module.text }, ...(declarations === undefined ? [] : [{ path: declarations, text: module.declarations ?? "" }])];
    for (const { path: at, text } of texts) sound = (await deliver(at, { name: module.name, text }, args.has("check"), terminal)) && sound;
    if (!args.has("check")) await warnOfCommonJs(path, terminal);
  }
  return sound;
}

async function deliver(path: string, { name, text }: Pick<CompiledModule, "name" | "text">, check: boolean, terminal: Terminal): Promise<boolean> {
  if (path === "-") {
    terminal.out(text);
    return true;
  }
  const before = await readIfThere(path);
  if (check) {
    if (before === text) return true;
    terminal.err(before === undefined ? `${path} is not there; it would hold the model ${name}\n` : `${path} is stale: it is not what the model ${name} compiles to now\n`);
    return false;
  }
  if (before !== text) await writeWhole(path, text);
  terminal.out(`${path}\n`);
  return true;
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
