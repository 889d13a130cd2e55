import { defineConfig } from "vitest/config";
import { textPlugin } from "./text-plugin.ts";

export default defineConfig({
  plugins: [{ ...textPlugin(), enforce: "pre" }],
  test: { include: ["test/**/*.test.ts"], environment: "node", testTimeout: 60_000, hookTimeout: 120_000, maxWorkers: 2 },
});
