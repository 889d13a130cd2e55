/** Derivatives that need themselves. */
import { expect, test } from "vitest";
import { faults, said } from "../model.ts";

const descent = (e: string, z: string): string => `layer descend() {
  input x: [n]
  weight A: [n, n]
  z[-1, i] = x[i]
  p[t < 4, i < n] = z[t - 1, i]
  e[t < 4] = ${e}
  z[t < 4, i < n] = ${z}
  output y[t < 4, i] = z[t, i]
}
model M { input x: [3] descend output y: [4, 3] loss squaredError }`;

test("a step of descent reads the derivative of the state before", () => {
  expect(faults(descent("sum(i: sum(j: A[i, j] * p[t, j]) ^ 2)", "p[t, i] - 0.1 * derivative(e[t], p[t, i])"))).toEqual([]);
  expect(faults(descent("sum(i: sum(j: A[i, j] * z[t - 1, j]) ^ 2)", "z[t - 1, i] - 0.1 * derivative(e[t], z[t - 1, i])"))).toEqual([]);
});

test("and none of a value that is made with it", () => {
  expect(faults(descent("sum(i: z[t, i] ^ 2)", "p[t, i] - 0.1 * (t > 0 ? derivative(e[t - 1], p[t - 1, i]) : 0)"))).toEqual([said("derivativeOfItself", { value: "e", by: "p" })]);
});

test("six lie in one another at most", () => {
  const nested = (order: number): string => `model M { input x: [1] dense(2) tanh dense(1) as u ${Array.from({ length: order }, (_, k) => `d${k + 1} = derivative(${k === 0 ? "u[0]" : `d${k}`}, x[0])`).join(" ")} wave[k < 1] = d${order} output y: [1] = wave }`;
  expect(faults(nested(6))).toEqual([]);
  expect(faults(nested(7))).toEqual([said("derivativesTooDeep", { limit: 6 })]);
  expect(faults(nested(9))).toEqual([said("derivativesTooDeep", { limit: 6 })]);
});
