/** Statistics over the batch have one term in a batch of one example: it is said, and running ones skip it. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { savedTensors } from "../support/saved.ts";
import { load } from "../support/module.ts";
import { nnc } from "../cli/terminal.ts";

const centered = `layer center(momentum = 0.5) {
  input x: [..s, n]
  state running: [n] = 0, seen: [] = 0
  mu[i] = mean(batch, ..s: x[..s, i])
  while training {
    running[i] = (1 - momentum) * running[i] + momentum * mu[i]
    seen = seen + 1
  }
  output y[..s, i] = x[..s, i] - (training ? mu[i] : running[i])
}`;

function model(input: string, layers: string, batch: number): string {
  return `${centered} model B { input x: ${input} ${layers} flatten dense(1) output y: [1] loss squaredError train { batch: ${batch} optimizer: sgd(rate: 0) shuffle: false } }`;
}

const warningsOf = (text: string) => check(text).diagnostics.filter((d) => d.code === "NN516").map((d) => `${d.code} ${d.message}`);

describe("batch: 1", () => {
  test.each(["batchNorm", "center", "frozen { dense(2) } batchNorm"])("is warned of where there is %s", (layers) => {
    expect(warningsOf(model("[3]", layers, 1))).toEqual([expect.stringMatching(/^NN516 `(?:batchNorm|center)1` takes a statistic over the batch/)]);
    expect(warningsOf(model("[3]", layers, 2))).toEqual([]);
  });

  test("is warned of in a value of the model", () => {
    expect(warningsOf(`model V { input x: [2] mu[j] = mean(batch: x[j]) d[j] = x[j] - mu[j] d dense(1) output y: [1] loss squaredError train { batch: 1 } }`)).toHaveLength(1);
  });

  test("is warned of where examples are mixed with others, once, by the name of the value", () => {
    const mixed = (body: string, batch: number): string => `model X { input x: [2] mixed[j] = ${body} mixed dense(1) output y: [1] loss squaredError train { batch: ${batch} } }`;
    const next = "training ? x[j] + x[(example + 1) % batch, j] : x[j]";
    expect(warningsOf(mixed(next, 1))).toEqual(["NN516 `mixed` compares examples with others of the batch, and `batch: 1` leaves none. Write a larger `batch`"]);
    expect(warningsOf(mixed(next, 2))).toEqual([]);
    expect(warningsOf(mixed("x[j] * 2", 1))).toEqual([]);
  });

  // A mean over the positions of an example too, a mean within it, and what computes as in inference.
  test.each([["[4, 3]", "batchNorm"], ["[4, 3]", "center"], ["[3]", "layerNorm"], ["[3]", "frozen { batchNorm }"], ["[3]", "standardize"], ["[3]", "dense(2) softmax"]])("is fine with %s %s", (input, layers) => {
    expect(warningsOf(model(input, layers, 1))).toEqual([]);
  });

  test("is no fault of a loss", () => {
    expect(warningsOf(`model L { input x: [2] dense(2) softmax output k: oneHot("a", "b") loss crossEntropy(weights: [1, 2]) train { batch: 1 } }`)).toEqual([]);
  });
});

describe.each(["ts", "wasm"] as const)("a batch of one, %s", (target) => {
  test.each([["center1", "[2]", "center", false], ["batchNorm1", "[2]", "batchNorm", false], ["center1", "[1, 2]", "center", false], ["center1", "[2, 2]", "center", true]])("leaves running statistics of %s %s alone", async (name, input, layers, moves) => {
    const network = (await load(model(input, layers, 4), { target }))();
    const width = input === "[2, 2]" ? 4 : 2;
    const x = Array.from({ length: 3 * width }, (_, i) => (i * i) % 7);
    const state = (): readonly (readonly [string, readonly number[]])[] => [...savedTensors(network.save())].filter(([key]) => key.startsWith(`${name}.running`));
    network.trainBatch(x, [1, 2, 3]);
    const before = state();
    expect(before.flatMap(([, values]) => values).some((v) => v !== 0 && v !== 1)).toBe(true);
    network.trainBatch(x.slice(0, width), [1]);
    expect(JSON.stringify(state()) !== JSON.stringify(before)).toBe(moves);
    // What depends on no statistic goes on.
    if (layers === "center") expect(savedTensors(network.save()).get("center1.seen")).toEqual([2]);
    const again = state();
    network.trainBatch(x.slice(0, 2 * width), [1, 2]);
    expect(state()).not.toEqual(again);
  });

  test("is said by `fit`, where there is one", async () => {
    const network = (await load(model("[2]", "batchNorm", 4), { target, fileName: "b.nn" }))();
    const fit = (rows: number, options: object = {}) => {
      const heard: string[] = [];
      const { warnings } = network.fit({ x: Array.from({ length: 2 * rows }, (_, i) => i % 5), y: Array.from({ length: rows }, (_, i) => i) }, { epochs: 1, onWarning: (w: string) => void heard.push(w), ...options }) as { readonly warnings?: readonly string[] };
      expect(heard).toEqual(warnings ?? []);
      return warnings;
    };
    expect(fit(9)).toEqual([expect.stringContaining("9 examples in batches of 4 leave a batch of one, where statistics over the batch have one term: batchNorm1 (b.nn:10)")]);
    expect(fit(10, { validation: 0.1 })).toHaveLength(1);
    expect(fit(8, { batch: 1 })).toEqual([expect.stringContaining("batches have one example")]);
    expect(fit(1)).toHaveLength(1);
    for (const rows of [8, 10, 11]) expect(fit(rows)).toBe(undefined);
    const without = (await load(model("[2]", "layerNorm", 4), { target }))();
    expect(without.fit({ x: [1, 2], y: [3] }, { epochs: 1 })).not.toHaveProperty("warnings");
  });
});

test("the command says it, and what it trained generalizes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "one-"));
  try {
    const rows = Array.from({ length: 30 }, (_, i) => [Math.sin(i) * 10, 100 + Math.cos(3 * i)]);
    await writeFile(join(folder, "bn.csv"), `a,b,y\n${rows.map(([a = 0, b = 0]) => `${a},${b},${0.1 * a + b - 100}\n`).join("")}`);
    const r2 = async (batch: number): Promise<number> => {
      await writeFile(join(folder, "bn.nn"), `model Bn { input f: { a, b } batchNorm dense(1) output y: [1] loss meanSquaredError train { data: csv("bn.csv") batch: ${batch} epochs: 300 optimizer: adam(rate: 0.01) metrics: [r2] } }`);
      const { err, out } = await nnc(["train", join(folder, "bn.nn")]);
      expect(err.includes("warning: 30 examples in batches of 29 leave a batch of one")).toBe(batch === 29);
      return Number(/r2 ([-\d.]+)/.exec(out)?.[1]);
    };
    expect(await r2(30)).toBeGreaterThan(0.99);
    expect(await r2(29)).toBeGreaterThan(0.98);
  } finally {
    await rm(folder, { recursive: true });
  }
});
