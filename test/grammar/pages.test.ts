/** The generated pages of the language are what the compiler's sources say. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pages } from "../../grammar/pages/pages.ts";

test.each(pages.map((page) => [page.path, page] as const))("%s is current", (path, { text }) => {
  expect(text()).toBe(readFileSync(path, "utf8"));
});
