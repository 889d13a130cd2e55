/** The grammar for editors knows every word of the language, and colors the library as it is read. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reductions } from "../../src/phases/check/elaborate/expressions/reductions.ts";
import { constants } from "../../src/phases/check/evaluate.ts";
import { words } from "../../src/phases/parse/tokens.ts";
import { flatten, type Grammar, type Pattern, scopesOf } from "./textmate.ts";

const grammar: Grammar = JSON.parse(readFileSync("docs/language/nn.tmLanguage.json", "utf8"));

function all(patterns: readonly Pattern[]): readonly Pattern[] {
  return patterns.flatMap((pattern) => [pattern, ...all(pattern.patterns ?? [])]);
}

test("every part that is included is there, and every part is included", () => {
  const included = all([...grammar.patterns, ...Object.values(grammar.repository).flatMap((part) => part.patterns)]).flatMap(({ include }) => include?.slice(1) ?? []);
  expect(new Set(included)).toEqual(new Set(Object.keys(grammar.repository)));
  expect(flatten(grammar.patterns, grammar).every(({ include }) => include === undefined)).toBe(true);
});

test.each(Object.keys(words))("`%s` is a word of the language, but for labels", (word) => {
  const scope = (line: string): string | undefined => scopesOf(line, grammar).find(({ text }) => text === word)?.scope;
  expect(scope(`x ${word} y`)).toMatch(/^(storage|keyword)\./);
  expect(scope(`f(${word}: 1)`)).toBe("variable.parameter.nn");
  expect(scope(`${word}s`)).toBeUndefined();
});

test.each([...reductions.keys()])("`%s` is a reduction of the language", (name) => {
  expect(scopesOf(`y = ${name}(i: x[i])`, grammar)).toContainEqual({ text: name, scope: "support.function.reduction.nn" });
});

test.each([...constants.keys()])("`%s` is a constant of the language", (name) => {
  expect(scopesOf(`y = ${name}`, grammar)).toContainEqual({ text: name, scope: "constant.language.nn" });
});

describe("lines", () => {
  test.each([
    ["layer dense(units) {", "dense", "entity.name.function.nn"],
    ["loss hinge(y, target) = 1", "hinge", "entity.name.function.nn"],
    ["  loss hinge(y)", "hinge", "entity.name.function.call.nn"],
    ["  bias   b: [units] = zeros", "b", "variable.other.definition.nn"],
    ["  output y[..s, j] = sum(i: x[..s, i])", "sum", "support.function.reduction.nn"],
    ["  output y[..s, j] = sum(i: x[..s, i])", "s", "variable.parameter.pack.nn"],
    ["  y = expm1(x)", "expm1", "support.function.primitive.nn"],
    ["  y = 1e-5 * 0.25", "1e-5", "constant.numeric.nn"],
    ["  output digit: oneHot(0..9)", "9", "constant.numeric.nn"],
    ["  output digit: oneHot(0..9)", "..", "keyword.operator.range.nn"],
    ["  s = causal ? -infinity : 0", "infinity", "constant.language.nn"],
    ["  batch:      16", "batch", "variable.parameter.nn"],
    ["/// Documents // all", "/// Documents // all", "comment.line.documentation.nn"],
    ["relu // \"remark\" layer", "// \"remark\" layer", "comment.line.double-slash.nn"],
    ["import { bend, other } from \"x.nn\"", "bend", "entity.name.function.nn"],
    ["import { bend, other } from \"x.nn\"", "from", "keyword.control.from.nn"],
    ["require a, \"// {units} \\n\"", "{units}", "variable.other.placeholder.nn"],
    ["require a, \"// {units} \\n\"", "\\n", "constant.character.escape.nn"],
  ])("%s: %s", (line, text, scope) => {
    expect(scopesOf(line, grammar)).toContainEqual({ text, scope });
  });
});

test("nothing in the library and the examples is without meaning, and every definition is named", () => {
  const files = ["src/std", "examples", "docs/language"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".nn")).map((path) => `${folder}/${path}`));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    const scopes = text.split("\n").flatMap((line) => scopesOf(line, grammar));
    expect(scopes.filter(({ scope }) => scope.startsWith("invalid"))).toEqual([]);
    const declared = [...text.matchAll(/^(?:model|layer|block|activation|loss|regularizer|initializer|schedule|optimizer) (\w+)/gm)].map(([, name]) => name);
    expect(scopes.filter(({ scope }) => scope === "entity.name.function.nn").map((s) => s.text)).toEqual(declared);
  }
});
