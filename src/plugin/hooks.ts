/** Hooks of Node for modules, which run in a thread of their own: for versions without `registerHooks`. */
import type { LoadHook } from "node:module";
import { fileURLToPath } from "node:url";
import { modelFile } from "./module.ts";
import { sourceOf } from "./source.ts";

export const load: LoadHook = async (url, context, next) => {
  if (!url.startsWith("file:") || !modelFile.test(new URL(url).pathname)) return next(url, context);
  return { format: "module", source: await sourceOf(fileURLToPath(url)), shortCircuit: true };
};
