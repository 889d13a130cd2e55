/** Derivatives that a recurrence feeds back. */
import { expect, test } from "vitest";
import { faults, said } from "../model.ts";

const descent = (equations: string, read: string): string => `layer descend() {
  input x: [n]
  weight A: [n, n]
  z[-1, i] = x[i]
  p[t < 4, i < n] = z[t - 1, i]
  ${equations}
  z[t < 4, i < n] = p[t, i] - 0.1 * ${read}
  output y[t < 4, i] = z[t, i]
}
model M { input x: [3] descend output y: [4, 3] loss squaredError }`;

const own = "q[t < 4, i] = sum(j: A[i, j] * p[t, j]) ^ 2";

test("values of one step have derivatives in time, and so have those that look back by themselves", () => {
  expect(faults(descent(`${own}  e[t < 4] = sum(i: q[t, i])`, "derivative(e[t], p[t, i])"))).toEqual([]);
  expect(faults(descent("e[t < 4] = sum(s < 4, i: s <= t ? sum(j: A[i, j] * p[s, j]) ^ 2 : 0)", "derivative(e[t], p[t, i])"))).toEqual([]);
});

test("a value of several steps of another has none", () => {
  expect(faults(descent(`${own}  e[t < 4] = sum(s < 4, i: s <= t ? q[s, i] : 0)`, "derivative(e[t], p[t, i])"))).toEqual([said("derivativeOutOfStep", { value: "e", by: "p" })]);
});

test("outside of the recurrence there is no such limit", () => {
  expect(faults(`layer walk() { input x: [time, n] h[-1, i] = 0  h[t, i] = tanh(h[t - 1, i] + x[t, i])  output y[t, i] = derivative(h[time - 1, i], x[t, i]) }
    model M { input x: [4, 2] walk output y: [4, 2] }`)).toEqual([]);
});
