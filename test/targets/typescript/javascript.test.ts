/** A module in JavaScript has the statements of the module in TypeScript. */
import { readFileSync } from "node:fs";
import { minifySync, transformSync } from "rolldown/utils";
import { describe, expect, test } from "vitest";
import { compile, type TargetName } from "../../../src/index.ts";
import { inLanguage } from "../../../src/targets/typescript/erase.ts";
import { models } from "./models.ts";
import { exampleFiles } from "../../../tools/examples.ts";
import { sampled } from "../../support/extent.ts";

/** The statements of a script in one spelling, without comments. */
function canonical(text: string): string {
  const { code, errors } = transformSync("module.ts", text);
  expect(errors).toEqual([]);
  return minifySync("module.js", code, { compress: false, mangle: false }).code;
}

async function texts(source: string, fileName: string, target: TargetName): Promise<readonly string[]> {
  return Promise.all((["typescript", "module"] as const).map(async (emit) => {
    const { modules, diagnostics } = await compile(source, { fileName, target, emit });
    expect(diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
    return modules[0]?.text ?? "";
  }));
}

/** Every third without `NNC_ALL`. */
const examples = sampled(exampleFiles, 3).map((file) => [file, readFileSync(file, "utf8")] as const);
/** Words of a user that look like marks, types and ends of comments. */
const hostile = `
/// A › of ‹ types. */ "
model M {
  /// "] ! // ‹
  input x: { a, b: oneHot("‹: string›", "]!", "/* \\" */", "\\\\") }
  dense(3) softmax
  output y: oneHot("›", "b]! ", "// ‹")
  loss crossEntropy
}`;

const small = Object.entries(models).map(([name, { text }]) => [name, text] as const);

// The text around the code is the same for all: examples once, and each target on the small models.
const cases = { ts: [...examples, ...small, ["words that look like types", hostile]], wasm: [...small, ["words that look like types", hostile]] } as const;

describe.each(["ts", "wasm"] as const)("in the target %s", (target) => {
  test.each(cases[target])("%s is the same in both languages", async (name, source) => {
    const [typescript = "", javascript = ""] = await texts(source, name.endsWith(".nn") ? name : "model.nn", target);
    expect(javascript).not.toBe("");
    const [expected, found] = [canonical(typescript), canonical(javascript)];
    // Not toBe: a whole module in a message helps nobody.
    let at = 0;
    while (at < expected.length && expected[at] === found[at]) at++;
    expect(found.slice(at - 60, at + 60)).toBe(expected.slice(at - 60, at + 60));
  });
});

test("marks leave strings and comments alone", () => {
  const line = `const a‹: readonly ("›" | "‹")[]› = ["‹x›", "y]!"]; // ‹b›]!`;
  expect(inLanguage(line, "typescript")).toBe(`const a: readonly ("›" | "‹")[] = ["‹x›", "y]!"]; // ‹b›]!`);
  expect(inLanguage(line, "javascript")).toBe(`const a = ["‹x›", "y]!"]; // ‹b›]!`);
  expect(inLanguage("if (!a[0]! && f(b)! !== c[1]!) return !d;", "javascript")).toBe("if (!a[0] && f(b) !== c[1]) return !d;");
});
