/** The program of `npm start`: compiles two examples, trains them, and prints the paths of their emitted modules. */
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readArguments } from "./arguments.ts";
import { command as train, trainModule } from "./commands/train.ts";
import { type ExitCode } from "./exit.ts";
import { ProjectError } from "../project/project.ts";
import { reportFault, reportUncaught } from "./fault.ts";
import { readIfThere } from "./files.ts";
import { compileModel } from "./model-file.ts";
import { writeWhole } from "./output.ts";
import { targetOf } from "./target.ts";
import { processTerminal, type Terminal } from "./terminal.ts";

const examples = ["iris", "digits"];

/** Trains the examples of a checkout; `root` is its folder. */
export async function start(root: string, terminal: Terminal): Promise<ExitCode> {
  for (const name of examples) {
    const file = join(root, "examples", name, `${name}.nn`);
    const args = readArguments([file], train.flags);
    const module = await compileModel(file, args, terminal);
    if (module === undefined) return 1;
    const emitted = join(root, "dist", "modules", `${name}.ts`);
    if ((await readIfThere(emitted)) !== module.text) await writeWhole(emitted, module.text);
    terminal.out(`\n${file}\n`);
    const none = { epochs: undefined, of: undefined, validation: undefined, seed: undefined, threads: undefined, seeds: undefined, chosen: targetOf(args) };
    const code = await trainModule(file, module, none, args, terminal);
    if (code !== 0) return code;
    terminal.out(`module     ${emitted}\n`);
  }
  return 0;
}

/** The checkout that contains this file, be it `src/cli/start.ts` or `dist/programs/start.js`. */
const root = relative(process.cwd(), fileURLToPath(new URL("../../", import.meta.url)));
const terminal = processTerminal();
reportUncaught(terminal);
try {
  process.exitCode = await start(root, terminal);
} catch (cause) {
  process.exitCode = cause instanceof ProjectError ? 1 : reportFault(cause, terminal);
  if (cause instanceof ProjectError) terminal.err(`${cause.message}\n`);
}
