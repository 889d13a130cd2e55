/** `count` where a size is written, and in equations. */
import { expect, test } from "vitest";
import { faults, layerOf, net, outputOf, said } from "../../model.ts";

const packed = (output: string): string => net("own", { input: "[2, 3]", output: "[6]", definitions: `layer own() { input x: [..s, n] ${output} }` });

test("the points of packs and indices are counted in bounds of indices", () => {
  expect(outputOf(packed("output y[i < count(..s) * n] = sum(..s, k: x[..s, k]) + i"), { x: [1, 0, 0, 0, 0, 0] })).toEqual([1, 2, 3, 4, 5, 6]);
});

test("the points of an index are counted in its equation", () => {
  expect(outputOf(layerOf("output y[i < n] = sum(j: x[j] / count(j))"), { x: [1, 2, 3, 6] })).toEqual([3, 3, 3, 3]);
});

test("the batch has no size while compiling", () => {
  expect(faults(layerOf("output y[i < count(batch)] = x[0]"))).toHaveLength(1);
  expect(outputOf(layerOf("output y[i] = x[i] * count(batch)"), { x: [1, 2, 3, 4] })).toEqual([1, 2, 3, 4]);
});

test("an unknown pack is refused, with those that are known", () => {
  expect(faults(packed("output y[i < 6] = x[0, 0] * count(..t)"))).toContain(said("unknownPack", { name: "t", known: ["s"] }));
});
