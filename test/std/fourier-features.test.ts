/** `fourierFeatures`: cosines and sines of angles by directions that are drawn once, kept with the weights, and do not train. */
import { describe, expect, test } from "vitest";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { load } from "../support/module.ts";
import { close, noise } from "../support/numbers.ts";

const text = (count: number, scale: number): string => `model Net {
  input x: [2, 3]
  fourierFeatures(${count}, scale: ${scale}) as seen
  dense(1)
  output y: [2, 1]
  output waves: [2, ${2 * count}] = seen
  loss squaredError(y)
  train { optimizer: sgd(0.1) batch: 4 }
}
`;
const x = noise(4 * 6, 3);

describe.each([["ts", 1e-12], ["wasm", 2e-5]] as const)("on %s", (target, tolerance) => {
  test.each([[1, 1], [3, 0.5], [6, 0.2]])("%i waves at the scale %d", async (count, scale) => {
    const net = (await load(text(count, scale), { target }))({ seed: 5 });
    const B = decodeSafetensors(net.save()).tensors.get("seen.B");
    expect(B?.shape).toEqual([3, count]);
    const numbers = [...(B?.values ?? [])];
    const expected = Array.from({ length: 8 }, (_, row) => {
      const angles = Array.from({ length: count }, (_u, k) => 2 * Math.PI * [0, 1, 2].reduce((sum, i) => sum + (x[3 * row + i] ?? NaN) * (numbers[count * i + k] ?? NaN), 0));
      return [...angles.map(Math.cos), ...angles.map(Math.sin)];
    });
    const { waves } = net.forward(x) as unknown as { readonly waves: ArrayLike<number> };
    close(waves, expected.flat(), tolerance, "waves");
    net.trainBatch(x, noise(8, 4));
    expect([...(decodeSafetensors(net.save()).tensors.get("seen.B")?.values ?? [])]).toEqual(numbers);
  });
});

test("directions have the deviation of the scale, and another seed draws others", async () => {
  const create = await load(text(400, 0.5));
  const of = (seed: number): readonly number[] => [...(decodeSafetensors(create({ seed }).save()).tensors.get("seen.B")?.values ?? [])];
  const [first, second] = [of(1), of(2)];
  const deviation = Math.sqrt(first.reduce((sum, b) => sum + b * b, 0) / first.length);
  expect(Math.abs(deviation / 0.5 - 1)).toBeLessThan(0.08);
  expect(first).not.toEqual(second);
});
