/** Programs of tools/pages: the generated pages are current, and lengths are counted as side-by-side.md says. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pages } from "../../tools/pages/pages.ts";
import { tokens, withoutComments } from "../../tools/pages/side-by-side.ts";

test.each(pages.map((page) => [page.path, page] as const))("%s is current", (path, { text }) => {
  expect(text()).toBe(readFileSync(path, "utf8"));
});

test.each([
  ["dense(16) relu", 5],
  ["loss = loss + 0.5 * 1e-4 * (w ** 2).sum()", 17],
  ["probabilities: [0.8, 0.2]", 7],
  ["print(f\"epoch {n}\", x)", 7],
  ["oneHot(0..9) -> [a]", 10],
])("%s is counted", (line, count) => {
  expect(tokens(line)).toBe(count);
});

test("comments are not counted, and strings are no comments", () => {
  expect(withoutComments("a // b\nx \"//\" y // z", "//")).toEqual(["a ", "x \"//\" y "]);
});
