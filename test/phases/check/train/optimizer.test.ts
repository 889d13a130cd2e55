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

  test("is the default where a model names none, and absent without a loss", () => {
    expect(modelOf(net("dense(1)")).optimizer?.text).toBe("adam");
    expect(modelOf("model M { input x: [2] dense(1) output y: [1] }").optimizer).toBeUndefined();
  });
});

describe("a fault", () => {
  const hold = "optimizer hold() { w = max(w, 0) }";
  test.each([
    ["a constraint as the optimizer", train("optimizer: hold", hold), said("optimizerOrConstraint", { name: "hold", setting: "optimizer" })],
    ["an optimizer as the constraint", train("constraint: sgd(rate: 0.1)"), said("optimizerOrConstraint", { name: "sgd", setting: "constraint" })],
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
