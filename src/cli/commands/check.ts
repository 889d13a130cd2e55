import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { choice } from "../arguments.ts";
import { type Command, set } from "../command.ts";
import { type CompilerOptions, compilerOptions, loadCompiler } from "../compiler.ts";
import { ShownFault } from "../fault.ts";
import { someFiles } from "../inputs.ts";
import { columnFaults, readText } from "../../project/compile-file.ts";
import { formats, isFault, rendered } from "../show.ts";

export const command: Command = {
  usage: "[FILE, FOLDER or GLOB…]",
  about: "Reports every fault of the files, and of the columns of their data files, or that there is no such file. Writes no code. A comment `// nnc-ignore NN355: reason` silences a warning of that code in its line, or from the line above.",
  flags: {
    format: { type: "string", choices: formats, help: "format of the diagnostics (pretty)" },
    ...set,
  },
  async run(args, terminal) {
    const files = await someFiles(args);
    const format = choice(args, "format", formats) ?? "pretty";
    const diagnostics: Diagnostic[] = [];
    for (const file of files) {
      diagnostics.push(...(await checkFile(await readText(file), await compilerOptions(file, args))));
    }
    terminal.out(await rendered(diagnostics, format, terminal.color.out));
    const errors = diagnostics.filter(({ severity }) => severity === "error").length;
    const warnings = diagnostics.length - errors;
    terminal.err(`${plural(files.length, "file")} checked: ${plural(errors, "error")}${warnings > 0 ? `, ${plural(warnings, "warning")}` : ""}\n`);
    if (diagnostics.some(isFault)) throw new ShownFault();
    return errors > 0 ? 1 : 0;
  },
};

async function checkFile(text: string, options: CompilerOptions): Promise<readonly Diagnostic[]> {
  const compiler = await loadCompiler();
  const { models, diagnostics } = compiler.check(text, options);
  const all = [...diagnostics];
  for (const model of models) all.push(...(await columnFaults(model, options.fileName, new Set(), { missing: true })));
  return all;
}

function plural(count: number, what: string): string {
  return `${count === 0 ? "no" : count} ${what}${count === 1 ? "" : "s"}`;
}
