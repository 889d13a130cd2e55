/** Which values differ from example to example. */
import { describe, expect, test } from "vitest";
import type { Expression, Item } from "../../../../../src/ir/ast/expression.ts";
import type { LocalArray } from "../../../../../src/phases/check/elaborate/context.ts";
import { findBatched, namesIn } from "../../../../../src/phases/check/elaborate/equations/batched.ts";
import { sourceFile, span } from "../../../../../src/source/source.ts";
import { parsed } from "../../../parse/files.ts";

/** The right sides of equations, as they are parsed. */
function equations(text: string): readonly { readonly name: string; readonly items: readonly Item[] | undefined; readonly value: Expression; readonly kind: "local" }[] {
  const [layer] = parsed(`layer own() { input x: [n] ${text} output x }`).file.declarations;
  return layer?.kind === "layer" ? layer.body.flatMap((s) => (s.kind === "equation" ? [{ name: s.name.text, items: s.indices, value: s.value, kind: "local" as const }] : [])) : [];
}

const x: LocalArray = { array: "x", extents: [{ lower: 0, upper: 4 }], main: [{ lower: 0, upper: 4 }], batched: true, content: { kind: "real" }, span: span(sourceFile("x.nn", ""), 0, 0) };

const batched = (text: string): readonly string[] => [...findBatched(equations(text), (name) => (name === "x" ? x : undefined), () => undefined)].sort();

describe("a value differs from example to example", () => {
  test.each([
    ["where it reads one that does", "a[i] = x[i] b[i] = w[i]", ["a"]],
    ["where it reads one through others, whatever their order", "a[i] = b[i] b[i] = c[i] c[i] = x[i]", ["a", "b", "c"]],
    ["where it draws", "a[i] = random(i) b[i] = w[i]", ["a"]],
    ["where it reads one in a condition, a subscript or after `else`", "a[i] = x[0] > 0 ? 1 : 2 b[i] = w[x[0]] c[i] = (w[i - 1] else x[i])", ["a", "b", "c"]],
    ["where it reads one outside of a mean over the batch too", "a[i] = x[i] - mean(batch: x[i])", ["a"]],
  ])("%s", (_, text, names) => {
    expect(batched(text)).toEqual(names);
  });
});

test("a reduction over all examples is one value for all", () => {
  expect(batched("a[i] = mean(batch: x[i]) b[i] = sum(data: x[i]) c[i] = max(j, batch: x[j])")).toEqual([]);
  expect(batched("a[i] = sum(j: x[j])")).toEqual(["a"]);
});

test("a read at another example is of that one, unless `example` says where", () => {
  expect(batched("a[i] = sum(b < batch: x[b, i]) s[b < batch] = x[b, 0] ^ 2 g[a < batch, b < batch] = x[a, 0] * x[b, 0]")).toEqual([]);
  expect(batched("a[b < batch] = x[0] * x[b, 0] c[i] = x[(example + 1) % batch, i] d[i, b < batch] = x[b, i]")).toEqual(["a", "c", "d"]);
  expect(batched("a[i] = 2 * x[i] b[i] = sum(k < batch: a[k, i])")).toEqual(["a"]);
});

test("the names of an expression are those of its arrays, members too, each where it is read first", () => {
  const [equation] = equations("a[i] = x[i] + f(b, k: c[d]) + sum(j: e[j]) + g.h");
  expect([...(equation === undefined ? [] : namesIn(equation.value).keys())]).toEqual(["x", "i", "b", "c", "d", "e", "j", "g.h"]);
});
