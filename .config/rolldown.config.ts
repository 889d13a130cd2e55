import { defineConfig } from "rolldown";
import { textPlugin } from "./text-plugin.ts";
import { notices } from "./notices.ts";

/**
 * One bundle for every program of package.json's scripts, the library, and the example that has a script, with chunks that
 * load on demand. Minified, since reading the bundle is much of the time to start.
 */
export default defineConfig({
  input: {
    "cli/main": "src/cli/main.ts", "cli/start": "src/cli/start.ts", "bench/accuracy": "bench/accuracy/accuracy.ts", "bench/measure": "bench/accuracy/measure.ts", "bench/peers": "bench/speed/peers.ts", "bench/grid": "bench/grid/grid.ts", "bench/equations": "bench/equations/equations.ts", "bench/engines": "bench/engines/engines.ts", "tools/generate": "tools/generate.ts", "tools/verify": "tools/verify.ts",
    "hostile/measure": "test/hostile/measure.ts", "examples/devils-dictionary": "examples/devils-dictionary/train.ts", index: "src/index.ts",
    ...Object.fromEntries(["vite", "rollup", "rolldown", "esbuild", "webpack", "rspack", "loader", "register", "hooks"].map((name) => [`plugin/${name}`, `src/plugin/${name}.ts`])),
  },
  platform: "node",
  external: [/^rolldown(\/|$)/, /^unplugin$/],
  // The TypeScript that ts-morph carries asks for its own place.
  transform: { define: { __filename: "import.meta.filename", __dirname: "import.meta.dirname" } },
  plugins: [textPlugin(), notices()],
  output: { dir: "dist", format: "esm", cleanDir: true, chunkFileNames: "chunks/[name]-[hash].js", minify: true },
});
