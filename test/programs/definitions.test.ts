/** Layers of every kind of equation, written in the language: their emitted gradients agree with central differences. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compareArray } from "../../src/cli/differences.ts";
import { check } from "../../src/index.ts";
import { load } from "../support/module.ts";

const definitions = readFileSync(new URL("definitions.nn", import.meta.url), "utf8");

/** A chain between an input and a head, how many numbers the input takes, and whether training is what is compared. */
const chains: Readonly<Record<string, { readonly input: string; readonly width: number; readonly chain: string; readonly training?: boolean }>> = {
  "strided, padded convolution": { input: "[6, 5, 2]", width: 60, chain: "conv(3, kernel: 3, padding: 1, stride: 2) tanh" },
  "convolution of one tap": { input: "[2, 3, 1]", width: 6, chain: "conv(2, kernel: 1)" },
  "maximum pooling": { input: "[6, 6, 2]", width: 72, chain: "conv(3, kernel: 2) maxPool(2)" },
  "overlapping maximum pooling": { input: "[5, 5, 1]", width: 25, chain: "conv(2, kernel: 2) maxPool(2, stride: 1)" },
  "statistics of the batch, in a residual block": { input: "[4, 4, 2]", width: 32, chain: "resUnit(2)", training: true },
  "causal attention": { input: "[5, 4]", width: 20, chain: "attention(2, causal: true)" },
  "attention": { input: "[3, 6]", width: 18, chain: "attention(3)" },
  "a gated recurrence": { input: "[5, 3]", width: 15, chain: "gru(4)" },
  "a gated recurrence of one step": { input: "[1, 2]", width: 2, chain: "gru(1)" },
  "an embedding": { input: "index(7)[5]", width: 5, chain: "embedding(3)" },
};

describe.each(Object.entries(chains))("%s", (_name, { input, width, chain, training }) => {
  const text = `${definitions}\nmodel Net { input x: ${input} ${chain} flatten dense(2) output y: [2] loss squaredError train { batch: 2 } }`;

  test("has no error", () => expect(check(text).diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`)).toEqual([]));

  test("has the gradients of central differences", async () => {
    const network = (await load(text))({ seed: 3 });
    const whole = input.startsWith("index");
    const x = Array.from({ length: 2 * width }, (_, i) => (whole ? (3 * i) % 7 : Math.sin(1 + 1.7 * i)));
    const y = [0.3, -0.2, 0.1, 0.9];
    network.accumulate(x, y);
    const gradients = new Map(Object.entries(network.gradients).map(([name, { values }]) => [name, values.slice()]));
    const loss = training === true ? () => network.accumulate(x, y) : () => network.loss(x, y);
    for (const [name, { values }] of Object.entries(network.parameters)) {
      const { error } = compareArray(name, values, gradients.get(name) ?? [], loss, 60);
      expect(error, name).toBeLessThan(1e-6);
    }
  });
});
