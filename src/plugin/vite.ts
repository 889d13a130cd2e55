/** `import nnc from "nnc/vite"`: `.nn` files as modules. */
import { plugin } from "./unplugin.ts";

export type { PluginOptions } from "./module.ts";

export default plugin.vite;
