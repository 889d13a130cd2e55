/** Names of instances and values. */
import { expect, test } from "vitest";
import { modelOf, net } from "../model.ts";

const instances = (chain: string, definitions = ""): readonly string[] => modelOf(net(`${chain} dense(1)`, { definitions })).instances.map(({ name }) => name);

test("a call takes the next ordinal of its definition, and none where it has a name", () => {
  expect(instances("dense(3) dense(3) as h dense(3)")).toEqual(["dense1", "h", "dense2", "dense3"]);
});

test("an ordinal that makes a name in use is passed over", () => {
  expect(instances("dense(3) as dense1 dense(3)")).toEqual(["dense1", "dense2", "dense3"]);
});

test("a name in another body takes an ordinal, and in a `repeat` that of the round", () => {
  expect(instances("residual { dense(4) as h } residual { dense(4) as h }")).toEqual(["h", "h2", "dense1"]);
  expect(instances("repeat 2 { dense(3) as h }")).toEqual(["h1", "h2", "dense1"]);
});

test("ordinals begin anew in a block, and go on after a nested chain", () => {
  expect(instances("dense(3) b residual { dense(3) }", "block b() { dense(3) relu }")).toEqual(["dense1", "b1.dense1", "b1.relu1", "dense2", "dense3"]);
});

test("equations are told by the line of their call", () => {
  const model = modelOf("model M {\n  input x: [4]\n  dense(3)\n  dense(1)\n  output y: [1]\n  loss squaredError\n}", { fileName: "m.nn" });
  expect(model.equations.map(({ origin }) => [origin?.instance, origin?.line])).toEqual([["dense1", 3], ["dense2", 4]]);
});
