/** Expressions as a whole: what is none in an equation, and how large one may be. */
import { expect, test } from "vitest";
import { faults, layerOf, said } from "../../model.ts";
import { cpuTime } from "../../../../support/cpu-time.ts";

const value = (text: string): string => layerOf(`output y[i] = x[i] + ${text}`);

test("a string is no number", () => {
  expect(faults(value('"three"'))).toEqual([said("stringInEquation", {})]);
});

test("a shape is no number", () => {
  expect(faults(value("[1, 2]"))).toEqual([said("shapeInEquation", {})]);
});

test("an expression that grows beyond the limit is refused at once, and once", () => {
  const doubled = Array.from({ length: 30 }, (_, i) => `activation f${i + 1}(x) = f${i}(x) * f${i}(x + ${i}) + 1`).join("\n");
  const start = cpuTime();
  expect(faults(layerOf("output y[i] = f30(x[i])", { definitions: `activation f0(x) = exp(x)\n${doubled}` }))).toEqual([said("expressionTooLarge", { grown: "expression", arrays: [] })]);
  expect(cpuTime() - start).toBeLessThan(5000);
});
