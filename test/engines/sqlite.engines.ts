/** SQLite databases in the versions of Node that have SQLite: the tests of the reader and of the command. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { programs } from "../../bench/engines/programs.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-engines-sqlite-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(programs.filter(({ name }) => /^Node 2[246]/.test(name)).map((engine) => [engine.name, engine] as const))("%s reads SQLite databases", (name, { from, program }) => {
  const prefix = join(folder, name.replace(" ", "-"));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", prefix, `engine@npm:${from}`], { stdio: ["ignore", "ignore", "inherit"] });
  const out = execFileSync(join(prefix, "node_modules/engine", program), ["node_modules/vitest/vitest.mjs", "run", "test/data/sqlite.test.ts", "test/cli/data-options.test.ts", "--reporter=json"], { encoding: "utf8" });
  // Only the test of a Node without SQLite is skipped.
  expect(JSON.parse(out.slice(out.indexOf("{")))).toMatchObject({ success: true, numFailedTests: 0, numPendingTests: 1 });
});
