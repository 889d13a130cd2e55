/** Recurrences of arrays that step along different axes: what the check accepts is lowered, and every target computes the same. */
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { judge } from "./random/judge.ts";

const recurrences: Readonly<Record<string, string>> = {
  "an array along the other axis, read at two": "p[i, j] = (q[j, j - 1] else 0) * T[i, j] + x[i, j] q[i, j] = (p[i, j] + p[j, j]) * 0.5",
  "three axes, one of them the step": "p[i, j] = (r[i, i - 1, j - 1] else 0) * T[i, j] + x[i, j] r[i, j, k] = p[j, k] * 0.5 + p[j, j] * T[i, k] q[i, j] = r[i, j, 0] * p[j, 0]",
  "the diagonal": "p[i, j] = (q[i - 1, i - 1] else 0) * T[i, j] + x[i, j] q[i, j] = tanh((p[j, j] else 0) * 0.5 + x[i, j])",
  "backward": "p[i, j] = (q[j, j + 1] else 0) * T[i, j] + x[i, j] q[i, j] = (p[i, j] + p[j, j]) * 0.5",
  "half of the way back": "p[i, j] = (i > 0 ? q[floor(i / 2), j] : 0) * T[i, j] + x[i, j] q[i, j] = (i > 0 ? p[i - 1, j] : 0) * 0.5 + x[j, i]",
  "a step that may be the same": "p[i, j] = x[i, j] + (q[i - 1, j] else 0) * T[i, j] q[i, j] = p[floor(i / 2), j] * 0.5 + x[j, i]",
};

test.each(Object.entries(recurrences))("%s", (_, equations) => {
  const text = `
layer own() {
  input x: [n, n]
  weight T: [n, n]
  ${equations}
  output y[i, j] = p[i, j] * 0.3 + q[j, i]
}
model M {
  input x: [4, 4]
  own tanh
  output y: [4, 4]
  loss squaredError
  train { batch: 3 optimizer: sgd(rate: 0.1) }
}`;
  expect(check(text).diagnostics).toEqual([]);
  expect(judge(text, false), text).toEqual([]);
});

test("a cycle within a step is refused, whatever the axes", () => {
  const text = "layer own() { input x: [n, n] p[i, j] = q[j, i] + x[i, j] q[i, j] = p[j, j] * x[i, j] output p } model M { input x: [4, 4] own output y: [4, 4] loss squaredError }";
  expect(check(text).diagnostics.map((d) => d.code)).toEqual(["NN420"]);
});
