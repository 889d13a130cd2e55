/** Functions that definitions call: activations, initializers, schedules. */
import { describe, expect, test } from "vitest";
import { faults, layerOf, modelOf, net, outputOf, said } from "../../model.ts";

const x = [1, 2, 3, 4];

describe("a call", () => {
  test("binds arguments by position and name, defaults from parameters before them", () => {
    const definitions = "activation f(x, a, b = 2 * a) = a * x + b";
    expect(outputOf(layerOf("output y[i] = f(x[i], 3)", { definitions }), { x })).toEqual([9, 12, 15, 18]);
    expect(outputOf(layerOf("output y[i] = f(x[i], b: i, a: 1)", { definitions }), { x })).toEqual([1, 3, 5, 7]);
  });

  test("may be an argument of the same function", () => {
    expect(outputOf(layerOf("output y[i] = f(f(x[i]))", { definitions: "activation f(x) = 2 * x + 1" }), { x })).toEqual([7, 11, 15, 19]);
  });

  test("sees the names of its own definition alone", () => {
    expect(faults(layerOf("output y[i] = f(x[i])", { definitions: "activation f(x) = x * n" }))).toEqual([said("unknownName", { kind: "value", name: "n" })]);
  });
});

describe("an initializer that is passed on", () => {
  test("is inlined where the weight begins, in the scope of the call", () => {
    const text = net("let c = 3 dense(1, init: half(c))", { definitions: "initializer half(value) = value / 2" });
    expect(modelOf(text).initialize[0]?.body).toMatchObject({ kind: "constant", value: { n: 3, d: 2 } });
  });

  test("sees fan-in and fan-out", () => {
    expect(modelOf(net("dense(2, init: fans) dense(1)", { definitions: "initializer fans() = 10 * fanIn + fanOut" })).initialize[0]?.body).toMatchObject({ kind: "constant", value: { n: 42, d: 1 } });
  });

  test("is no number in an equation", () => {
    expect(faults(net("own(zeros) dense(1)", { definitions: "layer own(a) { input x: [n] output y[i] = a * x[i] }" }))).toEqual([said("definitionInEquation", { name: "zeros", expected: "number" })]);
  });
});

describe("a fault", () => {
  test.each([
    ["recursion", "activation f(x) = f(x)", "f(x[i])", said("recursiveDefinition", { name: "f" })],
    ["recursion through another", "activation f(x) = g(x)\nactivation g(x) = f(x)", "f(x[i])", said("recursiveDefinition", { name: "f" })],
    ["an argument that is missing", "activation f(x, a) = a * x", "f(x[i])", said("missingArgument", { name: "a", definition: "f" })],
    ["an argument too many", "activation f(x) = x", "f(x[i], 2)", said("tooManyArguments", { name: "f", takes: 0, given: 1 })],
  ])("is %s", (_, definitions, value, message) => {
    expect(faults(layerOf(`output y[i] = ${value}`, { definitions }))).toEqual([message]);
  });
});
