import { expect, it } from "vitest";
import { add, call, constant, power, readAt, reduce } from "../../../src/ir/equation/build.ts";
import { variableAffine } from "../../../src/ir/equation/affine.ts";
import { titlesOf } from "../../../src/ir/equation/titles.ts";
import type { ArrayDefinition, Expr, Purpose } from "../../../src/ir/equation/types.ts";
import { array, define, fresh, program } from "./build.ts";

const f = fresh();
const i = f.variable("i", 0, 3);
const x = readAt("x", [variableAffine(i)]);

function made(name: string, purpose: Purpose, body: Expr): readonly [ArrayDefinition, ReturnType<typeof define>] {
  return [{ ...array(name, "value", []), purpose }, define(name, [], body)];
}

function titles(parts: readonly (readonly [string, Purpose, Expr])[]): readonly (readonly [string, string])[] {
  const all = parts.map((p) => made(...p));
  const p = program([array("x", "input", [3]), array("a.y", "value", []), array("a.y.max", "value", []), ...all.map(([a]) => a)], all.map(([, e]) => e), []);
  return [...titlesOf({ inference: p, trained: [], sensitive: [], initialize: program([], [], []) })];
}

const part = (of: string, label: string): Purpose => ({ kind: "part", of, label, ofPurpose: undefined });
const over = (operator: "sum" | "max" | "logsumexp"): Expr => reduce(operator, [i], [], x);

it("parts have the titles of their reduction, function or power", () => {
  expect(titles([
    ["a.y.1", part("a.y", "1"), over("logsumexp")],
    ["a.y.2", part("a.y", "2"), call("exp", readAt("z", []))],
    ["a.y.3", part("a.y", "3"), power(add(readAt("z", []), constant(1)), -0.5)],
    ["a.y.4", part("a.y", "4"), add(over("sum"), readAt("z", []))],
  ])).toEqual([["a.y.1", "a.y.logsumexp"], ["a.y.2", "a.y.exp"], ["a.y.3", "a.y.reciprocalSqrt"], ["a.y.4", "a.y.sum"]]);
});

it("no title is the name of another array, or another title", () => {
  expect(titles([["a.y.1", part("a.y", "1"), over("sum")], ["a.y.2", part("a.y", "2"), over("sum")], ["a.y.3", part("a.y", "3"), over("max")]]))
    .toEqual([["a.y.1", "a.y.sum"], ["a.y.2", "a.y.sum2"], ["a.y.3", "a.y.max2"]]);
});

it("the adjoint of a part is titled after it, and other arrays keep their names", () => {
  expect(titles([["a.y.1", part("a.y", "1"), over("sum")], ["d(a.y.1)", { kind: "adjoint", of: "a.y.1", ofPurpose: undefined }, x], ["d(a.y)", { kind: "adjoint", of: "a.y", ofPurpose: undefined }, x]]))
    .toEqual([["a.y.1", "a.y.sum"], ["d(a.y.1)", "d(a.y.sum)"]]);
});
