/** What an optimizer reads, and what other tools call it. */
import { expect, test } from "vitest";
import { roleFixes, roleNote } from "../../../../../src/phases/check/elaborate/training/roles.ts";
import { sourceFile, span } from "../../../../../src/source/source.ts";

const at = span(sourceFile("a.nn", "grad"), 0, 4);

test.each([["grad", ["write `g`, its gradient"]], ["theta", ["write `w`, the weight"]], ["iteration", ["write `t`, the number of the step, from 1"]], ["speed", []]])("`%s` is mended by %j", (name, titles) => {
  expect(roleFixes(name, at).map((f) => f.title)).toEqual(titles);
});

test("the note names the roles, and then the optimizer's own values", () => {
  expect(roleNote(["w", "m", "rate", "m"]).message).toMatch(/`w`, the weight; `g`, its gradient; .*; and its own `m`, `rate`$/);
  expect(roleNote(["w", "g"]).message).not.toContain("own");
});
