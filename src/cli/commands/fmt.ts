import { someFiles } from "../arguments.ts";
import type { Command } from "../command.ts";
import { loadCompiler } from "../compiler.ts";
import { readText } from "../files.ts";
import { writeWhole } from "../output.ts";
import { showDiagnostics } from "../show.ts";

export const command: Command = {
  usage: "FILE…",
  about: "Rewrites files in canonical form. `-` reads standard input and writes standard output.",
  flags: { check: { type: "boolean", help: "writes nothing; lists files that are not in canonical form, and exits with 1 if there are any" } },
  async run(args, terminal) {
    const compiler = await loadCompiler();
    let failed = false;
    for (const file of someFiles(args)) {
      const piped = file === "-";
      const before = piped ? await terminal.stdin() : await readText(file);
      const { text, diagnostics } = await compiler.format(before, { fileName: piped ? "standard input" : file });
      const broken = (await showDiagnostics(diagnostics, terminal)) || text === undefined;
      if (broken) failed = true;
      else if (args.has("check")) {
        if (text === before) continue;
        terminal.out(`${file}\n`);
        failed = true;
      } else if (piped) terminal.out(text);
      else if (text !== before) await writeWhole(file, text);
    }
    return failed ? 1 : 0;
  },
};
