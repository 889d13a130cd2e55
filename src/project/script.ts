/** The models of a file as one JavaScript module, with a source map: what an import of the file means. */
import { encode, type SourceMapMappings } from "@jridgewell/sourcemap-codec";
import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { CompiledModule } from "../index.ts";
import type { Project } from "./project.ts";
import { watchedExports } from "./watched.ts";

export interface SourceMap {
  readonly version: 3;
  readonly file: string;
  readonly names: string[];
  readonly sources: string[];
  readonly sourcesContent: (string | null)[];
  readonly mappings: string;
}

export interface Script {
  readonly code: string;
  readonly map: SourceMap;
}

/** The script of a file's modules, which came as `script`; `inference`: for predictions alone. */
export function scriptOf(project: Project, path: string, modules: readonly CompiledModule[], inference: boolean): Script {
  const lines: string[] = [];
  const mappings: SourceMapMappings = [];
  const sources = new Sources(project, path);
  for (const module of modules) {
    const before = lines.length;
    lines.push(...(modules.length === 1 ? module.text : enclosed(module)).trimEnd().split("\n"));
    // A function around the module takes one line before it.
    const shift = before + (modules.length === 1 ? 0 : 1);
    for (const { from, to, origin } of module.places) {
      for (let line = from; line <= to; line++) mappings[shift + line - 1] = [[0, sources.indexOf(origin.file), origin.line - 1, 0]];
    }
  }
  // A constant that a program does not use is in no bundle.
  for (const { name, text } of watchedExports(modules, inference)) lines.push(`export const ${name} = ${text};`);
  const all = Array.from({ length: lines.length }, (_, k) => mappings[k] ?? []);
  return {
    code: `${lines.join("\n")}\n`,
    map: { version: 3, file: relative(dirname(resolve(path)), resolve(path)), names: [], sources: sources.paths, sourcesContent: sources.texts, mappings: encode(all) },
  };
}

/** A module in a function of its own: those of one file may declare the same names. */
function enclosed({ name, text }: CompiledModule): string {
  const create = `create${name}`;
  return `export const ${create} = /* @__PURE__ */ (() => {\n${text.replace(new RegExp(`^export function ${create}\\(`, "m"), `function ${create}(`)}\nreturn ${create};\n})();`;
}

/** The files of a source map, by what modules call them. */
class Sources {
  readonly paths: string[] = [];
  readonly texts: (string | null)[] = [];
  readonly #project: Project;
  readonly #folder: string;
  readonly #known = new Map<string, number>();

  constructor(project: Project, path: string) {
    this.#project = project;
    this.#folder = dirname(resolve(path));
  }

  indexOf(recorded: string): number {
    const known = this.#known.get(recorded) ?? this.paths.length;
    if (known === this.paths.length) {
      const path = resolve(this.#project.root, recorded);
      this.paths.push(relative(this.#folder, path).replaceAll("\\", "/"));
      this.texts.push(textOf(path));
      this.#known.set(recorded, known);
    }
    return known;
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
