/** The plugin of every bundler, by unplugin. */
import { relative } from "node:path";
import { createUnplugin, type UnpluginFactory } from "unplugin";
import { type HotData, withHotReplacement } from "./hot.ts";
import { modelFile, moduleOf, type PluginOptions } from "./module.ts";

const factory: UnpluginFactory<PluginOptions | undefined> = (options = {}, meta) => {
  let hot: HotData | undefined;
  if (meta.framework === "webpack" && meta.webpack.compiler.options.mode === "development") hot = "webpack";
  if (meta.framework === "rspack" && meta.rspack.compiler.options.mode === "development") hot = "webpack";
  return {
    name: "nnc",
    load: {
      filter: { id: modelFile },
      async handler(id) {
        // Faults are thrown: the adapter of esbuild only records those of `this.error`.
        const { code, map } = await moduleOf(id, options, { watch: (path) => this.addWatchFile(path), warn: (message) => this.warn(message) });
        return { code: hot === undefined ? code : withHotReplacement(code, relative(process.cwd(), id), hot), map };
      },
    },
    vite: {
      configResolved({ command }) {
        if (command === "serve") hot = "vite";
      },
    },
  };
};

export const plugin = /* @__PURE__ */ createUnplugin(factory);
