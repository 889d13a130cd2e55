/** `optimizer` and `constraint` of `train`: what each may be, and which parameters they are applied to. */
import { describe, expect, test } from "vitest";
import { faults, modelOf, net, said } from "../model.ts";

const train = (settings: string, definitions = "", chain = "dense(1)"): string => net(chain, { definitions, end: `train { ${settings} }` });
const storesOf = (text: string): readonly string[] => (modelOf(text).optimizer?.stores ?? []).map(({ target }) => target);

describe("an optimizer", () => {
  test("stores every trained parameter and its states", () => {
    expect(storesOf(train("optimizer: sgd(rate: 0.1)"))).toEqual(["dense1.W", "dense1.b"]);
    expect(storesOf(train("optimizer: adam(rate: 0.1)"))).toEqual(expect.arrayContaining(["dense1.W", "adam.m(dense1.W)", "adam.v(dense1.b)"]));
  });

  test("leaves what is frozen", () => {
    expect(storesOf(train("optimizer: sgd(rate: 0.1)", "", "frozen { dense(3) } dense(1)"))).toEqual(["dense2.W", "dense2.b"]);
  });

  test("after `else` stores what the first does not take, and that of biases stores biases", () => {
    const apart = (settings: string): readonly string[] => storesOf(train(settings, "", "dense(2) layerNorm dense(1)")).filter((name) => name.includes("("));
    expect(apart("optimizer: muon else momentum")).toEqual(["muon.mean(dense1.W)", "momentum.v(dense1.b)", "momentum.v(layerNorm1.gamma)", "momentum.v(layerNorm1.beta)", "muon.mean(dense2.W)", "momentum.v(dense2.b)"]);
    expect(apart("optimizer: momentum biases: sgd")).toEqual(["momentum.v(dense1.W)", "momentum.v(layerNorm1.gamma)", "momentum.v(dense2.W)"]);
    expect(apart("optimizer: momentum gains: sgd")).toEqual(["momentum.v(dense1.W)", "momentum.v(dense1.b)", "momentum.v(layerNorm1.beta)", "momentum.v(dense2.W)", "momentum.v(dense2.b)"]);
  });

  test("that is called twice has its rates apart, and its states under one name", () => {
    const { arrays = new Map() } = modelOf(train("optimizer: momentum(cosine(0.1)) biases: momentum(cosine(0.2))")).optimizer ?? {};
    expect([...arrays.keys()]).toEqual(expect.arrayContaining(["momentum.rate()", "momentum_2.rate()", "momentum.v(dense1.W)", "momentum.v(dense1.b)"]));
  });

  test("is the default where a model names none, and absent without a loss", () => {
    expect(modelOf(net("dense(1)")).optimizer?.text).toBe("adam");
    expect(modelOf("model M { input x: [2] dense(1) output y: [1] }").optimizer).toBeUndefined();
  });
});

describe("a fault", () => {
  const hold = "optimizer hold() { w = max(w, 0) }";
  test.each([
    ["a constraint after `else`", train("optimizer: muon else hold", hold), said("optimizerOrConstraint", { name: "hold", setting: "optimizer", is: "constraint" })],
    ["a constraint for biases", train("biases: hold", hold), said("optimizerOrConstraint", { name: "hold", setting: "optimizer", is: "constraint" })],
    ["an average for gains", train("gains: ema"), said("optimizerOrConstraint", { name: "ema", setting: "optimizer", is: "average" })],
    ["an optimizer that is unknown, for biases", train("biases: sdg"), said("unknownName", { kind: "optimizer", name: "sdg" })],
    ["one that takes every weight, before `else`", train("optimizer: sgd else muon else adam"), said("elseOfOptimizer", { optimizer: "sgd" })],
    ["one that no bias fits", train("biases: muon"), said("weightDoesNotFit", { optimizer: "muon", pattern: "w: [m, n]", name: "dense1.b", shape: [1], others: 0 })],
    ["a state of an average under the name of what it keeps", train("average: own", "optimizer own() { state mean = w state ahead = 0 mean = w ahead = ahead + w output mean }"), said("definedTwice", { name: "ahead" })],
    ["a constraint as the optimizer", train("optimizer: hold", hold), said("optimizerOrConstraint", { name: "hold", setting: "optimizer", is: "constraint" })],
    ["an optimizer as the constraint", train("constraint: sgd(rate: 0.1)"), said("optimizerOrConstraint", { name: "sgd", setting: "constraint", is: "optimizer" })],
    ["an average as the optimizer", train("optimizer: ema"), said("optimizerOrConstraint", { name: "ema", setting: "optimizer", is: "average" })],
    ["an average as the constraint", train("constraint: ema"), said("optimizerOrConstraint", { name: "ema", setting: "constraint", is: "average" })],
    ["a constraint as the average", train("average: hold", hold), said("optimizerOrConstraint", { name: "hold", setting: "average", is: "constraint" })],
    ["an optimizer as the average", train("average: sgd(rate: 0.1)"), said("optimizerOrConstraint", { name: "sgd", setting: "average", is: "optimizer" })],
    ["an average that is not defined", train("average: em(0.9)"), said("unknownName", { kind: "average", name: "em" })],
    ["an output that is no state", train("average: own", "optimizer own() { state mean = w mean = w output w }"), said("outputOfOptimizer", {})],
    ["an output that begins as something else", train("average: own", "optimizer own() { state mean = 0 mean = w output mean }"), said("outputOfOptimizer", {})],
    ["an output with a value", train("average: own", "optimizer own() { state mean = w output mean = w }"), said("outputOfOptimizer", {})],
    ["a state that begins as the weight and is no output", train("optimizer: own", "optimizer own() { state start = w w = w - 0.1 * (g + w - start) }"), said("outputOfOptimizer", {})],
    ["two outputs", train("average: own", "optimizer own() { state mean = w state other = w mean = w output mean output other }"), said("outputOfOptimizer", {})],
    ["an optimizer that is not defined", train("optimizer: adm"), said("unknownName", { kind: "optimizer", name: "adm" })],
    ["a constraint that is not defined", train("constraint: maxNor(3)"), said("unknownName", { kind: "constraint", name: "maxNor" })],
    ["a member of an optimizer", train("optimizer: sgd.rate"), said("memberOfDefinition", { name: "sgd", member: "rate", kind: "optimizer" })],
  ])("is %s", (_, text, message) => {
    expect(faults(text)).toEqual([message]);
  });

  test("of an optimizer is one without a loss too", () => {
    expect(faults("optimizer own(rate) { w = w - rate * g * missing } model M { input x: [2] dense(1) output y: [1] loss squaredError train { optimizer: own(0.1) } }")).toHaveLength(1);
  });
});
