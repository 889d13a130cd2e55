/** A layer as a whole: its output, and the layers that it applies. */
import { describe, expect, test } from "vitest";
import { faults, layerOf, modelOf, net, outputOf, said, shapesOf } from "../../model.ts";

const x = [1, 2, 3, 4];

describe("the output", () => {
  test("leaves out the base cases of a recurrence", () => {
    expect(shapesOf(layerOf("s[-1] = 0 s[t] = s[t - 1] + x[t] output s"))).toEqual([[4]]);
  });

  test("may be a value by its name, or an equation", () => {
    expect(outputOf(layerOf("h[i] = 2 * x[i] output h"), { x })).toEqual([2, 4, 6, 8]);
    expect(outputOf(layerOf("output h[i] = 2 * x[i]"), { x })).toEqual([2, 4, 6, 8]);
  });

  test("has the kind that it states, with its axis", () => {
    const chosen = "layer chosen() { input x: [..s, n] output y[..s, k]: distribution(k) = x[..s, k] / sum(j: x[..s, j]) }";
    expect(faults(net("dense(2) chosen", { output: 'oneHot("a", "b")', definitions: chosen }).replace("squaredError", "crossEntropy"))).toEqual([]);
    expect(faults(net("dense(2) chosen", { output: 'oneHot("a", "b")', definitions: chosen.replace(": distribution(k)", "") }).replace("squaredError", "crossEntropy"))).toEqual([
      said("wrongResultKind", { loss: "crossEntropy", expected: "distribution", found: undefined }),
    ]);
  });
});

test("variables of a layer begin by the roles' defaults, and absent ones cost nothing", () => {
  const { variables, initialize } = modelOf(layerOf("weight W: [n, n] bias b: [n], none: [0] output y[j] = b[j] + sum(i: x[i] * W[i, j])"));
  expect(variables.map(({ name, role, trained }) => [name, role, trained])).toEqual([["own1.W", "weight", true], ["own1.b", "bias", true]]);
  expect(initialize.filter(({ array }) => array.startsWith("own1")).map(({ array, body }) => [array, body.kind])).toEqual([["own1.W", "sum"], ["own1.b", "constant"]]);
});

describe("a fault", () => {
  test.each([
    ["a layer without an output", "layer a() { input x: [n] h[i] = x[i] }", said("missingInputOrOutput", { name: "a", missing: "output" })],
    ["a layer without an input", "layer a() { weight w: [2] output y[i] = w[i] }", said("missingInputOrOutput", { name: "a", missing: "input" })],
    ["layers that apply each other", "layer a() { input x: [n] output h = b(x) } layer b() { input x: [n] output h = a(x) }", said("recursiveDefinition", { name: "a" })],
    ["an input that is missing", "layer a() { input x: [n], z: [n] output y[i] = x[i] + z[i] }", said("wrongInputCount", { definition: "a", takes: 2, given: 1 })],
  ])("is %s", (_, definitions, message) => {
    expect(faults(net("a dense(1)", { definitions }))).toEqual([message]);
  });
});
