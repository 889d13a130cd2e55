/** Outputs: the prediction for an example depends neither on the others of its batch nor on the data that a model learns from. */
import { describe, expect, test } from "vitest";
import { faults, said } from "./model.ts";

const net = (body: string, output: string): string => `model Net { input x: [3] dense(2) as z ${body} output y: [2] = ${output} loss squaredError }`;

describe("an output depends on no other example", () => {
  test.each([
    ["through a sum of pairs", "u[i] = sum(b < batch: z[i] * z[b, i])", "u"],
    ["through a pair that is named", "pair[b < batch] = z[0] * z[b, 0] u[i] = pair[example] * z[i]", "pair"],
    ["through the next one", "u[i] = z[(example + 1) % batch, i]", "u"],
    ["through the nearest one", "v = argmin(b < batch: b == example ? infinity : (z[0] - z[b, 0]) ^ 2) u[i] = z[v, i]", "u"],
    ["through its place", "u[i] = z[i] * example", "u"],
    ["through values of values", "w[i] = z[(example + 1) % batch, i] u[i] = tanh(w[i])", "w"],
  ])("%s", (_, body, through) => {
    expect(faults(net(body, "u"))).toEqual([said("outputOfOthers", { output: "y", through })]);
  });

  test.each([
    ["but where it trains", "u[i] = training ? z[(example + 1) % batch, i] : z[i]"],
    ["which a statistic of all is not", "m[i] = mean(batch: z[i]) u[i] = z[i] - m[i]"],
    ["which a statistic within the equation is not", "u[i] = z[i] - mean(batch: z[i])"],
  ])("%s", (_, body) => {
    expect(faults(net(body, "u"))).toEqual([]);
  });

  test("and the loss may", () => {
    expect(faults("model Net { input x: [3] dense(2) as z cost = sum(b < batch: z[0] * z[b, 1]) output y: [2] = z loss squaredError + cost }")).toEqual([]);
  });
});

test("an output does not depend on its data, nor on that of another", () => {
  expect(faults(net("u[i] = z[i] - y.target[i]", "u"))).toEqual([said("outputOfData", { output: "y", target: "y" })]);
  expect(faults("model Net { input x: [3] dense(2) as z u[i] = z[i] * y.target[0] output other: [2] = u output y: [2] = z loss squaredError(y) }")).toEqual([said("outputOfData", { output: "other", target: "y" })]);
});
