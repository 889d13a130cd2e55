import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.base.ts";

/** The suite that needs Debian's chromium and firefox-esr, and `npm run build`: not part of `npm test`. */
export default mergeConfig(base, defineConfig({
  test: { include: ["test/browsers/**/*.browser.ts"], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 1 },
}));
