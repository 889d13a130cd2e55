import { Diagnosis, format } from "../diagnosis.ts";
import type { Command } from "../command.ts";
import { loadCompiler } from "../compiler.ts";
import { readText } from "../../project/compile-file.ts";
import { someFiles } from "../inputs.ts";
import { writeWhole } from "../output.ts";

export const command: Command = {
  usage: "[FILE, FOLDER or GLOB…]",
  about: "Rewrites files in canonical form. `-` reads standard input and writes standard output.",
  flags: { check: { type: "boolean", help: "writes nothing; lists files that are not in canonical form, and exits with 1 if there are any" }, ...format },
  async run(args, terminal) {
    const compiler = await loadCompiler();
    const diagnosis = new Diagnosis(args, terminal);
    let failed = false;
    for (const file of await someFiles(args)) {
      const piped = file === "-";
      const before = piped ? new TextDecoder().decode(await terminal.stdin()) : await readText(file);
      const { text, diagnostics } = await compiler.format(before, { fileName: piped ? "standard input" : file });
      const broken = (await diagnosis.add(diagnostics)) || text === undefined;
      if (broken) failed = true;
      else if (args.has("check")) {
        if (text === before) continue;
        diagnosis.say(`${file}\n`);
        failed = true;
      } else if (piped) terminal.out(text);
      else if (text !== before) await writeWhole(file, text);
    }
    await diagnosis.end();
    return failed ? 1 : 0;
  },
};
