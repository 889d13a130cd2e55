/** Models that read other examples of their batch, against committed results of PyTorch in float64: in TypeScript and in WebAssembly. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { load } from "../support/module.ts";
import { agree, compareCase, greatest, type TorchCase } from "./compare.ts";

const cases: readonly TorchCase[] = JSON.parse(readFileSync(new URL("goldens/batch.json", import.meta.url), "utf8"));

describe("PyTorch, committed results: the batch as an axis", () => {
  test.each(cases.map((c) => [c.name, c] as const))("%s", (_name, c) => compareCase(c));

  // A product of all with all, a maximum by data, the next example, and one at a position from data.
  const some = cases.filter(({ name }) => /^(?:retrieval|triplets|mixed|the nearest)/.test(name));
  test.each(some.map((c) => [c.name, c] as const))("%s, in WebAssembly", async (_name, c) => {
    const network = (await load(c.text, { fileName: "case.nn", target: "wasm" }))();
    for (const [name, numbers] of Object.entries(c.parameters)) network.parameters[name]?.values.set(numbers);
    agree("training loss", [network.accumulate(c.inputs, c.targets)], [c.trainingLoss ?? NaN], 1e-6);
    const least = Math.max(...Object.values(c.gradients ?? {}).map(greatest)) * 0.1;
    for (const [name, expected] of Object.entries(c.gradients ?? {})) agree(`gradient of ${name}`, network.gradients[name]?.values ?? [], expected, 1e-4, least);
    expect(Object.keys(c.gradients ?? {}).length).toBeGreaterThan(0);
  });
});
