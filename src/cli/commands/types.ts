import { compileFile, readText } from "../../project/compile-file.ts";
import { declarationsOf } from "../../project/declarations.ts";
import type { Arguments } from "../arguments.ts";
import { type Command, set } from "../command.ts";
import { compilerOptions, loadCompiler } from "../compiler.ts";
import { Diagnosis, format } from "../diagnosis.ts";
import { readIfThere } from "../files.ts";
import { projectOf, someFiles } from "../inputs.ts";
import { writeWhole } from "../output.ts";
import type { Terminal } from "../terminal.ts";

export const command: Command = {
  usage: "[FILE, FOLDER or GLOB…]",
  about: "Writes FILE.d.nn.ts beside each FILE.nn, with a map to the lines of the model: with `allowArbitraryExtensions` in tsconfig.json, TypeScript 5.7 and later knows what `import … from \"./FILE.nn\"` gives.",
  flags: {
    check: { type: "boolean", help: "writes nothing; exits with 1 if a file on disk differs" },
    ...set,
    ...format,
  },
  async run(args, terminal) {
    const diagnosis = new Diagnosis(args, terminal);
    let sound = true;
    for (const file of await someFiles(args)) sound = (await writeTypes(file, args, terminal, diagnosis)) && sound;
    await diagnosis.end();
    return sound ? 0 : 1;
  },
};

async function writeTypes(file: string, args: Arguments, terminal: Terminal, diagnosis: Diagnosis): Promise<boolean> {
  const { outline } = await loadCompiler();
  const text = await readText(file);
  const options = await compilerOptions(file, args);
  const { modules, diagnostics } = await compileFile(await projectOf(file), file, "javascript", { ...options, text });
  if (await diagnosis.add(diagnostics)) return false;
  if (modules.length === 0) return true;
  const { path, text: declarations, mapPath, map } = declarationsOf(file, modules, outline(text, { fileName: file }).symbols, options.inference ?? false);
  let sound = true;
  for (const [at, content] of [[path, declarations], [mapPath, map]] as const) {
    const before = await readIfThere(at);
    if (before === content) continue;
    if (args.has("check")) {
      terminal.err(before === undefined ? `${at} is not there\n` : `${at} is stale: it is not what ${file} declares now\n`);
      sound = false;
    } else {
      await writeWhole(at, content);
      diagnosis.say(`${at}\n`);
    }
  }
  return sound;
}
