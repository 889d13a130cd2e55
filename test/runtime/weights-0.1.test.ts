/** Weights that version 0.1 saved: they load, or are refused with the reason. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import predictions from "../fixtures/weights-0.1/predictions.json" with { type: "json" };
import { load, type Create } from "../support/module.ts";

const folder = new URL("../fixtures/weights-0.1/", import.meta.url);
const rows = (await readFile(new URL("rows.csv", folder), "utf8")).trim().split("\n").slice(1).map((row) => row.split(","));
const inputs = rows.map((row) => row.slice(0, 3).map(Number));

async function saved(name: string, target: "ts" | "wasm"): Promise<{ readonly create: Create; readonly weights: Uint8Array }> {
  const create = await load(await readFile(new URL(`${name}.nn`, folder), "utf8"), { target });
  return { create, weights: await readFile(new URL(`${name}.safetensors`, folder)) };
}

/** All numbers of a prediction, in order. */
function numbersIn(prediction: unknown): readonly number[] {
  if (typeof prediction === "number") return [prediction];
  return typeof prediction === "object" && prediction !== null ? Object.values(prediction).flatMap(numbersIn) : [];
}

for (const target of ["ts", "wasm"] as const) {
  test.each(Object.entries(predictions))(`${target} predicts from the file of %s what 0.1 did`, async (name, before) => {
    const { create, weights } = await saved(name, target);
    const network = create({ weights });
    before.forEach((expected, row) => {
      const found = numbersIn(network.predict(inputs[row]));
      const numbers = numbersIn(expected);
      expect(found.length).toBe(numbers.length);
      numbers.forEach((number, i) => { expect(found[i]).toBeCloseTo(number, target === "ts" ? 13 : 5); });
    });
  });
}

test("a training under a schedule goes on as in 0.1", async () => {
  const { create, weights } = await saved("schedule", "wasm");
  const history = create({ weights }).fit({ x: inputs, y: rows.map((row) => [Number(row[3])]) });
  expect(history.epochs.map(({ loss }) => Number(loss.toPrecision(4)))).toEqual([0.6423, 0.5436, 0.5125]);
});

test.each([
  ["sharedUsesShared", "the tensor outer.inner.dense1.W is not of this model"],
  ["repeatEquations", "the tensor value2.c is missing"],
])("the file of %s is refused", async (name, why) => {
  const { create, weights } = await saved(name, "ts");
  expect(() => create({ weights })).toThrow(why);
});
