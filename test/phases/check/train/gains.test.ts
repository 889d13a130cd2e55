/** Weights that begin at 1 and are regularized. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";

const scale = (declaration: string): string => `layer scale() { input x: [n] ${declaration} output y[i] = s[i] * x[i] }`;
const warned = (layer: string, end = "regularize l2(0.01)"): readonly string[] =>
  check(`${layer} model M { input x: [4] scale dense(1) output y: [1] loss squaredError ${end} }`).diagnostics.map((d) => `${d.span.source.text.slice(d.span.start, d.span.end)}: ${d.fixes.map((f) => f.title).join()}`);

test("a factor that begins at 1 is to be a gain", () => {
  expect(warned(scale("weight s: [n] = 1"))).toEqual(["s: write `gain`"]);
  expect(warned(scale("weight s: [n] = ones"))).toEqual(["s: write `gain`"]);
});

describe("nothing is said", () => {
  test("of a gain, or without a regularizer", () => {
    expect(warned(scale("gain s: [n] = 1"))).toEqual([]);
    expect(warned(scale("weight s: [n] = 1"), "")).toEqual([]);
  });

  test("of a weight that begins elsewhere, or is no factor", () => {
    expect(warned(scale("weight s: [n] = 0.1"))).toEqual([]);
    expect(warned("layer scale() { input x: [n] weight s: [n] = 1 output y[i] = s[i] + x[i] }")).toEqual([]);
  });
});
