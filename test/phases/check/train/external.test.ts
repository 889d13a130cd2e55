/** `loss external`: the host hands in the gradient by each output. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { equationOf, faults, modelOf, said } from "../model.ts";

const net = (loss: string, outputs = "output y: [2]", definitions = ""): string => `${definitions} model M { input x: [3] dense(2) as h ${outputs} loss ${loss} }`;

describe("the loss", () => {
  test("is the sum of the outputs times their gradients, over the examples", () => {
    const model = modelOf(net("external"));
    const { loss, outputs: [output] } = model;
    expect(loss?.external).toBe(true);
    expect(model.arrays.get(output?.gradient ?? "")?.purpose).toEqual({ kind: "outputGradient", output: "y" });
    expect(equationOf(model, loss?.data ?? "")).toMatch(/= sum\(n, i0 < 2: outputGradient\(y\)\[n, i0\] \* h\.y\[n, i0\]\)$/);
  });

  test("has a gradient for each output, and compares with no data", () => {
    const model = modelOf(net("external", "output y: [2] output z: [2] = h { tanh }"));
    expect(model.outputs.map(({ gradient, target }) => [gradient !== undefined, target])).toEqual([[true, undefined], [true, undefined]]);
    expect(model.loss?.equations).toHaveLength(1);
  });

  test("may have a penalty beside it", () => {
    expect(modelOf(net("external regularize l2(0.1)")).loss?.penalty).toBeDefined();
  });
});

test("a loss of the file that is called `external` hides it", () => {
  const { loss, outputs: [output] } = modelOf(net("external", "output y: [2]", "loss external(y[..s], target[..s]) = sum(..s: y[..s] - target[..s])"));
  expect([loss?.external, output?.gradient, output?.target === undefined]).toEqual([false, undefined, false]);
});

describe("a fault", () => {
  test.each(["external + squaredError", "2 * external", "external(1)", "-external"])("is `%s`, for which `external` is written", (loss) => {
    const text = net(loss);
    expect(faults(text)).toEqual([said("externalLossAmongOthers", {})]);
    expect(check(text).diagnostics[0]?.fixes.map((f) => f.title)).toEqual(["write `external`"]);
  });

  test("is a model whose outputs have no gradient", () => {
    expect(faults("model M { input x: [4] which = argmin(k: x[k]) output k: index(4) = which loss external }")).toEqual([said("noRealOutput", {})]);
  });
});
