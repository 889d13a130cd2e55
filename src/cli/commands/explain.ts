import page from "../../../docs/language/diagnostics.md?raw";
import { near } from "../../diagnostics/near.ts";
import { oneFile } from "../arguments.ts";
import { type Command, set } from "../command.ts";
import { compilerOptions, loadCompiler } from "../compiler.ts";
import { InputError } from "../exit.ts";
import { readText } from "../../project/compile-file.ts";
import { givenOptions, precision } from "../options.ts";
import { showDiagnostics } from "../show.ts";

export const command: Command = {
  usage: "FILE or CODE",
  about: "Describes each model of a file: its layers with shapes, parameters, operations and memory, as Markdown. Of a diagnostic such as NN408, prints its page: the rule, an example, and the example mended.",
  flags: {
    math: { type: "boolean", help: "also the equations of forward, backward and update, in LaTeX" },
    ...set,
    ...precision,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    if (/^nn\d+$/i.test(file)) {
      terminal.out(`${pageOf(file.toUpperCase())}\n`);
      return 0;
    }
    const compiler = await loadCompiler();
    const { models, diagnostics } = await compiler.explain(await readText(file), { ...(await compilerOptions(file, args)), ...givenOptions(args), math: args.has("math") });
    if (await showDiagnostics(diagnostics, terminal)) return 1;
    if (models.length === 0) throw new InputError(`${file} has no model to explain`);
    terminal.out(models.map(({ text }) => text).join("\n"));
    return 0;
  },
};

/** The section of a diagnostic on the page of all. */
function pageOf(code: string): string {
  const sections = new Map(page.split(/^(?=#{2,3} )/m).flatMap((text) => {
    const [, name] = /^### (NN\d{3})\n/.exec(text) ?? [];
    return name === undefined ? [] : [[name, text.trimEnd()] as const];
  }));
  const found = sections.get(code);
  if (found !== undefined) return found;
  const guess = near(code, sections.keys());
  throw new InputError(`no diagnostic has the code ${code}${guess === undefined ? "" : `: did you mean ${guess}?`}`);
}
