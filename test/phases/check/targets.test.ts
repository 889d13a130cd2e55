/** Values that are fitted to the data of an output, wherever that is declared. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { load } from "../../support/module.ts";

const house = `model House {
  input x: [2]
  standardize
  dense(8) tanh
  dense(1) as z
  fitted center[j] = mean(data: price.target[j])
  fitted scale[j] = sqrt(mean(data: (price.target[j] - center[j]) ^ 2))
  out[j] = center[j] + scale[j] * z[j]
  output price: [1] = out
  loss meanSquaredError
  train { optimizer: adam(rate: 0.02) batch: 8 epochs: 200 seed: 3 }
}`;

const count = 40;
const x = Float64Array.from({ length: count * 2 }, (_, i) => Math.sin(1 + i * 1.7) * 3);
const price = Float64Array.from({ length: count }, (_, n) => 250_000 + 40_000 * (x[2 * n] ?? 0) - 15_000 * (x[2 * n + 1] ?? 0));

function codes(text: string): readonly string[] {
  return check(text).diagnostics.map((d) => `${d.code} ${d.message}`);
}

describe("a target scaled by what is fitted to it", () => {
  test.each(["ts", "wasm"] as const)("predicts in its own units: %s", async (target) => {
    const network = (await load(house, { target }))({ seed: 3 });
    const { epochs } = network.fit({ x, price }, { validation: 0 });
    const mean = price.reduce((a, b) => a + b, 0) / count;
    const deviation = Math.sqrt(price.reduce((sum, v) => sum + (v - mean) ** 2, 0) / count);
    // With weights of 0 behind it, the output is the center; with a bias of 1, one deviation more.
    const at = [x[0] ?? 0, x[1] ?? 0];
    const found = network.forward(at)[0] ?? NaN;
    expect(Math.abs(found - (price[0] ?? NaN)) / deviation).toBeLessThan(0.2);
    expect(epochs.at(-1)?.loss).toBeLessThan(0.02 * deviation ** 2);
    network.parameters["z.W"]?.values.fill(0);
    network.parameters["z.b"]?.values.fill(0);
    expect((network.forward(at)[0] ?? NaN) / mean).toBeCloseTo(1, target === "ts" ? 12 : 6);
    network.parameters["z.b"]?.values.fill(1);
    expect(((network.forward(at)[0] ?? NaN) - mean) / deviation).toBeCloseTo(1, target === "ts" ? 10 : 5);
  });
});

describe("data of an output further down have the shape of its encoding", () => {
  test.each([
    ["a number", "fitted c = mean(data: y.target) d[j] = c + x[j]", "output y: [] = total", "s = sum(j: d[j])\n total = s"],
    ["classes", "fitted c[k] = mean(data: y.target[k]) d[j] = x[j] + c[j]", 'output y: oneHot("a", "b", "c") = p', "p = softmax(d)"],
    ["two classes", "fitted c[k] = mean(data: y.target[k]) d[j] = x[j] + c[0]", 'output y: binary("a", "b") = p', "p[j < 1] = sigmoid(d[j])"],
  ])("%s", (_, fitted, output, between) => {
    expect(codes(`model M { input x: [3] ${fitted}\n ${between}\n ${output}\n loss meanSquaredError(y) }`).filter((c) => !/NN(?:308|305|720)/.test(c))).toEqual([]);
  });

  test("and a value of another shape is refused", () => {
    expect(codes("model M { input x: [3] dense(1) as z fitted c = mean(data: y.target) v[j] = z[j] + c\n output y: [] = v loss squaredError }")).toEqual([expect.stringMatching(/^NN344 /)]);
    expect(codes("model M { input x: [3] dense(1) as z fitted c[j] = mean(data: y.target[j]) v[j] = z[j] + c[j]\n output y: [2] = v loss squaredError }")).toEqual([expect.stringMatching(/^NN402 /)]);
  });

  test.each([
    ["output other: [1] = price.target", "output price: [1]"],
    ["output price: [1]", "let side = price.target { dense(1) } output other: [1] = side"],
  ])("and they are no value of the chain: %s %s", (first, second) => {
    expect(codes(`model M { input x: [3] dense(1) ${first} ${second} loss squaredError(price) + squaredError(other) }`)).toEqual([expect.stringMatching(/^NN349 `price\.target` is the data of an output/)]);
  });

  test("where it is not known yet, the message says so", () => {
    expect(codes("model M { input x: [3] dense(1) as z fitted c[j] = mean(data: y.target[j]) let n = 1 v[j] = z[j] + c[j]\n output y: [n] = v loss squaredError }")).toEqual([
      "NN416 the shape of `y.target` is not known here: the encoding of the output `y` reads a value that is declared below",
    ]);
    expect(codes("model M { input x: [3] dense(1) as z fitted c[j] = mean(data: q.target[j]) v[j] = z[j] + c[j]\n output y: [1] = v loss squaredError }")).toEqual(["NN201 there is no output named `q`"]);
  });
});
