/** `import nnc from "nnc/esbuild"`: `.nn` files as modules. */
import { plugin } from "./unplugin.ts";

export type { PluginOptions } from "./module.ts";

export default plugin.esbuild;
