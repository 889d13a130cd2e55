/** Fan-in and fan-out, from the equation that reads a weight. */
import { expect, test } from "vitest";
import { fansOf, isFan } from "../../../../../src/phases/check/elaborate/variables/fans.ts";
import { modelOf, net } from "../../model.ts";

const taps = "layer taps(size) { input x: [time, channels] weight K: [size, channels, 8] output y[t < time - size + 1, f] = sum(i, k: x[t + i, k] * K[i, k, f]) }";

function fans(layer: string, input: string) {
  const model = modelOf(net(`${layer} flatten dense(1)`, { input, definitions: taps }));
  return fansOf(model.variables.find((v) => v.role === "weight")?.name ?? "", model.equations);
}

test.each([
  ["dense(3)", "[2, 4]", { fanIn: 4, fanOut: 3, summed: [0] }],
  ["taps(3)", "[9, 2]", { fanIn: 6, fanOut: 24, summed: [0, 1] }],
  ["taps(1)", "[9, 5]", { fanIn: 5, fanOut: 8, summed: [0, 1] }],
])("of `%s` are the sizes of its sums and results", (layer, input, expected) => {
  expect(fans(layer, input)).toEqual(expected);
});

test("in a convolution of the library every tap and channel is summed", () => {
  expect(fans("conv(8, kernel: 3)", "[7, 7, 2]")).toMatchObject({ fanIn: 18, summed: [0, 1, 2] });
});

test("of what nothing reads are 1", () => {
  expect(fansOf("none", modelOf(net("dense(1)")).equations)).toEqual({ fanIn: 1, fanOut: 1, summed: [] });
});

test("are the names that every initializer sees", () => {
  expect(["fanIn", "fanOut", "fan"].map(isFan)).toEqual([true, true, false]);
});
