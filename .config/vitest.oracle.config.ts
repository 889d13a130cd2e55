import { defineConfig, mergeConfig } from "vitest/config";
import base from "../vitest.config.ts";

/** The suite that needs Debian's python3-torch and is not part of `npm test`. */
export default mergeConfig({ ...base, test: {} }, defineConfig({ root: new URL("..", import.meta.url).pathname, test: { include: ["test/oracle/**/*.oracle.ts"], environment: "node", testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: 2 } }));
