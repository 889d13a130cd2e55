/**
 * Branches on positions that are read from data, around and inside of loops that run in lanes: every way to come to a position, every way
 * to guard a read at it. Some positions are outside of what is read. All of them with `NNC_ALL`.
 */
import { expect, test } from "vitest";
import { sampled } from "../support/extent.ts";
import { judge } from "./random/judge.ts";

const positions = {
  "a greatest element": { inputs: "", operands: "", before: "best = argmax(i: x[i])", at: "best" },
  "an input": { inputs: ", at: index(12)", operands: ", at: index(places)", before: "", at: "at" },
  "a remainder": { inputs: ", at: index(12)", operands: ", at: index(places)", before: "", at: "at % 5" },
  "a list of inputs": { inputs: ", at: index(12)[3]", operands: ", at: index(places)[edges]", before: "", at: "at[j % 3]" },
} as const;

const guards = {
  "else": (at: string) => `(T[${at}, j] else 0)`,
  "a comparison": (at: string) => `(${at} < 4 ? (T[${at}, j] else 0.5) * x[j] : x[j])`,
  "an equality": (at: string) => `(${at} == 2 ? x[j] * T[2, j] : exp(x[j] / 4))`,
  "two conditions": (at: string) => `(${at} == 1 or ${at} == 3 and x[0] > 0 ? sin(x[j]) * sin(x[j]) : (T[j, ${at}] else 1))`,
  "an element": (at: string) => `(x[j] > 0.2 ? (T[${at}, j] else 0) + tanh(x[j]) * tanh(x[j]) : (T[${at}, j] else 2) * x[j])`,
  "a sum": (at: string) => `sum(k: k == ${at} ? x[j] * T[k, j] : 0)`,
} as const;

const cases = Object.keys(positions).flatMap((p) => Object.keys(guards).map((g) => [p, g] as const));

test.each(sampled(cases, 5))("%s guarded by %s", (p, g) => {
  const { inputs, operands, before, at } = positions[p as keyof typeof positions];
  const guard = guards[g as keyof typeof guards](at);
  const n = 9;
  const text = `
layer pick() {
  input x: [n]${operands}
  weight T: [n, n]
  ${before}
  output y[j] = x[j] + ${guard}
}
model M {
  input x: [${n}]${inputs}
  x dense(${n}) tanh pick${inputs === "" ? "" : "(at)"}
  dense(2)
  output y: [2]
  loss squaredError
  train { batch: 3 optimizer: sgd(rate: 0.1) }
}`;
  expect(judge(text, false), text).toEqual([]);
});
