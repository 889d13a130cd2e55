/** `nnc/loader`: a loader of webpack's interface, for Turbopack. */
import { relative } from "node:path";
import { withHotReplacement } from "./hot.ts";
import { moduleOf, type PluginOptions } from "./module.ts";
import type { Script, SourceMap } from "../project/script.ts";

/** What it needs of the interface of loaders. */
interface LoaderContext {
  readonly resourcePath: string;
  readonly hot?: boolean;
  getOptions?(): PluginOptions;
  async(): (cause: Error | null, code?: string, map?: SourceMap) => void;
  addDependency(path: string): void;
  emitWarning?(warning: Error): void;
}

async function load(this: LoaderContext): Promise<void> {
  const done = this.async();
  let found: Script;
  try {
    found = await moduleOf(this.resourcePath, this.getOptions?.() ?? {}, { watch: (path) => this.addDependency(path), warn: (message) => this.emitWarning?.(new Error(message)) });
  } catch (cause) {
    done(cause instanceof Error ? cause : new Error(String(cause)));
    return;
  }
  const { code, map } = found;
  done(null, this.hot === true ? withHotReplacement(code, relative(process.cwd(), this.resourcePath), "webpack") : code, map);
}

export default load;
