import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.base.ts";

/** The suite of editors, with `nnc` and the packed extension as they are built: not part of `npm test`. */
export default mergeConfig(base, defineConfig({
  test: { include: ["test/{lsp,vscode}/**/*.editors.ts"], testTimeout: 120_000, maxWorkers: 1 },
}));
