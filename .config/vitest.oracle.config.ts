import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.base.ts";

/** The suite that needs Debian's python3-torch and is not part of `npm test`. */
export default mergeConfig(base, defineConfig({ test: { include: ["test/oracle/**/*.oracle.ts"], testTimeout: 120_000, hookTimeout: 120_000 } }));
