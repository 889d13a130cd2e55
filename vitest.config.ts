import { defineConfig, mergeConfig } from "vitest/config";
import base, { texts } from "./.config/vitest.base.ts";

/** Files that replace modules of the compiler, and so cannot share them with other files. */
const isolated = ["test/cli/fault.test.ts", "test/cli/light.test.ts", "test/pipeline/verify.test.ts"];
/** For machines on which other work goes on; no test needs a tenth of it alone. */
const timeouts = { testTimeout: 240_000, hookTimeout: 240_000 } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // To load the compiler anew for each file would take as long as the tests.
      mergeConfig(base, { test: { name: "suite", include: ["test/**/*.test.ts"], exclude: isolated, isolate: false, ...timeouts } }),
      { plugins: [texts], test: { name: "isolated", environment: "node", include: isolated, ...timeouts } },
    ],
  },
});
