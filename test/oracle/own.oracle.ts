/** Models whose layers and blocks have several results and losses of their own, in WebAssembly, against committed results of PyTorch. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { load } from "../support/module.ts";
import { agree, type TorchCase } from "./compare.ts";

const cases: readonly TorchCase[] = JSON.parse(readFileSync(new URL("goldens/own.json", import.meta.url), "utf8"));

/** WebAssembly computes in float32. */
const single = 2e-5;

describe("PyTorch: several results, and losses of layers, wasm", () => {
  test.each(cases.map((c) => [c.name, c] as const))("%s", async (_name, { text, parameters, inputs, targets, output = [], loss = NaN, gradients = {} }) => {
    const network = (await load(text, { fileName: "case.nn", target: "wasm" }))();
    for (const [name, numbers] of Object.entries(parameters)) network.parameters[name]?.values.set(numbers);
    agree("output", network.forward(inputs), output, single);
    agree("loss", [network.loss(inputs, targets)], [loss], single);
    network.accumulate(inputs, targets);
    expect(Object.keys(network.gradients).sort()).toEqual(Object.keys(gradients).sort());
    for (const [name, expected] of Object.entries(gradients)) agree(`gradient of ${name}`, network.gradients[name]?.values ?? [], expected, single);
  });
});
