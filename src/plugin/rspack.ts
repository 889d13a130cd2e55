/** `import nnc from "nnc/rspack"`: `.nn` files as modules. */
import { plugin } from "./unplugin.ts";

export type { PluginOptions } from "./module.ts";

export default plugin.rspack;
