import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.base.ts";

/** The suite that downloads Deno, Bun and workerd from npm's registry: not part of `npm test`. */
export default mergeConfig(base, defineConfig({
  test: { include: ["test/engines/**/*.engines.ts"], testTimeout: 60_000, hookTimeout: 300_000, maxWorkers: 1 },
}));
