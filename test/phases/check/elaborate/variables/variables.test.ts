/** Weights, biases, gains and states, with their initial values. */
import { describe, expect, test } from "vitest";
import { faults, layerOf, modelOf, net, said } from "../../model.ts";

describe("a variable", () => {
  test("is trained by its role, and not in what is frozen", () => {
    const body = "weight a: [n] bias b: [n] gain c: [n] = 1 state d: [n] = 0 while training { d[i] = d[i] + 1 } output y[i] = a[i] + b[i] + c[i] + d[i] + x[i]";
    const trained = (call: string): readonly boolean[] => modelOf(layerOf(body, { call })).variables.map((v) => v.trained);
    expect(trained("own")).toEqual([true, true, true, false]);
    expect(trained("frozen { own }")).toEqual([false, false, false, false]);
  });

  test("may have packs in its shape", () => {
    const { variables } = modelOf(net("own", { input: "[2, 3]", output: "[2, 3]", definitions: "layer own() { input x: [..s] weight w: [..s, 2] output y[..s] = x[..s] * w[..s, 0] }" }));
    expect(variables[0]?.shape).toEqual([2, 3, 2]);
  });

  test("begins with what is written, which may read its indices and fans", () => {
    const { initialize } = modelOf(layerOf("weight w: [n, 2] = fanIn + 10 * fanOut output y[j < 4] = sum(i: x[i] * w[i, 0]) + j"));
    expect(initialize[0]?.body.kind).toBe("constant");
  });
});

describe("a fault", () => {
  test.each([
    ["an unknown pack in a shape", "weight w: [..t] output y[i] = x[i]", said("unknownPack", { name: "t", known: [] })],
    ["a fractional size", "weight w: [n / 3] output y[i] = x[i]", said("fractionalSize", { value: "4/3", expression: "n / 3" })],
    ["an initial value that reads data", "weight w: [n] = x[0] output y[i] = x[i] * w[i]", said("unknownName", { kind: "value", name: "x" })],
  ])("is %s", (_, body, message) => {
    expect(faults(layerOf(body))).toEqual([message]);
  });
});
