/** `nnc/trouble` tells programs of the troubles of networks of emitted modules, each once, and leaves the training as it is. */
import { readFileSync } from "node:fs";
import { describe as group, expect, test } from "vitest";
import { createIris, type FitHistory } from "../../generated/iris.ts";
import { check, compile, describe } from "../../src/index.ts";
import type { DataRows } from "../../src/runtime/fit.ts";
import { allRows } from "../../src/trouble/api/examples.ts";
import { type Trainable, type Trouble, watchTroubles } from "../../src/trouble/api/watch-troubles.ts";

interface History {
  readonly stopped: string;
}

interface Network extends Trainable {
  fit(data: object, options?: object): History;
  fitAsync(data: unknown, options?: object): Promise<History>;
}

interface Module {
  readonly create: () => Network;
  readonly watched: ReturnType<typeof describe>["watched"];
}

async function moduleOf(text: string): Promise<Module> {
  const { modules: [module], diagnostics } = await compile(text, { fileName: "m.nn", emit: "module", precision: "f64" });
  const create = module?.exports?.["createM"];
  if (module === undefined || typeof create !== "function") throw new Error(diagnostics.map((d) => d.message).join("\n"));
  // As a page has it, from a build.
  return { create: () => create({ seed: 3 }) as Network, watched: JSON.parse(JSON.stringify(describe(module.model).watched)) as Module["watched"] };
}

const model = (layers: string, optimizer: string, more = "", input = "x: [4]"): string => `model M {
  input ${input}
  ${layers}
  output y: [1]
  loss meanSquaredError
  train {
    batch: 16
    ${more}
    optimizer: ${optimizer}
  }
}
`;

const count = 96;
const noise = (i: number): number => (Math.abs(Math.sin(i * 12.9898 + 78.233) * 43758.5453) % 1) * 2 - 1;
const x = Float64Array.from({ length: 4 * count }, (_, i) => noise(i));
const y = Float64Array.from({ length: count }, (_, n) => x[4 * n]! - 0.5 * x[4 * n + 1]!);
const data = { x, y };

/** The watched training, what it told, and the weights of the same training by itself. */
async function trained(text: string, given: object, options: object): Promise<{ readonly told: readonly Trouble[]; readonly same: boolean }> {
  const { create, watched } = await moduleOf(text);
  const [network, alone] = [create(), create()];
  const told: Trouble[] = [];
  watchTroubles(network, { model: watched, create, onTrouble: (trouble) => told.push(trouble) }).fit(given, options);
  alone.fit(given, options);
  return { told, same: Buffer.compare(network.save(), alone.save()) === 0 };
}

test("a network that diverges is told of once, with its line and numbers", async () => {
  const { told, same } = await trained(model("dense(1)", "sgd(rate: 2.2)"), data, { epochs: 6, validation: 0.25 });
  const diverging = told.filter(({ kind }) => kind === "diverging");
  expect(diverging).toEqual([{
    kind: "diverging", file: "m.nn", line: 9, found: expect.stringMatching(/^the loss was /) as unknown, advice: expect.stringContaining("lower the rate") as unknown,
    evidence: { first: expect.any(Number) as unknown, loss: expect.any(Number) as unknown, epoch: expect.any(Number) as unknown },
    text: expect.stringMatching(/^trouble: diverging \(m\.nn:9\): the loss was .*\n {9}lower the rate/) as unknown,
  }]);
  expect(diverging[0]!.evidence["loss"]).toBeGreaterThan(3 * diverging[0]!.evidence["first"]!);
  expect(same).toBe(true);
});

test("dead units are those of the layer", async () => {
  const { told } = await trained(model("dense(6) tanh\n  dense(16, init: constant(-1)) sigmoid relu dense(16, init: constant(-1)) relu\n  dense(1)", "adam(rate: 0.01)"), data, { epochs: 4 });
  expect(told.map(({ kind, layer, line, evidence }) => ({ kind, layer, line, dead: evidence["dead"] }))).toEqual([{ kind: "dead units", layer: "dense3", line: 4, dead: 16 }]);
});

test("a module that splits, drops examples and takes records is watched as it trains", async () => {
  const text = `model M {
  input pet: { age, weight: [2], kind: oneHot("cat", "dog", other: "rest"), born: date(days), height: missing(drop) }
  standardize
  dense(8) tanh
  dense(3) softmax
  output size: oneHot("small", "large", "huge")
  loss crossEntropy
  train {
    batch: 8
    epochs: 4
    validation: split(0.25, stratify: size)
    optimizer: adam(rate: 0.01)
  }
}
`;
  const pets = Array.from({ length: 80 }, (_, n) => ({ age: noise(n), weight: [noise(n + 100), 900 * noise(n + 200)], kind: n % 2 === 0 ? "cat" : "dog", born: `2024-05-${String(1 + (n % 28)).padStart(2, "0")}`, height: n % 10 === 9 ? null : noise(n + 300) }));
  const { told, same } = await trained(text, { pet: pets, size: pets.map(({ age }) => (age > 0 ? "large" : "small")) }, {});
  expect(told.map(({ kind, line, found }) => [kind, line, found])).toEqual([
    ["absent class", 6, "of the 3 classes of size, one never occurs among 54 training examples: huge"],
    ["untrained class", 2, expect.stringMatching(/^"rest" of pet\.kind: 0 of 54 training examples/)],
  ]);
  expect(same).toBe(true);
});

test("examples become the numbers that the module makes of them", async () => {
  const { create, watched } = await moduleOf(`model M {
  input pet: { age: missing(mean), weight: [2], kind: oneHot("cat", "dog", other: "rest"), sex: binary("f", "m"), born: date(days, hour), seen: date(weekday), seen2: missing(zero), colors: oneHot("a", "b") }
  dense(2) softmax
  output legs: oneHot(4, 2)
  loss crossEntropy
}
`);
  const pets = Array.from({ length: 16 }, (_, n) => ({
    age: n % 3 === 0 ? null : noise(n), weight: [noise(n + 100), noise(n + 200)], kind: ["cat", "dog", "snake", "rest"][n % 4], sex: n % 2 === 0 ? "m" : "f",
    born: new Date(86_400_000 * n), seen: `2024-05-0${1 + (n % 9)}`, seen2: n % 5 === 0 ? undefined : n, colors: n % 3 === 1 ? "a" : "b",
  }));
  const given = { pet: pets, legs: pets.map(({ age }) => (age === null ? 2 : 4)) };
  const network = create();
  const { data: { arrays, count: examples } } = allRows(watched, given);
  expect([examples, [...arrays.get("legs")!].slice(0, 3)]).toEqual([16, [1, 0, 0]]);
  expect(network.accumulate(arrays.get("pet") as never, arrays.get("legs") as never, examples)).toBeCloseTo(network.evaluate(given as never).loss, 12);
});

group("fitAsync", () => {
  const text = model("dense(4) tanh dense(1)", "adam(rate: 0.01)");
  const unscaled = { x: x.map((v) => 900 * v), y };

  test("tells of a data set once, and calls `onEpoch`", async () => {
    const { create, watched } = await moduleOf(text);
    const told: Trouble[] = [];
    const epochs: number[] = [];
    const { fitAsync } = watchTroubles(create(), { model: watched, create, onTrouble: (trouble) => told.push(trouble) });
    await fitAsync(unscaled, { epochs: 3, onEpoch: ({ epoch }: { readonly epoch: number }) => epochs.push(epoch) });
    await fitAsync(unscaled, { epochs: 3 });
    // Units that large inputs saturate have hardly any gradient later.
    expect([told.slice(0, 1).map(({ kind, layer, line, evidence }) => [kind, layer, line, Math.round(evidence["size"]! / 100)]), told.filter(({ kind }) => kind === "unscaled inputs").length, epochs]).toEqual([[["unscaled inputs", "dense1", 3, 5]], 1, [1, 2, 3]]);
  });

  test("looks at the loss of a source, and at a sample of it", async () => {
    const { create, watched } = await moduleOf(text);
    const source = (take: (given: object) => DataRows): DataRows => take(unscaled);
    const kinds: Trouble["kind"][][] = [];
    for (const sample of [undefined, { x: unscaled.x.subarray(0, 160), y: y.subarray(0, 40) }]) {
      const told: Trouble["kind"][] = [];
      await watchTroubles(create(), { model: watched, create, onTrouble: ({ kind }) => told.push(kind), ...(sample && { sample }) }).fitAsync(source, { epochs: 3, validation: 0.25 });
      kinds.push(told);
    }
    expect(kinds).toEqual([[], ["unscaled inputs"]]);
  });
});

test("a good training is silent", async () => {
  expect(await trained(model("dense(8) tanh dense(1)", "adam(rate: 0.01)"), data, { epochs: 30, validation: 0.25 })).toEqual({ told: [], same: true });
});

test("networks that do not train, and those of another model, are refused", async () => {
  const [one, other] = await Promise.all([moduleOf(model("dense(8) tanh dense(1)", "adam(rate: 0.01)")), moduleOf(model("dense(1)", "adam(rate: 0.01)"))]);
  const watch = (network: unknown): unknown => watchTroubles(network as Network, { model: one.watched, create: one.create, onTrouble: () => undefined });
  expect(() => watch({})).toThrow("watchTroubles takes networks of a module that trains: they have fit, fitAsync");
  expect(() => watch(other.create())).toThrow("watchTroubles was given a network without dense2.W, which the model M has: both must be of one model");
});

test("types are those of the network", () => {
  const { models: [iris] } = check(readFileSync("examples/iris/iris.nn", "utf8"), { fileName: "iris.nn" });
  const told: Trouble[] = [];
  const { fit } = watchTroubles(createIris(), { model: describe(iris!).watched, create: createIris, onTrouble: (trouble) => told.push(trouble) });
  const flower = Array.from({ length: 60 }, (_, n) => ({ sepalLength: 5 + noise(n), sepalWidth: 3 + noise(n + 99), petalLength: 1.5 + (n % 2), petalWidth: 0.2 + (n % 2) }));
  const { epochs }: FitHistory = fit({ flower, species: flower.map((_, n) => (n % 2 === 0 ? "setosa" : "virginica")) }, { epochs: 3 });
  expect([epochs.length, told.map(({ kind, line, found }) => [kind, line, found])]).toEqual([3, [["absent class", 7, "of the 3 classes of species, one never occurs among 48 training examples: versicolor"]]]);
  // @ts-expect-error: the data set lacks species.
  expect(() => fit({ flower })).toThrow("data.species is missing");
});
