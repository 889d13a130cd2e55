/** Conditions that are known while compiling cost nothing: neither draws nor branches stay, and the other side is not read. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { printProgram } from "../../../src/ir/equation/print.ts";
import { toEquations } from "../../../src/pipeline.ts";

const layers = `
layer noisy(rate = 0.5) { input x: [n] output y[i] = rate > 0 ? x[i] + rate * gaussian(i) : x[i] }
layer far(rate = 0.5) { input x: [n] output y[i] = rate < 0.5 ? x[i] / (0.5 - rate) : x[i] }
layer always() { input x: [n] output y[i] = random(i) < 1 and 0 <= random(i) ? x[i] : 3 * x[i] }
layer never() { input x: [n] output y[i] = random(i) > 1 or random(i) < -0.5 or 1 < random(i) or random(i) <= -1 ? 3 * x[i] : x[i] }
layer keeps(rate = 0) { input x: [n] state s: [n] = 0 while training { s[i] = rate > 0 ? s[i] + random(i) : s[i] } output y[i] = x[i] + s[i] }`;

const training = (step: string): string => {
  const { models: [model], diagnostics } = check(`${layers} model M { input x: [3] dense(3) ${step} dense(2) output y: [2] loss squaredError }`);
  expect(diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`)).toEqual([]);
  const program = model === undefined ? undefined : toEquations(model).training;
  return program === undefined ? "" : printProgram(program);
};

test.each(["dropout(rate: 0)", "noisy(rate: 0)", "gaussianNoise(0)", "far(rate: 0.5)", "always", "never", "keeps"])("%s draws nothing and chooses nothing", (step) => {
  expect(training(step)).not.toMatch(/random#|gaussian#|\?/);
});

test.each(["dropout(rate: 0.1)", "noisy(rate: 0.1)", "keeps(rate: 1)"])("%s draws", (step) => {
  expect(training(step)).toMatch(/random#|gaussian#/);
});
