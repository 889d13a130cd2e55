import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vitest.base.ts";

/** The rooms whose tests call the compiler's own functions: no command, no emitted module of an example, no PyTorch. */
const rooms = "test/{ir,phases,diagnostics,lint,std}";

/** Files of these rooms that judge programs at random, whole models or all tests, for more than a second and a half each. */
const long = "{assertions,mutations,depth,models,guarded,extremes,random,proven,parallelize,positions,spans,composition,gather,weights,shared-state,ranges,regions,each,derive}";

/** The fast lane: part of `npm test`, in under 30 s. */
export default mergeConfig(base, defineConfig({
  test: { include: [`${rooms}/**/*.test.ts`], exclude: [`**/${long}.test.ts`], testTimeout: 60_000, isolate: false },
}));
