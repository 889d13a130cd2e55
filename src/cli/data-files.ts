/** The files with the examples: those of `--data`, else those that the model names. */
import { bytesOf } from "../data/bytes.ts";
import { modelFiles } from "../data/locate-files.ts";
import type { LocatedFile } from "../data/located.ts";
import { dataPaths } from "../data/paths.ts";
import { otherSources, readingFrom } from "../ir/model/held-out.ts";
import type { Arguments, Flag } from "./arguments.ts";
import type { CompiledModule } from "./compiler.ts";
import { UsageError } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** The flag `--data`. `otherwise`: what is read without it. */
export function dataFlag(otherwise: string): Flag {
  return { type: "string", list: true, value: "FILE…", help: `one file or more of the same columns, quoted patterns ("2024-*.csv"), or - for standard input, instead of ${otherwise}` };
}

/** The files of `--data`; none where it is not given. */
export async function givenFiles(args: Arguments, terminal: Pick<Terminal, "stdin">): Promise<readonly LocatedFile[]> {
  const given = args.values("data");
  if (given.filter((path) => path === "-").length > 1) throw new UsageError("--data reads standard input once: give one -");
  const files: LocatedFile[] = [];
  for (const path of given) {
    if (path === "-") files.push(await standardInput(terminal));
    else for (const source of await dataPaths([path], "")) if (!files.some((other) => other.source === source)) files.push({ source });
  }
  return files;
}

export async function standardInput(terminal: Pick<Terminal, "stdin">): Promise<LocatedFile> {
  return { source: bytesOf("standard input", await terminal.stdin()) };
}

/** The paths of the files with a model's examples, without standard input; none where there are no files. */
export async function examplePaths(file: string, { model }: Pick<CompiledModule, "model">, args: Arguments): Promise<readonly string[]> {
  const given = args.values("data");
  if (given.length > 0) return dataPaths(given.filter((path) => path !== "-"), "");
  return pathsOf(await modelFiles(model, file));
}

/** The paths of the files with other examples, for validation and test. */
export async function otherPaths(file: string, { model }: Pick<CompiledModule, "model">): Promise<readonly string[]> {
  return (await Promise.all(otherSources(model).map(async ({ source }) => pathsOf(await modelFiles(readingFrom(model, source), file))))).flat();
}

function pathsOf(files: readonly LocatedFile[]): readonly string[] {
  return files.flatMap(({ source }) => (typeof source === "string" ? [source] : []));
}
