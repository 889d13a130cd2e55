/** Modules to train in every engine and scope, as files by name. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../../src/index.ts";

/** Name of the model and of its function, output, and classes or numbers of the target. */
const models = [["dense", "Dense", "y", 2], ["classifier", "Classifier", "kind", ["a", "b", "c"]]] as const;

/** Modules of each model: `both` computes as `wasm` where WebAssembly runs, and elsewhere as `float32`. */
const builds = { ts: { target: "ts" }, float32: { target: "ts", precision: "f32" }, wasm: { target: "wasm" }, both: { target: "wasm,ts" } } as const;

type Build = keyof typeof builds;

/** The results for one module, or why there are none. */
export type Trained = { readonly losses: readonly (readonly number[])[]; readonly predicted: object; readonly saved: string; readonly again: string } | { readonly error: string };

export type Results = Readonly<Record<string, Trained>>;

/** `all.js` exports `create()`, the networks, and `train(networks)`; `main.js` prints the results. */
export async function moduleFiles(): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = { "package.json": `{ "type": "module" }`, "train.js": readFileSync("test/engines/train.js", "utf8") };
  const imports: string[] = [];
  const list: string[] = [];
  for (const [name, title, output, classes] of models) {
    for (const [build, options] of Object.entries(builds)) {
      const { modules: [module], diagnostics } = await compile(readFileSync(`bench/engines/models/${name}.nn`, "utf8"), { ...options, emit: "script", fileName: `${name}.nn` });
      if (module === undefined || !("text" in module)) throw new Error(JSON.stringify(diagnostics));
      files[`${name}-${build}.js`] = module.text;
      imports.push(`import { create${title} as ${name}_${build} } from "./${name}-${build}.js";`);
      list.push(`["${name} ${build}", ${name}_${build}, ${JSON.stringify(output)}, ${JSON.stringify(classes)}]`);
    }
  }
  files["all.js"] = `import { createAll, trainAll } from "./train.js";\n${imports.join("\n")}\nexport const create = () => createAll([${list.join(", ")}]);\nexport const train = trainAll;\n`;
  files["main.js"] = `import { create, train } from "./all.js";\nconsole.log(JSON.stringify(await train(create())));\n`;
  return files;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

/** What a program that runs `main.js` prints; the files lie in `folder`. */
export function ranBy(program: string, folder: string, ...args: readonly string[]): Results {
  const found: Results = JSON.parse(execFileSync(program, [...args, join(folder, "main.js")], { encoding: "utf8" }));
  return found;
}

/** Those of one build, by model. */
export function resultsOf(build: Build, all: Results): Results {
  return Object.fromEntries(Object.entries(all).flatMap(([name, trained]) => (name.endsWith(` ${build}`) ? [[name.slice(0, -build.length - 1), trained] as const] : [])));
}

/** The names of all results. */
export const resultNames: readonly string[] = models.flatMap(([name]) => Object.keys(builds).map((build) => `${name} ${build}`));
