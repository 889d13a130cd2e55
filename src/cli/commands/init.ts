import { lstat } from "node:fs/promises";
import { join } from "node:path";
import irisData from "../../../examples/iris/iris.csv?raw";
import irisModel from "../../../examples/iris/iris.nn?raw";
import { reasonOf } from "../../data/unreadable.ts";
import type { Command } from "../command.ts";
import { loadCompiler } from "../compiler.ts";
import { InputError, UsageError } from "../exit.ts";
import { writeWhole } from "../output.ts";
import templates from "../project/**/*.txt?texts";

export const command: Command = {
  usage: "[DIR]",
  about: "Writes a project that runs as it is: package.json, a model, its data, the module in JavaScript with its types, a program that trains and predicts, a test. Asks nothing, and overwrites nothing.",
  flags: {},
  async run(args, terminal) {
    const [folder = ".", extra] = args.positionals;
    if (extra !== undefined) throw new UsageError(`expected one folder, found a second, \`${extra}\``);
    const { compile } = await loadCompiler();
    const [iris] = (await compile(irisModel, { fileName: "iris.nn", emit: "javascript" })).modules;
    const files = {
      ...Object.fromEntries(templates.map(({ path, text }) => [path.replace(/\.txt$/, ""), text])),
      "iris.nn": irisModel, "iris.csv": irisData, "iris.js": iris?.text ?? "", "iris.d.ts": iris?.declarations ?? "",
    };
    await refuseExisting(Object.keys(files).map((name) => join(folder, name)));
    for (const [name, text] of Object.entries(files)) {
      await writeWhole(join(folder, name), text);
      terminal.out(`${join(folder, name)}\n`);
    }
    const inFolder = folder === "." ? "" : `cd ${folder} && `;
    terminal.err(`train and predict:  ${inFolder}npm start\nrun the tests:      ${inFolder}npm test\nafter changes:      ${inFolder}npm run build\n`);
    return 0;
  },
};

/** Throws if any of the paths exists, be it a file, a folder or a link. */
async function refuseExisting(paths: readonly string[]): Promise<void> {
  const existing: string[] = [];
  for (const path of paths) if (await exists(path)) existing.push(path);
  if (existing.length === 0) return;
  throw new InputError(`${existing.join(", ")} ${existing.length === 1 ? "exists" : "exist"} already; nothing was written`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return false;
    throw new InputError(`cannot write ${path}: ${reasonOf(cause)}`);
  }
}
