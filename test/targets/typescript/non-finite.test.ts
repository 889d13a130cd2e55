/** A loss that stops being finite names the step, the layer and the example. */
import { expect, test } from "vitest";
import { emit, emitMachine, load } from "./support.ts";

const text = `model M {
  input x: [2]
  dense(3) tanh as h
  r[i] = log(x[i])
  h dense(1)
  output y: [1]
  loss squaredError(y) + 0.1 * squaredError(r, target: x)
  train { batch: 4 shuffle: true }
}
`;

test.each([["TypeScript", emit], ["WebAssembly", emitMachine]] as const)("%s: of examples in a shuffled order, the one with the number that has no logarithm", async (_, build) => {
  const network = (await load(await build(text)))({ seed: 1 });
  const x = Array.from({ length: 24 }, (_, i) => 1 + (i % 5));
  x[15] = -1;
  expect(() => network.fit({ x, y: Array.from({ length: 12 }, () => 1) }, { epochs: 2 })).toThrow(/the loss is NaN at step [123]: the first values that are not finite are those of [\w.]+ \(model\.nn:\d\), of the example at index 7$/);
});
