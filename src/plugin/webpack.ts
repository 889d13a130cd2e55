/** `import nnc from "nnc/webpack"`: `.nn` files as modules. */
import { plugin } from "./unplugin.ts";

export type { PluginOptions } from "./module.ts";

export default plugin.webpack;
