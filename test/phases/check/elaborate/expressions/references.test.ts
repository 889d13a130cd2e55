/** Names in equations, and which of their meanings comes first. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { equationOf, faults, layerOf, modelOf, net, outputOf, said } from "../../model.ts";

const x = [1, 2, 3, 4];
const value = (text: string, more = ""): string => layerOf(`${more} output y[i] = x[i] + ${text}`);

describe("a name", () => {
  test("is an index, a size, a `let`, a constant of the language", () => {
    expect(outputOf(value("10 * i + 100 * n + 1000 * twice", "let twice = 2 * n"), { x })).toEqual([8401, 8412, 8423, 8434]);
    expect(outputOf(value("(true ? pi : 0)"), { x })[0]).toBeCloseTo(1 + Math.PI, 12);
  });

  test("is `training`, unless the definition has it", () => {
    expect(equationOf(modelOf(value("training")), "own1.y")).toContain("training");
    expect(outputOf(value("training", "let training = 5"), { x })).toEqual([6, 7, 8, 9]);
  });

  test("`training` is 0 in what is frozen", () => {
    expect(equationOf(modelOf(layerOf("output y[i] = x[i] + training", { call: "frozen { own }" })), "own1.y")).not.toContain("training");
  });
});

describe("a fault", () => {
  test.each([
    ["missing", said("unknownName", { kind: "value", name: "missing" })],
    ["k", said("unboundIndex", { indices: ["k"] })],
    ["a.b", said("memberInEquation", { text: "a.b" })],
    ["y.target", said("targetInEquation", { text: "y.target" })],
    ["t", said("unboundIndex", { indices: ["t"] })],
  ])("is `%s`", (text, message) => {
    expect(faults(value(text))).toEqual([message]);
  });

  test("is a list of numbers, and a string", () => {
    const own = "layer own(a) { input x: [n] output y[i] = x[i] * a }";
    expect(faults(net("own([1, 2]) dense(1)", { definitions: own }))).toEqual([said("listInEquation", { name: "a", value: "[1, 2]" })]);
    expect(faults(net('own("b") dense(1)', { definitions: own }))).toEqual([said("stringInEquation", {})]);
  });

  test("of spelling has the name that was meant as its fix", () => {
    expect(check(value("scal", "let scale = 2")).diagnostics.flatMap((d) => d.fixes.map((f) => f.title))).toEqual(["write `scale`"]);
  });
});
