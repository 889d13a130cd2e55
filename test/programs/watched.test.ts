/** Emitted code of the examples with every access to its arrays checked: none leaves its array, or finds what another left there. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { toEquations, toKernels } from "../../src/pipeline.ts";
import { Arena, instrument } from "./random/checked.ts";
import { dataFor } from "./random/data.ts";
import { createFrom, scriptOf, traceNetwork } from "./random/module.ts";
import { exampleNames } from "../../tools/examples.ts";
import { all } from "../support/extent.ts";

/** With a proxy at every access the large ones take minutes: they run with `NNC_ALL`. */
const quick = ["xor", "iris", "wine", "penguins", "penguins-both", "weather", "highway", "kolmogorov-arnold", "seattle-weather"];

test.each(all ? exampleNames : quick)("%s stays inside of its arrays", (name) => {
  const { models } = check(readFileSync(`examples/${name}/${name}.nn`, "utf8"), { fileName: `${name}.nn` });
  const [model] = models;
  if (model === undefined) throw new Error("no model");
  const arena = new Arena();
  const { script, arrays } = instrument(scriptOf(model, toKernels(model, toEquations(model)), "f64"));
  expect(arrays).toBeGreaterThan(10);
  const network = createFrom(script, model.name, { watch: arena.watch.bind(arena) })();
  for (const count of new Set([model.train.batch, Math.max(1, model.train.batch - 1), 1])) traceNetwork(model, network, dataFor(model, count, count));
  expect(arena.reads).toBeGreaterThan(1000);
  expect(arena.problems).toEqual([]);
});

test("what leaves its array, or reads what another wrote, is found", () => {
  const arena = new Arena();
  const memory = new ArrayBuffer(64);
  const [a, b] = [arena.watch(new Float64Array(memory, 0, 4), "a", true), arena.watch(new Float64Array(memory, 16, 4), "b", true)];
  a[2] = 1;
  expect(a[2]).toBe(1);
  expect(arena.problems).toEqual([]);
  expect(b[0]).toBe(1);
  expect(a[4]).toBeUndefined();
  expect(b[3]).toBe(0);
  expect(arena.problems).toEqual(["reads b[0], where stands what a wrote", "reads a[4] of 4", "reads a[4], where stands what nobody wrote", "reads b[3], where stands what nobody wrote"]);
});
