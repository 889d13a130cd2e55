/** The file of a model and what it imports, by their paths in a folder. */
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { readText } from "../../project/compile-file.ts";
import type { Arguments } from "../arguments.ts";
import { compilerOptions, loadCompiler } from "../compiler.ts";
import { InputError } from "../exit.ts";

export interface Sources {
  /** Text by path, the model's first. */
  readonly files: ReadonlyMap<string, string>;
  /** The path of the model's file. */
  readonly source: string;
  readonly several: boolean;
  /** Values of parameters that the project or the command line gives. */
  readonly set: readonly string[];
}

/** The file is without fault. Throws `InputError` for a file outside of the model's folder, which would not be found in another one. */
export async function sourcesOf(file: string, args: Arguments): Promise<Sources> {
  const compiler = await loadCompiler();
  const options = await compilerOptions(file, args);
  const text = await readText(file);
  const folder = resolve(dirname(file));
  const nameOf = (path: string): string => relative(folder, resolve(path)).replaceAll("\\", "/");
  const source = nameOf(file);
  const files = new Map([[source, text]]);
  const { model: _model, ...all } = options;
  const { models } = compiler.check(text, {
    ...all,
    resolve: (imported, importer) => {
      const found = options.resolve?.(imported, importer);
      if (found !== undefined) files.set(nameOf(found.name), found.text);
      return found;
    },
  });
  const outside = [...files.keys()].find((path) => path.startsWith("../") || isAbsolute(path));
  if (outside !== undefined) throw new InputError(`${file} imports ${outside}, which is outside of its folder: put it beside ${source}, so that both can be published`);
  return { files, source, several: models.length > 1, set: Object.keys(options.set ?? {}) };
}
