/** The number of calls of a body, estimated before it is elaborated. */
import { expect, test } from "vitest";
import { mostCalls } from "../../../../src/phases/check/size.ts";
import { faults, net, said } from "../model.ts";

/** The estimate of `n` rounds of a body. */
const calls = (body: string, rounds: number, before = "", definitions = ""): readonly string[] => faults(net(`${before} repeat ${rounds} { ${body} }`, { output: "[4]", definitions }));
const tooMany = (n: number): readonly string[] => [said("tooManyCalls", { calls: n, limit: mostCalls })];

test.each([
  ["calls, one each", "relu tanh relu", 3],
  ["a nested chain and its body", "residual { relu relu }", 3],
  ["a side chain", "let a = { relu relu relu } add(a)", 4],
  ["an equation", "as u d[i] = u[i] d", 2],
  ["a `repeat` in a `repeat`", "repeat 4 { relu }", 4],
])("counts %s", (_, body, each) => {
  expect(calls(body, 4000)).toEqual(tooMany(4000 * each));
});

test("counts a shared part at each of its uses", () => {
  expect(faults(net("shared part = { repeat 2000 { relu relu } } part part", { output: "[4]" }))).toEqual(tooMany(8000));
});

test("counts the body of a block, and the block", () => {
  expect(calls("b", 2000, "", "block b() { relu relu relu }")).toEqual(tooMany(8000));
});
