import { defineConfig, mergeConfig } from "vitest/config";
import base from "../vitest.config.ts";

/** The suite that downloads Deno, Bun and workerd from npm's registry: not part of `npm test`. */
export default mergeConfig({ ...base, test: {} }, defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: { include: ["test/engines/**/*.engines.ts"], environment: "node", testTimeout: 60_000, hookTimeout: 300_000, maxWorkers: 1 },
}));
