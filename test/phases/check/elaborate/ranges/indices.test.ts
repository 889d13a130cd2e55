/** Indices as they are written. */
import { expect, test } from "vitest";
import type { Expression } from "../../../../../src/ir/ast/expression.ts";
import { boundBy, indexItem, isReduction, mentions } from "../../../../../src/phases/check/elaborate/ranges/indices.ts";
import { textOf } from "../../../../../src/source/source.ts";
import { parsed } from "../../../parse/files.ts";

function expression(text: string): Expression {
  const [activation] = parsed(`activation f(x) = ${text}`).file.declarations;
  if (activation?.kind !== "function") throw new Error("no activation");
  return activation.value;
}

const argumentsOf = (text: string) => {
  const e = expression(text);
  return e.kind === "reference" ? (e.arguments ?? []) : [];
};

test.each([["sum(i: x[i])", ["i"]], ["sum(i, j < 3: x[i])", ["i", "j"]], ["mean(batch, ..s, k: x[k])", ["batch", "k"]], ["max(a, b)", []], ["f(x[i], b: i, a: 1)", []]])("`%s` binds %j", (text, names) => {
  expect(boundBy(argumentsOf(text))).toEqual(names);
});

test("a call is a reduction where its last argument alone has a colon", () => {
  expect(["sum(i: 1)", "sum(..s: 1)", "f(a, b)", "f(a: 1, b: 2)"].map((text) => isReduction(argumentsOf(text)))).toEqual([true, true, false, false]);
});

test("an index item has a name, and a bound where one is written", () => {
  const item = (text: string): readonly (string | undefined)[] => {
    const found = indexItem(expression(text));
    return [found?.name, found?.bound && textOf(found.bound.span)];
  };
  expect(["r", "r < 2 * n", "r[0]", "r + 1", "3"].map(item)).toEqual([["r", undefined], ["r", "2 * n"], [undefined, undefined], [undefined, undefined], [undefined, undefined]]);
});

test("an index is read as a number outside of subscripts alone", () => {
  expect(["i + 1", "2 * x[i]", "(x[0] else i)", "x[0] > 0 ? i : 1"].map((text) => mentions(expression(text), "i"))).toEqual([true, false, true, true]);
});
