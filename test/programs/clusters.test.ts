/** Sums, greatest and least values at places that are found: those of all forms and targets, and gradients that are central differences. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { toEquations } from "../../src/pipeline.ts";
import { judge } from "./random/judge.ts";

const text = readFileSync(new URL("../oracle/graphs/clusters.nn", import.meta.url), "utf8");

test("cost points, not points × clusters, and are right", () => {
  const [model] = check(text).models;
  if (model === undefined) throw new Error("refused");
  expect(toEquations(model).training?.equations.filter((q) => q.kind === "accumulation").length).toBeGreaterThanOrEqual(4);
  expect(judge(text)).toEqual([]);
});
