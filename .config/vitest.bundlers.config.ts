import { defineConfig, mergeConfig } from "vitest/config";
import base from "../vitest.config.ts";

/** The suite that installs the packed compiler beside bundlers, in an empty project: not part of `npm test`. Needs `npm run build`, npm's registry and Debian's chromium. */
export default mergeConfig({ ...base, test: {} }, defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: { include: ["test/bundlers/**/*.bundlers.ts"], exclude: process.env["NNC_QUICK"] === undefined ? [] : ["**/hot-servers.bundlers.ts"], environment: "node", testTimeout: 180_000, hookTimeout: 600_000, maxWorkers: 1, fileParallelism: false },
}));
