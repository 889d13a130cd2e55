/** `nnc/loader`: a loader of webpack's interface, for Turbopack and for webpack in Next.js. */
import { relative } from "node:path";
import { type HotData, withHotReplacement } from "./hot.ts";
import { moduleOf, type PluginOptions } from "./module.ts";
import type { Script, SourceMap } from "../project/script.ts";

/** What it needs of the interface of loaders. */
interface LoaderContext {
  readonly resourcePath: string;
  /** Whether webpack replaces modules. Turbopack does not say. */
  readonly hot?: boolean;
  readonly mode?: "development" | "production" | "none";
  readonly target?: string;
  /** Webpack's own, which Turbopack has not. */
  readonly _compiler?: object;
  getOptions?(): PluginOptions;
  async(): (cause: Error | null, code?: string, map?: SourceMap) => void;
  addDependency(path: string): void;
  emitWarning?(warning: Error): void;
}

/** Pages replace modules while they are developed; on a server no network lives on. */
function hotOf({ hot, mode, target, _compiler }: LoaderContext): HotData | undefined {
  if (hot === true) return "webpack";
  return _compiler === undefined && mode === "development" && target === "web" ? "turbopack" : undefined;
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
  const hot = hotOf(this);
  done(null, hot === undefined ? code : withHotReplacement(code, relative(process.cwd(), this.resourcePath), hot), map);
}

export default load;
