/** Targets that are learned in units of their own deviation come back in their units: in predictions, losses and after load. */
import { expect, test } from "vitest";
import { load } from "../../support/module.ts";

const house = `model House {
  input x: [1]
  standardize
  dense(1) as z
  fitted center[j] = mean(data: price.target[j])
  fitted scale[j] = sqrt(mean(data: (price.target[j] - center[j]) ^ 2))
  out[j] = center[j] + scale[j] * z[j]
  output price: [1] = out
  loss squaredIn(price, scale)
  train { optimizer: adam(rate: 0.1) batch: 4 epochs: 200 metrics: [mae] }
}
loss squaredIn(y[k], target[k], unit[k]) = mean(k: ((y[k] - target[k]) / unit[k]) ^ 2)`;

test.each([["ts", "f64"], ["wasm", "f32"]] as const)("predictions and metrics are prices, %s", async (target, precision) => {
  const create = await load(house, { target, precision });
  const network = create();
  const x = [1, 2, 3, 4, 5, 6, 7, 8];
  const price = x.map((size) => 1e6 + 50_000 * size);
  network.fit({ x, price });
  const expected = (network.predict([10])["price"] as readonly number[])[0] ?? NaN;
  expect(Math.abs(expected - 1_500_000)).toBeLessThan(5000);
  const measured = network.evaluate({ x, price });
  expect(measured).toMatchObject({ metrics: { mae: expect.closeTo(0, -4) } });
  const other = create();
  other.load(network.save());
  expect(other.predict([10])).toEqual(network.predict([10]));
});
