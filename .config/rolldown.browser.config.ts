import { defineConfig } from "rolldown";
import { textPlugin } from "./text-plugin.ts";

/** The library for pages: no module of Node, and no `process`, in what is loaded to check and to run a model. */
export default defineConfig({
  input: { index: "src/index.ts" },
  platform: "browser",
  plugins: [textPlugin()],
  output: { dir: "dist/browser", format: "esm", cleanDir: true, chunkFileNames: "chunks/[name]-[hash].js", minify: true },
});
