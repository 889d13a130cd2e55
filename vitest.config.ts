import { defineConfig } from "vitest/config";
import { textPlugin } from "./.config/text-plugin.ts";

/** Files that replace modules of the compiler, and so cannot share them with other files. */
const isolated = ["test/cli/fault.test.ts", "test/cli/light.test.ts", "test/pipeline/verify.test.ts"];

export default defineConfig({
  plugins: [{ ...textPlugin(), enforce: "pre" }],
  test: {
    environment: "node", testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2,
    projects: [
      // To load the compiler anew for each file would take as long as the tests.
      { extends: true, test: { name: "suite", include: ["test/**/*.test.ts"], exclude: isolated, isolate: false } },
      { extends: true, test: { name: "isolated", include: isolated } },
    ],
  },
});
