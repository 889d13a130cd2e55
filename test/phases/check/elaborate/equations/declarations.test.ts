/** The arrays of values, fitted values and next values. */
import { describe, expect, test } from "vitest";
import { faults, layerOf, modelOf, net, said } from "../../model.ts";

describe("an array", () => {
  test("of what differs from example to example has the batch first", () => {
    const { arrays } = modelOf(layerOf("weight w: [n] twice[i] = 2 * w[i] output y[i] = twice[i] * x[i]"));
    expect(arrays.get("own1.twice")?.extents).toEqual([{ lower: 0, upper: 4 }]);
    expect(arrays.get("own1.y")?.extents).toEqual([{ lower: 0, upper: Infinity }, { lower: 0, upper: 4 }]);
  });

  test("of a next value says of which state", () => {
    const { arrays, updates } = modelOf(layerOf("state s: [n] = 0 while training { s[i] = s[i] + 1 } output y[i] = x[i] + s[i]"));
    expect(arrays.get(updates[0]?.value ?? "")?.purpose).toMatchObject({ kind: "next", of: "own1.s" });
  });
});

describe("a fault", () => {
  test.each([
    ["an update of no state", "while training { s[i] = x[i] } output y[i] = x[i]", said("updateWithoutState", { name: "s" })],
    ["an update of a weight", "weight w: [n] while training { w[i] = w[i] } output y[i] = w[i] * x[i]", said("updateWithoutState", { name: "w" })],
    ["an update of another size", "state s: [n] = 0 while training { s[i < 2] = 1 } output y[i] = x[i] + s[i]", said("updateWithoutState", { name: "s" })],
  ])("is %s", (_, body, message) => {
    expect(faults(layerOf(body))).toEqual([message]);
  });

  test("is a second use of something shared that is fitted", () => {
    expect(faults(net("shared s = own s s dense(1)", { definitions: "layer own() { input x: [n] fitted m[i] = mean(data: x[i]) output y[i] = x[i] - m[i] }" }))).toEqual([said("fittedTwice", { name: "m" })]);
  });
});
