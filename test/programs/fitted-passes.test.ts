/** Fitted values are those of one batch that is the whole training data, whatever the batch is. */
import { expect, test } from "vitest";
import { load } from "../support/module.ts";
import { savedTensors } from "../support/saved.ts";

const definitions = `
layer centered() { input x: [n] output y[i] = x[i] - mean(batch: x[i]) }
layer shares() { input x: [n] output y[i] = x[i] * count(batch) / sum(batch: abs(x[i])) }
`;

test.each([
  ["a mean over the batch within an equation for each example", "centered"], ["a sum over the batch and their count", "shares"],
  ["one of these after the other", "centered shares"], ["a recurrence", "frozen { reshape([2, 1]) gru(2) flatten }"], ["a recurrence of what is centered", "centered frozen { reshape([2, 1]) gru(2) flatten } centered"],
])("behind %s", async (_what, layers) => {
  const x = [1, 2, -1, 0.5, 2, 1, 0.3, -0.7, 1.5, 0.2];
  const fitted = async (batch: number): Promise<readonly number[]> => {
    const network = (await load(`${definitions} model F { input x: [2] ${layers} standardize dense(1) output y: [1] loss squaredError train { batch: ${batch} } }`))({ seed: 1 });
    network.fit({ x, y: [1, 2, 3, 4, 5] }, { epochs: 0 });
    return [...savedTensors(network.save())].filter(([name]) => name.startsWith("standardize1.")).flatMap(([, values]) => values);
  };
  const [whole, small] = [await fitted(5), await fitted(2)];
  expect(whole.length).toBeGreaterThan(0);
  whole.forEach((v, i) => expect(small[i]).toBeCloseTo(v, 12));
});

test.each([
  ["single", "log(sum(data: exp(x[i])))"], ["under conditions", "log(sum(data: x[i] > 0 ? exp(x[i]) : exp(-x[i])))"], ["of what overflows", "log(sum(data: exp(500 * x[i])))"], ["in a mean", "log(mean(data: exp(x[i] - max(data: x[i]))))"],
])("the logarithm of a sum of exponentials over the data, %s", async (_what, value) => {
  const x = [1, 2, -1, 0.5, 2, 1, 0.3, -0.7, 1.5, 0.2];
  for (const target of ["ts", "wasm"] as const) {
    const fitted = async (batch: number): Promise<readonly number[]> => {
      const text = `layer own() { input x: [n] fitted m[i] = ${value} output y[i] = x[i] - m[i] }\nmodel F { input x: [2] own dense(1) output y: [1] loss squaredError train { batch: ${batch} } }`;
      const network = (await load(text, { target }))({ seed: 1 });
      network.fit({ x, y: [1, 2, 3, 4, 5] }, { epochs: 0 });
      return [...savedTensors(network.save())].filter(([name]) => name.startsWith("own1.")).flatMap(([, values]) => values);
    };
    const [whole, small] = [await fitted(5), await fitted(2)];
    const column = [0, 1].map((i) => x.filter((_, k) => k % 2 === i));
    if (value.startsWith("log(sum(data: exp(x[i])") || value.includes("500")) {
      const by = value.includes("500") ? 500 : 1;
      whole.forEach((v, i) => {
        const largest = by * Math.max(...(column[i] ?? []));
        expect(v).toBeCloseTo(largest + Math.log((column[i] ?? []).reduce((sum, e) => sum + Math.exp(by * e - largest), 0)), target === "ts" ? 10 : 4);
      });
    }
    expect(whole).toHaveLength(2);
    whole.forEach((v, i) => expect(small[i]).toBeCloseTo(v, target === "ts" ? 12 : 5));
  }
});
