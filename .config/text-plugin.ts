import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

interface TextPlugin {
  readonly name: string;
  resolveId(source: string, importer: string | undefined): string | undefined;
  load(id: string): string | undefined;
}

/**
 * Files imported as text. `FILE?raw` is one file: the runtime that is copied into emitted modules. `FOLDER/**\/*.EXTENSION?texts`
 * is all files below a folder, as `{ path, text }` sorted by path: the standard library.
 */
export function textPlugin(): TextPlugin {
  return {
    name: "text",
    resolveId: (source, importer) => (source.endsWith("?texts") && importer !== undefined ? join(dirname(importer), source) : undefined),
    load(id) {
      const [, folder, extension] = /^(.*)\/\*\*\/\*(\.\w+)\?texts$/.exec(id) ?? [];
      if (folder !== undefined && extension !== undefined) return exported(textsOf(folder, extension));
      if (id.endsWith("?raw")) return exported(readFileSync(id.slice(0, -"?raw".length), "utf8"));
      return undefined;
    },
  };
}

function textsOf(folder: string, extension: string): readonly { readonly path: string; readonly text: string }[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(extension)).map((path) => path.replaceAll("\\", "/"));
  return paths.sort().map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

function exported(value: unknown): string {
  return `export default ${JSON.stringify(value)};`;
}
