/** The definitions of values: a general case with its base cases, states and what is fitted. */
import { describe, expect, test } from "vitest";
import { equationOf, layerOf, modelOf, outputOf } from "../../model.ts";

const x = [1, 2, 3, 4];

describe("a recurrence", () => {
  test("goes on from its base case", () => {
    expect(outputOf(layerOf("s[-1] = 10 s[t] = s[t - 1] + x[t] output s"), { x })).toEqual([11, 13, 16, 20]);
  });

  test("may have several base cases, before and within its range", () => {
    expect(outputOf(layerOf("s[-2] = 1 s[-1] = 1 s[t < n] = s[t - 1] + s[t - 2] + 0 * x[t] output s"), { x })).toEqual([2, 3, 5, 8]);
    expect(outputOf(layerOf("s[0] = 7 s[t] = x[t] output y[t] = s[t]"), { x })).toEqual([7, 2, 3, 4]);
  });

  test("may step down", () => {
    expect(outputOf(layerOf("s[n] = 0 s[t] = s[t + 1] + x[t] output s"), { x })).toEqual([10, 9, 7, 4]);
  });
});

describe("a state", () => {
  const text = layerOf("state s: [n] = 0 while training { s[i] = 0.5 * s[i] + mean(batch: x[i]) } output y[i] = x[i] + s[i]");

  test("is stored from its next value, which reads the one before", () => {
    const model = modelOf(text);
    const [update] = model.updates;
    expect(update?.state).toBe("own1.s");
    expect(equationOf(model, update?.value ?? "")).toContain("own1.s[i]");
  });

  test("has no next value in what is frozen", () => {
    const model = modelOf(text.replace("] own ", "] frozen { own } "));
    expect([model.updates, model.equations.length]).toEqual([[], 1]);
  });
});

test("what is fitted is no part of the forward computation", () => {
  const model = modelOf(layerOf("fitted m[i] = mean(data: x[i]) output y[i] = x[i] - m[i]"));
  expect(model.fitted.map(({ array }) => array)).toEqual(["own1.m"]);
  expect(model.equations.map(({ array }) => array)).toEqual(["own1.y"]);
});
