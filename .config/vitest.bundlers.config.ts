import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.base.ts";

/** The suite that installs the packed compiler beside bundlers, in an empty project: not part of `npm test`. Needs `npm run build`, npm's registry and Debian's chromium. */
export default mergeConfig(base, defineConfig({
  test: { include: ["test/bundlers/**/*.bundlers.ts"], exclude: process.env["NNC_QUICK"] === undefined ? [] : ["**/hot-servers.bundlers.ts"], testTimeout: 180_000, hookTimeout: 600_000, maxWorkers: 1, fileParallelism: false },
}));
