/** Hooks of Node for modules, which run in a thread of their own. */
import type { LoadHook } from "node:module";
import { fileURLToPath } from "node:url";
import { modelFile, moduleOf } from "./module.ts";

export const load: LoadHook = async (url, context, next) => {
  if (!url.startsWith("file:") || !modelFile.test(new URL(url).pathname)) return next(url, context);
  const path = fileURLToPath(url);
  const { code, map } = await moduleOf(path, {}, { watch: () => undefined, warn: (message) => process.stderr.write(`${message}\n`) });
  // `node --enable-source-maps` reads it.
  const inline = `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}`;
  return { format: "module", source: `${code}${inline}\n`, shortCircuit: true };
};
