import { readFileSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "rolldown";
import { cataloguePlugin } from "./catalogue-plugin.ts";
import { notices } from "./notices.ts";
import { textPlugin } from "./text-plugin.ts";

const folder = "dist/vscode/extension";
rmSync("dist/vscode", { recursive: true, force: true });

interface Context {
  emitFile(file: { readonly type: "asset"; readonly fileName: string; readonly source: string }): unknown;
}

/** Files of the extension as they are. The grammar and the license are those of the repository. */
const files = {
  name: "files",
  generateBundle(this: Context): void {
    for (const path of [...["package.json", "README.md", "CHANGELOG.md", "language-configuration.json"].map((name) => `editors/vscode/${name}`), "docs/language/nn.tmLanguage.json", "LICENSE"]) {
      this.emitFile({ type: "asset", fileName: basename(path), source: readFileSync(path, "utf8") });
    }
  },
};

/** The extension, and the nnc in it: the command with all that it imports. */
export default defineConfig([
  {
    input: { extension: "editors/vscode/src/extension.ts" }, platform: "node", external: ["vscode"], plugins: [notices(), files],
    output: { format: "cjs", dir: folder, entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", minify: true },
  },
  {
    input: { main: "src/cli/main.ts" }, platform: "node",
    // Readers of formats, which users install for their files.
    external: [/^hyparquet(-compressors)?$/, /^apache-arrow$/, /^better-sqlite3$/, /^jpeg-js$/],
    resolve: { alias: { "lodash-es": "es-toolkit/compat" } },
    plugins: [textPlugin(), cataloguePlugin(), notices()],
    output: { format: "esm", dir: `${folder}/nnc`, entryFileNames: "[name].mjs", chunkFileNames: "chunks/[name]-[hash].mjs", minify: true },
  },
]);
