import { defineConfig, mergeConfig } from "vitest/config";
import base from "../vitest.config.ts";

/** The suite that needs Debian's chromium and firefox-esr, and `npm run build`: not part of `npm test`. */
export default mergeConfig({ ...base, test: {} }, defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: { include: ["test/browsers/**/*.browser.ts"], environment: "node", testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 1 },
}));
