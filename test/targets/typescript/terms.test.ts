/** The terms of a loss beside it, in `fit` and `evaluate`: their names, and that the loss is their sum. */
import { describe, expect, test } from "vitest";
import { load } from "../../support/module.ts";

interface Report { readonly loss: number; readonly metrics: Readonly<Record<string, number>>; readonly validation?: Report }

const definitions = `layer spread(share = 0.5) { input x: [n] loss share * sum(i: mean(batch: x[i]) ^ 2) output y[i] = x[i] }
layer small() { input x: [n] loss 0.1 * sum(i: x[i] ^ 2) output y[i] = x[i] }
`;
const net = (chain: string, loss: string, train = ""): string => `${definitions}model M { input x: [3] dense(4) tanh as h size = sum(i: h[i] ^ 2) ${chain} dense(1) output y: [1] loss ${loss} train { batch: 4 ${train} } }`;
const x = Array.from({ length: 33 }, (_, i) => Math.sin(3 * i + 1));
const data = { x, y: x.filter((_, i) => i % 3 === 0).map((v) => 2 * v) };

async function reports(text: string, target: "ts" | "wasm" = "ts"): Promise<readonly Report[]> {
  const network = (await load(text, { fileName: "case.nn", target }))({ seed: 1 });
  const { epochs } = network.fit(data, { epochs: 3, validation: 0.3 }) as unknown as { readonly epochs: readonly Report[] };
  return [...epochs, ...epochs.flatMap(({ validation }) => validation ?? []), network.evaluate(data) as unknown as Report];
}

const total = (names: readonly string[], metrics: Readonly<Record<string, number>>): number => names.reduce((sum, name) => sum + (metrics[name] ?? NaN), 0);

describe.each(["ts", "wasm"] as const)("terms, %s", (target) => {
  test.each([
    ["of layers in each batch", net("small small", "squaredError"), ["squaredError", "small1.loss", "small2.loss"]],
    ["of all examples together", net("spread", "squaredError - 0.1 * size", "accumulate: 2"), ["squaredError", "size", "spread1.loss"]],
    ["with a regularizer, beside metrics", net("small", "squaredError regularize l2(0.1)", "metrics: [mae]"), ["squaredError", "small1.loss", "regularize"]],
    ["of one name", net("", "size + 2 * size"), ["size", "size (2)"]],
  ])("%s add up to the loss", async (_, text, names) => {
    for (const { loss, metrics } of await reports(text, target)) {
      expect(Object.keys(metrics).filter((name) => name !== "mae")).toEqual(names);
      expect(total(names, metrics)).toBeCloseTo(loss, target === "ts" ? 12 : 5);
    }
  });
});

test.each([["one term", net("", "size")], ["losses of outputs", net("", "squaredError + 0.1 * absoluteError")]])("%s is not told apart", async (_, text) => {
  for (const { metrics } of await reports(text)) expect(metrics).toEqual({});
});
