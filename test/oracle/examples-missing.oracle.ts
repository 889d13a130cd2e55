/** The programs of docs/examples-by-construct.md, compiled and trained for twenty steps on numbers that are drawn: gradients are finite, and the loss falls. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CheckedModel } from "../../src/index.ts";
import { uniform } from "../../src/runtime/random.ts";
import { loadWithModel } from "../support/module.ts";

const folder = "test/examples-missing";
const count = 4;

test.each(readdirSync(folder).filter((name) => name.endsWith(".nn")))("%s", async (name) => {
  const { create, model } = await loadWithModel(readFileSync(`${folder}/${name}`, "utf8"), { fileName: name });
  const network = create({ seed: 1 });
  const inputs = drawn(model, model.inputs.map((i) => ({ name: i.name, array: i.array })));
  const targets = drawn(model, model.outputs.flatMap((o) => (o.target === undefined ? [] : [{ name: o.name, array: o.target }])));
  const before = network.accumulate(inputs, targets, count);
  for (const { values } of Object.values(network.gradients)) expect(values.every(Number.isFinite)).toBe(true);
  for (let step = 0; step < 20; step++) network.trainBatch(inputs, targets, count);
  expect(network.loss(inputs, targets, count)).toBeLessThan(before);
});

/** The one array, or several by name. */
function drawn(model: CheckedModel, wanted: readonly { readonly name: string; readonly array: string }[]): Float64Array | Readonly<Record<string, Float64Array>> {
  const arrays = wanted.map(({ name, array }, k) => {
    const { extents = [], content } = model.arrays.get(array) ?? {};
    const size = extents.reduce((n, x) => n * (x.upper === Infinity ? count : x.upper - x.lower), 1);
    return [name, Float64Array.from({ length: size }, (_, i) => (content?.kind === "index" ? Math.floor(uniform(1, 0, k, i) * content.below) : uniform(1, 0, k, i)))] as const;
  });
  const [only, another] = arrays;
  return only !== undefined && another === undefined ? only[1] : Object.fromEntries(arrays);
}
