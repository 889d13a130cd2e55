/** Axes and positions of examples. */
import { describe, expect, test } from "vitest";
import { faults, modelOf, said } from "../../model.ts";

const net = (body: string): string => `model Net { input x: [3] dense(2) as z ${body} output y: [2] = z loss squaredError + cost }`;
const extentsOf = (body: string, array: string): readonly number[] => modelOf(net(body)).arrays.get(array)?.extents.map((e) => e.upper) ?? [];

describe("the batch is an axis", () => {
  test.each([
    ["of each example behind its own", "pair[b < batch] = z[0] * z[b, 0] cost = pair[example]", "value.pair", [Infinity, Infinity]],
    ["where it is written", "pair[i, b < batch] = z[i] * z[b, i] cost = pair[0, example]", "value.pair", [Infinity, 2, Infinity]],
    ["that an index takes from an axis", "pair[b < batch] = z[0] * z[b, 0] more[b] = pair[b] ^ 2 cost = more[example]", "value.more", [Infinity, Infinity]],
    ["alone where nothing is read at this example", "norm[b < batch] = z[b, 0] ^ 2 cost = norm[example]", "value.norm", [Infinity]],
    ["twice, of all pairs", "gram[a < batch, b < batch] = z[a, 0] * z[b, 0] cost = sum(a, b: gram[a, b])", "value.gram", [Infinity, Infinity]],
  ])("%s", (_, body, array, extents) => {
    expect(extentsOf(body, array)).toEqual(extents);
  });

  test("of nothing where all examples are reduced", () => {
    expect(extentsOf("norm = sum(b < batch: z[b, 0] ^ 2) cost = norm", "value.norm")).toEqual([]);
  });
});

describe("an example is read at", () => {
  test.each([
    ["itself", "z[example, 0]"], ["the next", "z[(example + 1) % batch, 0]"], ["another than an index", "sum(b < batch: z[(b + example) % batch, 0])"],
    ["the greatest", "z[argmax(b < batch: z[b, 0]), 0]"], ["what is chosen", "z[z[0] > 0 ? example : (example + 1) % batch, 0]"], ["the first where a condition says so", "sum(b < batch: z[b == example ? 0 : b, 0])"],
    ["one after the greatest", "z[(argmax(b < batch: z[b, 0]) + 1) % batch, 0]"],
  ])("%s", (_, read) => {
    expect(faults(net(`cost = ${read}`))).toEqual([]);
  });

  test.each([
    ["example + 1"], ["example - 1"], ["batch - 1"], ["2 * example"], ["floor(2 * z[0])"], ["argmax(i: z[i])"], ["z[0] > 0 ? example : 2"],
  ])("no other place, such as `%s`", (index) => {
    expect(faults(net(`cost = z[${index}, 0]`))).toEqual([said("notAnExample", { array: "z", index })]);
  });

  test("a place that has nothing to do with the batch is a subscript too many", () => {
    expect(faults(net("cost = sum(i: z[i, i])"))).toEqual([said("wrongSubscriptCount", { array: "z", rank: 1, given: 2 })]);
    expect(faults(net("cost = z[0, 1]"))).toEqual([said("wrongSubscriptCount", { array: "z", rank: 1, given: 2 })]);
  });

  test("no place of a known size is on an axis over the batch", () => {
    expect(faults(net("pair[b < batch] = z[0] * z[b, 0] cost = pair[0]"))).toEqual([said("notAnExample", { array: "pair", index: "0" })]);
  });
});

test("a value named `example` or an index named `batch` is one's own", () => {
  expect(faults("layer own() { input x: [n] let batch = 2 output y[i < batch] = x[i] } model Net { input x: [3] own output y: [2] loss squaredError }")).toEqual([]);
  expect(faults("layer own() { input example: [n] output y[i] = example[i] } model Net { input x: [3] own output y: [3] loss squaredError }")).toEqual([]);
});
