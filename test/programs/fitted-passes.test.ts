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
