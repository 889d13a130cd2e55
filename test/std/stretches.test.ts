/** First states and masks: stretches with the state carried are the whole sequence, and what is padded does not count. */
import { describe, expect, test } from "vitest";
import { compile } from "../../src/index.ts";

interface Network {
  forward(inputs: Readonly<Record<string, ArrayLike<number>>>): Readonly<Record<string, Float64Array | Float32Array>>;
  trainBatch(inputs: Readonly<Record<string, ArrayLike<number>>>, targets: ArrayLike<number>): number;
  accumulate(inputs: Readonly<Record<string, ArrayLike<number>>>, targets: ArrayLike<number>): number;
  readonly gradients: Readonly<Record<string, { readonly values: Float64Array | Float32Array }>>;
}

const recurrent = (time: number): string => `model Net(time = ${time}) {
  input x: [time, 3], h0: [4], c0: [4], g0: [5], m: [time]
  x
  lstm(4, mask: m, h0: h0, c0: c0) as r
  gru(5, mask: m, h0: g0) as g
  h[j] = r[time - 1, j]
  c[j] = r.c[time - 1, j]
  k[j] = g[time - 1, j]
  g
  dense(2)
  output y: [time, 2]
  output h1: [4] = h
  output c1: [4] = c
  output g1: [5] = k
  loss squaredError(y)
}`;

const compiled = new Map<string, Promise<Network>>();

/** Compiled once for all tests. */
function networkOf(text: string, target: "ts" | "wasm"): Promise<Network> {
  const known = compiled.get(target + text) ?? makeNetwork(text, target);
  compiled.set(target + text, known);
  return known;
}

async function makeNetwork(text: string, target: "ts" | "wasm"): Promise<Network> {
  const { modules: [module], diagnostics } = await compile(text, { emit: "module", target });
  if (module?.exports === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return (module.exports["createNet"] as (options: object) => Network)({ seed: 5 });
}

const numbers = (count: number, at = 0): number[] => Array.from({ length: count }, (_, i) => Math.sin(3.1 * (i + at) + 1));
const batch = 3;

describe.each(["ts", "wasm"] as const)("%s", (target) => {
  const allowed = target === "ts" ? 1e-12 : 1e-5;
  const near = (found: ArrayLike<number>, expected: readonly number[]): void => {
    expect(found).toHaveLength(expected.length);
    expected.forEach((x, i) => expect(Math.abs((found[i] ?? Number.NaN) - x)).toBeLessThan(allowed));
  };

  test("two stretches, the second from the state that the first left, are one sequence", async () => {
    const [whole, part] = await Promise.all([networkOf(recurrent(8), target), networkOf(recurrent(4), target)]);
    const rows = Array.from({ length: batch }, (_, n) => numbers(24, 100 * n));
    const first = { h0: numbers(4 * batch), c0: numbers(4 * batch, 7), g0: numbers(5 * batch, 9) };
    const all = whole.forward({ x: rows.flat(), ...first, m: numbers(8 * batch).fill(1) });
    const m = numbers(4 * batch).fill(1);
    const one = part.forward({ x: rows.flatMap((r) => r.slice(0, 12)), ...first, m });
    const carried = { h0: one["h1"]?.slice() ?? [], c0: one["c1"]?.slice() ?? [], g0: one["g1"]?.slice() ?? [] };
    const two = part.forward({ x: rows.flatMap((r) => r.slice(12)), ...carried, m });
    for (const name of ["h1", "c1", "g1"]) near(two[name] ?? [], Array.from(all[name] ?? []));
    rows.forEach((_, n) => near((two["y"] ?? []).slice(8 * n, 8 * n + 8), Array.from(all["y"] ?? []).slice(16 * n + 8, 16 * n + 16)));
  });

  test("what is padded changes neither the last state nor a gradient", async () => {
    const network = await networkOf(recurrent(4), target);
    const first = { h0: numbers(4), c0: numbers(4, 7), g0: numbers(5, 9) };
    const m = [1, 1, 1, 0];
    const run = (padding: number): readonly (readonly number[])[] => {
      const inputs = { x: [...numbers(9), ...numbers(3).fill(padding)], ...first, m };
      const { h1, g1 } = network.forward(inputs);
      const last = [h1, g1].map((values) => Array.from(values ?? []));
      network.accumulate(inputs, numbers(8));
      return [...last, ...Object.values(network.gradients).map(({ values }) => Array.from(values))];
    };
    expect(run(0)).toEqual(run(9));
  });

  test("training in stretches lowers the loss of the sequence", async () => {
    const network = await networkOf(recurrent(4), target);
    const stretches = [0, 1, 2].map((k) => ({ x: numbers(12, 12 * k), y: numbers(8, 50 + 8 * k) }));
    const epoch = (): number => {
      let [state, sum] = [{ h0: numbers(4).fill(0) as ArrayLike<number>, c0: numbers(4).fill(0) as ArrayLike<number>, g0: numbers(5).fill(0) as ArrayLike<number> }, 0];
      for (const { x, y } of stretches) {
        const inputs = { x, ...state, m: [1, 1, 1, 1] };
        const { h1, c1, g1 } = network.forward(inputs);
        const carried = { h0: h1?.slice() ?? [], c0: c1?.slice() ?? [], g0: g1?.slice() ?? [] };
        sum += network.trainBatch(inputs, y);
        state = carried;
      }
      return sum;
    };
    const losses = Array.from({ length: 60 }, epoch);
    expect(losses.at(-1)).toBeLessThan(0.7 * (losses[0] ?? 0));
  });
});
