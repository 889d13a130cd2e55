/** Code of a module as a template. */
import { describe, expect, test } from "vitest";
import { code } from "../../../src/targets/typescript/template.ts";

describe("a template", () => {
  test("is its lines without indentation and without those of its quotes", () => {
    expect(code`
      f();

      g(${1 + 1}, ${"x"});
    `).toEqual(["f();", "", "g(2, x);"]);
  });

  test("takes several lines in the place of one, or none", () => {
    const none: readonly string[] = [];
    expect(code`
      {
        ${["a();", "b();"]}
        ${none}
        ${false}
        ${undefined}
        ${code`
          c();
        `}
      }
    `).toEqual(["{", "a();", "b();", "c();", "}"]);
  });

  test("refuses several lines within a line, where they could not be laid out", () => {
    expect(() => code`
      f(${["a", "b"]});
    `).toThrow("lines of code stand alone on their line");
  });
});
