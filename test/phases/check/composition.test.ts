/** Models that are more than chains: shared parts, several inputs, named values, equations between them. */
import { describe, expect, test } from "vitest";
import { compareArray } from "../../../src/cli/differences.ts";
import { check } from "../../../src/index.ts";
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import { load } from "../../support/module.ts";

function modelOf(text: string): CheckedModel {
  const { models, diagnostics } = check(text);
  expect(diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`)).toEqual([]);
  const [model] = models;
  if (model === undefined) throw new Error("no model");
  return model;
}

const names = (text: string): readonly string[] => modelOf(text).variables.map((v) => v.name);

/** Gradients of the emitted module agree with central differences of its loss. */
async function agrees(text: string, inputs: Readonly<Record<string, number>>, targets: readonly number[]): Promise<void> {
  const network = (await load(text))({ seed: 3 });
  const [output] = modelOf(text).outputs;
  const count = targets.length / (output?.encoding.kind === "real" ? (output.encoding.shape[0] ?? 1) : 1);
  const data = Object.fromEntries(Object.entries(inputs).map(([name, width], k) => [name, Float64Array.from({ length: count * width }, (_, i) => Math.sin(1 + i * (k + 1.3)))]));
  // The helper's type is that of a network of one input; several are an object of arrays.
  const given = (Object.keys(inputs).length === 1 ? Object.values(data)[0] : data) as ArrayLike<number>;
  network.accumulate(given, targets);
  for (const [name, { values }] of Object.entries(network.parameters)) {
    const derived = network.gradients[name]?.values.slice() ?? new Float64Array(0);
    const { error } = compareArray(name, values, derived, () => network.loss(given, targets), 60);
    expect(error, name).toBeLessThan(1e-6);
  }
}

const siamese = `
layer unembed() { input x: [n], E: [m, n] output y[j] = sum(i: x[i] * E[j, i]) }
block twin(units) { shared inner = dense(units) inner tanh inner }
model Net {
  input a: [4], b: [4]
  shared encoder = { dense(8) tanh dense(5) as code }
  let ea = a { encoder }
  let eb = b { encoder }
  let small = a { dense(5) as hidden tanh }
  d[j] = ea[j] * sin(eb[j])
  d add(small, ea) twin(5) concat(ea, eb) dense(5) as last
  unembed(hidden.W)
  dense(1) sigmoid
  output same: binary("no", "yes")
  loss binaryCrossEntropy
  regularize l2(0.01)
  train { batch: 3 }
}`;

describe("shared parts", () => {
  test("have their weights once, under their name", () => {
    expect(names(siamese)).toEqual([
      "encoder.dense1.W", "encoder.dense1.b", "encoder.code.W", "encoder.code.b", "hidden.W", "hidden.b", "twin1.inner.W", "twin1.inner.b", "last.W", "last.b", "dense1.W", "dense1.b",
    ]);
  });

  test("sum the gradients of their uses; a weight can be a value", () => agrees(siamese, { a: 4, b: 4 }, [0, 1, 1]));

  test("take no ordinal, so that other names stay when they are added", () => {
    const without = names("model Net { input x: [3] dense(4) dense(4) dense(2) output y: [2] loss squaredError }");
    const added = names("model Net { input x: [3] shared part = dense(4) dense(4) dense(4) part dense(2) output y: [2] loss squaredError }");
    for (const name of without) expect(added).toContain(name);
  });

  const repeated = (part: string) => `block twin(units) { shared inner = dense(units) repeat 2 { inner tanh } }
    model Net { input x: [3] ${part} dense(2) output y: [2] loss squaredError train { batch: 2 } }`;

  test("of each repetition are another instance, called by its ordinal", async () => {
    const text = repeated("repeat 2 { shared proj = dense(3) proj tanh proj dense(3) as last }");
    expect(names(text)).toEqual(["proj1.W", "proj1.b", "last1.W", "last1.b", "proj2.W", "proj2.b", "last2.W", "last2.b", "dense1.W", "dense1.b"]);
    await agrees(text, { x: 3 }, [0.3, -0.4, 0.1, 0.2]);
  });

  test("take no name twice in one chain", () => {
    const { diagnostics } = check("model Net { input x: [3] dense(3) as proj shared proj = dense(3) proj dense(2) output y: [2] loss squaredError }");
    expect(diagnostics.map((d) => d.code)).toContain("NN205");
  });

  test("from outside are one instance for all repetitions, in blocks too", async () => {
    const text = repeated("shared part = { dense(3) tanh } repeat 3 { part twin(3) }");
    expect(names(text)).toEqual(["part.dense1.W", "part.dense1.b", "twin1.inner.W", "twin1.inner.b", "twin2.inner.W", "twin2.inner.b", "twin3.inner.W", "twin3.inner.b", "dense1.W", "dense1.b"]);
    await agrees(text, { x: 3 }, [0.3, -0.4, 0.1, 0.2]);
  });

  test("in a repetition are chains too, whose weights may be read", async () => {
    expect(names(repeated("repeat i < 2 { shared part = { dense(3 + i) as code tanh } part }"))).toEqual(["part1.code.W", "part1.code.b", "part2.code.W", "part2.code.b", "dense1.W", "dense1.b"]);
    const weights = "layer back() { input x: [m], W: [n, m] output y[i] = sum(j: W[i, j] * x[j]) } model Net { input x: [3] repeat 2 { dense(4) as up tanh back(up.W) } dense(2) output y: [2] loss squaredError train { batch: 2 } }";
    expect(names(weights)).toEqual(["up1.W", "up1.b", "up2.W", "up2.b", "dense1.W", "dense1.b"]);
    await agrees(weights, { x: 3 }, [0.3, -0.4, 0.1, 0.2]);
  });
});

describe("several values", () => {
  test("fold from the left into a layer of two", () =>
    agrees("model Net { input x: [3] let a = { dense(3) tanh } let b = { dense(3) } let c = { dense(3) } multiply(a) add(b, c, a) concat(a, b, c) dense(1) output y: [1] loss squaredError train { batch: 2 } }", { x: 3 }, [0.3, -0.4]));

  test("of two outputs add up to one loss", () => {
    const model = modelOf("model Net { input x: [3] dense(4) tanh as trunk output kind: oneHot(\"a\", \"b\") = trunk { dense(2) softmax } output size: [1] = trunk { dense(1) } loss crossEntropy(kind) + 0.1 * squaredError(size) }");
    expect(model.outputs.map((o) => o.name)).toEqual(["kind", "size"]);
  });
});

describe("equations between values", () => {
  test("may reduce, and may step along an index", () =>
    agrees(`model Net {
      input x: [6]
      dense(6) as h
      top = max(i: h[i])
      run[-1] = 0
      dense(1)
      output y: [1]
      loss squaredError
    }`.replace("      run[-1] = 0\n", "      shifted[i] = h[i] - top\n      shifted\n"), { x: 6 }, [0.5, 0.1]));
});

test("what is frozen is not trained", () => {
  const model = modelOf("model Net { input x: [3] frozen { dense(4) tanh } dense(2) output y: [2] loss squaredError }");
  expect(model.variables.map((v) => [v.name, v.trained])).toEqual([["dense1.W", false], ["dense1.b", false], ["dense2.W", true], ["dense2.b", true]]);
});

test("what is lost to a fault is reported once: its name, and all that is made of it, stays silent", () => {
  const { diagnostics } = check(`model Net {
    input words: index(7)[5], length: [2], bad: oneHt("a")
    words embedding(3) lstm(4) concat(length) dense(6) tanh as h
    let other = bad { dense(3) }
    output kind: oneHot("a", "b", "c") = h { dense(3) softmax }
    output size: [2] = other { dense(2) }
    output third: [3] = length
    loss crossEntropy(kind) + 0.1 * squaredError(size) + 0.2 * squaredError(third)
  }`);
  expect(diagnostics.map((d) => d.code)).toEqual(["NN346", "NN300", "NN344"]);
});

test("a misspelled statement is reported once, with what was meant", () => {
  const { diagnostics } = check(`model Net {
    input x: [2]
    dense(2)
    output y: [2]
    lss squaredError
    regularise l2(0.01)
  }`);
  expect(diagnostics.map((d) => [d.code, d.fixes[0]?.title])).toEqual([["NN201", "write `loss`"], ["NN201", "write `regularize`"]]);
});
