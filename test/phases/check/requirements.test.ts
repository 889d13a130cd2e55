/** Whether a layer is known to refuse a value, before it is called. */
import { expect, test } from "vitest";
import { analyze } from "../../../src/index.ts";

function refuses(definition: string, sizes: Readonly<Record<string, number>>): boolean {
  const analysis = analyze(definition);
  const layer = analysis.find("layer", /layer (\w+)/.exec(definition)?.[1] ?? "");
  if (layer?.kind !== "layer") throw new Error("no layer");
  return analysis.refuses(layer, new Map(Object.entries(sizes)));
}

test("sizes and defaults decide", () => {
  const layer = "layer halves(parts = 2) { input x: [..s, n] require n % parts == 0 let half = n / parts require half > 1 output y[..s, i < n] = x[..s, i] }";
  expect(refuses(layer, { n: 8 })).toBe(false);
  expect(refuses(layer, { n: 9 })).toBe(true);
  expect(refuses(layer, { n: 2 })).toBe(true);
});

test("what a parameter without a default decides is not refused", () => {
  const layer = "layer parts(parts) { input x: [..s, n] require n % parts == 0 require n > 3 output y[..s, i < n] = x[..s, i] }";
  expect(refuses(layer, { n: 9 })).toBe(false);
  expect(refuses(layer, { n: 3 })).toBe(true);
});

test("what the value states is not asked", () => {
  expect(refuses('layer t { input x: [n] require kind(x) != "logits" output y[i < n] = x[i] }', { n: 2 })).toBe(false);
});
