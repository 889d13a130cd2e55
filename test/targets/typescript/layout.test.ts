/** How the factory is laid out. */
import { describe, expect, test } from "vitest";
import { layOutLines } from "../../../src/targets/typescript/layout.ts";
import { wordsOf } from "../../../src/targets/typescript/names.ts";

describe("lines of the factory", () => {
  test("are indented by their brackets, strings and comments apart", () => {
    expect(layOutLines(["f(x, {", 'a: "{ [ (",', "// } ]", "});", "g();"], 1)).toEqual(["  f(x, {", '    a: "{ [ (",', "    // } ]", "  });", "", "  g();"]);
  });

  test("go on after a closing bracket", () => {
    expect(layOutLines(["try {", "a();", "} finally {", "b();", "}"], 0)).toEqual(["try {", "  a();", "} finally {", "  b();", "}"]);
  });

  test("are broken at the commas of their longest list", () => {
    const items = Array.from({ length: 9 }, (_, i) => `"item, number ${i} (of nine)"`);
    expect(layOutLines([`const list = [${items.join(", ")}] as const;`], 1)).toEqual(["  const list = [", ...items.map((i) => `    ${i},`), "  ] as const;"]);
  });

  test("stay as they are where there is nothing to break", () => {
    const long = `const text = "${"word, ".repeat(40)}";`;
    expect(layOutLines([long], 0)).toEqual([long]);
  });
});

test("words are those of code", () => {
  expect([...wordsOf('a("b \\" c", /* d */ e); // f "g')]).toEqual(["a", "e"]);
});
