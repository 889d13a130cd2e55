import { readFileSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "rolldown";
import { cataloguePlugin } from "./catalogue-plugin.ts";
import { notices } from "./notices.ts";
import { textPlugin } from "./text-plugin.ts";
import { unused } from "./unused.ts";

const folder = "dist/playground";
rmSync(folder, { recursive: true, force: true });

interface Context {
  emitFile(file: { readonly type: "asset"; readonly fileName: string; readonly source: string }): unknown;
}

/** Files beside the programs, as they are. */
const files = {
  name: "files",
  generateBundle(this: Context): void {
    for (const path of ["playground/index.html", "playground/style.css", "node_modules/uplot/dist/uPlot.min.css"]) this.emitFile({ type: "asset", fileName: basename(path), source: readFileSync(path, "utf8") });
  },
};

/** The page and its workers, with relative addresses: it works from any path. */
export default defineConfig({
  input: { main: "playground/main.ts", compiler: "playground/compiler/compiler.ts", trainer: "playground/trainer/trainer.ts", language: "src/lsp/worker.ts" },
  platform: "browser",
  // Formats whose readers a page is not given: a file of one is an error that names it.
  external: [/^hyparquet(-compressors)?$/, /^apache-arrow$/, /^better-sqlite3$/, /^jpeg-js$/],
  // Chevrotain 11 asks for lodash, a third of which does as much.
  resolve: { alias: { "lodash-es": "es-toolkit/compat" } },
  plugins: [textPlugin({ documented: false }), cataloguePlugin(), unused(), notices(), files],
  output: { format: "esm", dir: folder, entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js", minify: true },
});
