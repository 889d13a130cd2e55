import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.base.ts";

/** The suite of real editors, with `nnc` as it is built: not part of `npm test`. */
export default mergeConfig(base, defineConfig({
  test: { include: ["test/lsp/**/*.editors.ts"], testTimeout: 120_000, maxWorkers: 1 },
}));
