import { defineConfig } from "rolldown";
import { textPlugin } from "../text-plugin.ts";

/** The command, what `npm start` runs, and the library: one file each, with chunks that load when their step runs. */
export default defineConfig({
  input: { "cli/main": "src/cli/main.ts", "cli/start": "src/cli/start.ts", "bench/accuracy": "bench/accuracy/measure.ts", index: "src/index.ts" },
  platform: "node",
  plugins: [textPlugin()],
  output: { dir: "dist", format: "esm", cleanDir: true, chunkFileNames: "chunks/[name]-[hash].js", minify: false },
});
