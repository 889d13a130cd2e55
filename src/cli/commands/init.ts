import { join } from "node:path";
import irisData from "../../../examples/iris/iris.csv?raw";
import irisModel from "../../../examples/iris/iris.nn?raw";
import type { Command } from "../command.ts";
import { InputError, UsageError } from "../exit.ts";
import { readIfThere } from "../files.ts";
import { writeWhole } from "../output.ts";

export const command: Command = {
  usage: "[DIR]",
  about: "Writes a model, its data and a script that uses the emitted module, ready to run. Overwrites nothing.",
  flags: {},
  async run(args, terminal) {
    const [folder = ".", extra] = args.positionals;
    if (extra !== undefined) throw new UsageError(`expected one folder, found a second, \`${extra}\``);
    const files = { "iris.nn": irisModel, "iris.csv": irisData, "predict.ts": script };
    for (const name of Object.keys(files)) {
      const path = join(folder, name);
      if ((await readIfThere(path)) !== undefined) throw new InputError(`${path} exists already; nothing was written`);
    }
    for (const [name, text] of Object.entries(files)) {
      await writeWhole(join(folder, name), text);
      terminal.out(`${join(folder, name)}\n`);
    }
    const model = join(folder, "iris.nn");
    terminal.err(`train it:       nnc train ${model} --out ${join(folder, "iris.safetensors")}\n`);
    terminal.err(`emit a module:  nnc build ${model}\n`);
    terminal.err(`use both:       node --experimental-strip-types ${join(folder, "predict.ts")}    (Node 22 and later)\n`);
    return 0;
  },
};

const script = `import { readFile } from "node:fs/promises";
import { createIris } from "./iris.ts";

const iris = createIris();
iris.load(await readFile(new URL("iris.safetensors", import.meta.url)));
console.log(iris.predict({ sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 }));
`;
