/** What a fitted value depends on within its own layer counts like what comes before it. */
import { expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";

const codes = (body: string): readonly string[] => check(`layer own() { input x: [n] ${body} } model M { input x: [4] own dense(1) output y: [1] loss squaredError }`).diagnostics.map((d) => d.code);

test.each([
  ["a weight of its own layer", "weight W: [n, n] h[i] = sum(j: W[i, j] * x[j]) fitted f[i] = mean(data: h[i]) output y[i] = h[i] - f[i]"],
  ["one through two equations, further down", "weight W: [n] fitted f[i] = mean(data: g[i]) g[i] = h[i] * 2 h[i] = W[i] * x[i] output y[i] = x[i] - f[i]"],
])("%s is refused", (_what, body) => {
  expect(codes(body)).toEqual(["NN419"]);
});

test("an equation without weights is not", () => {
  expect(codes("weight W: [n] h[i] = x[i] * x[i] fitted f[i] = mean(data: h[i]) output y[i] = W[i] * (h[i] - f[i])")).toEqual([]);
});
