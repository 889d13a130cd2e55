import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "rolldown";
import { cataloguePlugin } from "./catalogue-plugin.ts";
import { textPlugin } from "./text-plugin.ts";
import { notices } from "./notices.ts";
import { unused } from "./unused.ts";

// Both bundles write there.
rmSync("dist", { recursive: true, force: true });

/** Minified, since reading a bundle is much of the time to start. */
const output = { format: "esm", chunkFileNames: "chunks/[name]-[hash].js", minify: true } as const;

/** Readers of formats, which users install for their files. */
const readers = [/^hyparquet(-compressors)?$/, /^apache-arrow$/, /^better-sqlite3$/, /^jpeg-js$/];

/** Of the runtime: what nearly every module takes. A page loads these files at once, and others one by one. */
const usual = { name: "runtime", test: /\/runtime\/(?:special|exponential|logarithm|random|checks|rows|metrics|non-finite|parts|fit|half|safetensors|restore|save)\.ts\?bare$/ };

const library = resolve("src/index.ts");
const server = resolve("src/lsp/serve.ts");
const emitters = /\/src\/targets\/(?:typescript|wasm)\/target\.ts$/;

interface Context {
  resolve(source: string, importer: string, options: { readonly skipSelf: boolean }): Promise<{ readonly id: string } | null>;
}

/** The command imports the library and the language server as users do: by the name of the package, which is its own. It emits nothing itself. */
const libraryByName = {
  name: "library-by-name",
  async resolveId(this: Context, source: string, importer: string | undefined): Promise<{ readonly id: string; readonly external: true } | undefined> {
    if (importer === undefined || !/(?:index|target|serve)\.ts$/.test(source)) return undefined;
    const id = (await this.resolve(source, importer, { skipSelf: true }))?.id ?? "";
    if (id === server && importer.includes("/src/cli/")) return { id: "nnc/lsp", external: true };
    return id === library || (emitters.test(id) && importer.endsWith("/src/targets.ts")) ? { id: "nnc", external: true } : undefined;
  },
};

/** The library, the readers of pages and the watch over a training, in which nothing is of Node. The command and the plugins. Programs of this repository. */
export default defineConfig([
  // Chevrotain 11 asks for lodash, a third of which does as much.
  { input: { index: library }, platform: "browser", resolve: { alias: { "lodash-es": "es-toolkit/compat" } }, plugins: [textPlugin({ documented: false, short: true }), cataloguePlugin(), unused(), notices()], output: { ...output, dir: "dist/library", codeSplitting: { groups: [usual] } } },
  // Beside the library, which it imports by name; a page bundles both.
  { input: { serve: "src/lsp/serve.ts", worker: "src/lsp/worker.ts" }, platform: "browser", external: [/^vscode-/], plugins: [libraryByName, textPlugin()], output: { ...output, dir: "dist/lsp" } },
  { input: { plugin: "src/prettier/plugin.ts" }, platform: "neutral", plugins: [libraryByName], output: { ...output, dir: "dist/prettier" } },
  // Apart from the library, whose chunks would grow by what they share.
  { input: { page: "src/data/api/page.ts" }, platform: "browser", external: readers, plugins: [textPlugin(), notices()], output: { ...output, dir: "dist/data" } },
  { input: { trouble: "src/trouble/api/watch-troubles.ts" }, platform: "browser", output: { ...output, dir: "dist/trouble" } },
  {
    input: {
      "cli/main": "src/cli/main.ts", "data/node": "src/data/api/node.ts",
      ...Object.fromEntries(["vite", "rollup", "rolldown", "esbuild", "webpack", "rspack", "loader", "register", "hooks", "worker"].map((name) => [`plugin/${name}`, `src/plugin/${name}.ts`])),
    },
    platform: "node",
    external: [/^unplugin$/, /^vscode-/, ...readers],
    plugins: [libraryByName, textPlugin(), cataloguePlugin(), notices()],
    output: { ...output, dir: "dist" },
  },
  {
    input: {
      "programs/start": "src/cli/start.ts", "bench/accuracy": "bench/accuracy/accuracy.ts", "bench/measure": "bench/accuracy/measure.ts", "bench/peers": "bench/speed/peers.ts", "bench/grid": "bench/grid/grid.ts", "bench/equations": "bench/equations/equations.ts", "bench/engines": "bench/engines/engines.ts", "bench/data": "bench/data/data.ts", "bench/sets": "bench/sets/sets.ts", "bench/data-read": "bench/data/read.ts", "tools/generate": "tools/generate.ts", "tools/verify": "tools/verify.ts",
      "hostile/measure": "test/hostile/measure.ts", "examples/devils-dictionary": "examples/devils-dictionary/train.ts", "examples/writer": "examples/writer/train.ts", "examples/loops": "examples/loops/train.ts",
    },
    platform: "node",
    external: [/^rolldown(\/|$)/, /^better-sqlite3$/],
    // The TypeScript that ts-morph carries asks for its own place.
    transform: { define: { __filename: "import.meta.filename", __dirname: "import.meta.dirname" } },
    plugins: [textPlugin()],
    output: { ...output, dir: "dist", chunkFileNames: "programs/[name]-[hash].js" },
  },
]);
