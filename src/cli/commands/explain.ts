import { oneFile } from "../arguments.ts";
import { type Command, set } from "../command.ts";
import { compilerOptions, loadCompiler } from "../compiler.ts";
import { InputError } from "../exit.ts";
import { readText } from "../files.ts";
import { givenOptions, precision } from "../options.ts";
import { showDiagnostics } from "../show.ts";

export const command: Command = {
  usage: "FILE",
  about: "Describes each model of a file: its layers with shapes, parameters, operations and memory, as Markdown.",
  flags: {
    math: { type: "boolean", help: "also the equations of forward, backward and update, in LaTeX" },
    ...set,
    ...precision,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    const compiler = await loadCompiler();
    const { models, diagnostics } = await compiler.explain(await readText(file), { ...compilerOptions(file, args), ...givenOptions(args), math: args.has("math") });
    if (await showDiagnostics(diagnostics, terminal)) return 1;
    if (models.length === 0) throw new InputError(`${file} has no model to explain`);
    terminal.out(models.map(({ text }) => text).join("\n"));
    return 0;
  },
};
