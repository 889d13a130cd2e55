/** Programs of tools/pages: the generated pages are current, and lengths are counted as side-by-side.md says. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { comparisons, pathOf, systems } from "../../tools/pages/comparisons.ts";
import { pages } from "../../tools/pages/pages.ts";
import { lengthOf, tokens, withoutComments } from "../../tools/pages/tokens.ts";

test.each(pages.map((page) => [page.path, page] as const))("%s is current", (path, { text }) => {
  expect(text()).toBe(readFileSync(path, "utf8"));
});

test.each([
  ["dense(16) relu", 5],
  ["loss = loss + 0.5 * 1e-4 * (w ** 2).sum()", 17],
  ["probabilities: [0.8, 0.2]", 7],
  ["print(f\"epoch {n}\", x)", 7],
  ["oneHot(0..9) -> [a]", 10],
  ["rows.map((row) => [...row, a === 1])", 17],
])("%s is counted", (line, count) => {
  expect(tokens(line)).toBe(count);
});

test("comments are not counted, and strings are no comments", () => {
  expect(withoutComments("a // b\nx \"//\" y // z", "//")).toEqual(["a ", "x \"//\" y "]);
});

test("a length leaves out blank lines and comments", () => {
  expect(lengthOf("# first\na = 1 # one\n\nb = 2\n", "#")).toEqual({ lines: 2, tokens: 6 });
});

test.each(comparisons.map((c) => [c.title, c] as const))("%s is written for every system but Ludwig, and reads a file that is there", (_, c) => {
  const missing = systems.filter((system) => system.name !== "Ludwig" && !existsSync(pathOf(c, system)));
  expect(missing).toEqual([]);
  const [, data] = /(?:csv|series)\("([^"]+)"\)/.exec(readFileSync(c.nnc, "utf8")) ?? [];
  expect(existsSync(join(dirname(c.nnc), data ?? "no data"))).toBe(true);
});

test.each(comparisons.map((c) => `docs/language/side-by-side/${c.name}/tfjs.mjs`))("%s is a module of JavaScript", (path) => {
  expect(() => execFileSync(process.execPath, ["--check", path], { stdio: "pipe" })).not.toThrow();
});
