import { defineConfig } from "vitest/config";
import { compiled } from "./compiled.ts";
import { textPlugin } from "./text-plugin.ts";

export const texts = { ...textPlugin(), enforce: "pre" } as const;

/** What all suites have in common; each gives its files. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  plugins: [await compiled(), texts],
  test: { environment: "node", setupFiles: ["test/support/seed.ts"], maxWorkers: 2, server: { deps: { external: [/\/\.compiled\//] } } },
});
