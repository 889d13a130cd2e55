import { rmSync } from "node:fs";
import { relative, resolve } from "node:path";
import { rolldown } from "rolldown";
import { globSync } from "tinyglobby";
import { textPlugin } from "./text-plugin.ts";

interface CompiledPlugin {
  readonly name: string;
  readonly enforce: "pre";
  resolveId(source: string, importer: string | undefined): { readonly id: string; readonly external: true } | undefined;
}

/** Where JavaScript of `src` is, a folder for each process. */
const folder = resolve(".compiled");

/**
 * Compiles each file of `src` to a module of JavaScript, and has tests import these. Vitest would rewrite every use of an import
 * to a property of a namespace, by which the compiler takes a fifth longer.
 */
export async function compiled(): Promise<CompiledPlugin> {
  const directory = resolve(folder, String(process.pid));
  process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
  const bundle = await rolldown({
    input: globSync("src/**/*.ts"), platform: "node", external: /^(?:node:)?[@\w][^:]*$/, plugins: [textPlugin()], logLevel: "silent", preserveEntrySignatures: "strict", treeshake: false,
  });
  await bundle.write({ dir: directory, format: "esm", preserveModules: true, preserveModulesRoot: ".", entryFileNames: "[name].js", sourcemap: "inline" });
  await bundle.close();
  const source = resolve("src");
  return {
    name: "compiled", enforce: "pre",
    resolveId(id, importer) {
      if (importer === undefined || !id.startsWith(".") || !id.endsWith(".ts")) return undefined;
      const path = resolve(importer, "..", id);
      return path.startsWith(source) ? { id: resolve(directory, relative(".", path).replace(/\.ts$/, ".js")), external: true } : undefined;
    },
  };
}
