/** `import nnc from "nnc/rolldown"`: `.nn` files as modules. */
import { plugin } from "./unplugin.ts";

export type { PluginOptions } from "./module.ts";

export default plugin.rolldown;
