/** A number for a class is its name in data sets where names are numbers, and its position in batches. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { load, type TestNetwork } from "../../support/module.ts";
import { nnc } from "../../cli/terminal.ts";

const settings = "optimizer: adam(rate: 0.1) batch: 6 epochs: 100";
const x = [0, 0, 0.1, 0, 1, 0, 0.9, 0.1, 0, 0.1, 0.1, 0.1];

function labelsOf(network: TestNetwork, inputs: readonly (readonly number[])[], name = "k"): readonly unknown[] {
  return inputs.map((input) => network.predict(input)[name]);
}

describe.each(["ts", "wasm"] as const)("classes called by numbers, %s", (target) => {
  test("are trained by their names, whatever holds the numbers", async () => {
    const create = await load(`model Labels { input x: [2] dense(3) softmax output k: oneHot(1..3) loss crossEntropy train { ${settings} } }`, { target });
    const losses = [[1, 1, 2, 2, 1, 1], Int32Array.of(1, 1, 2, 2, 1, 1), Float64Array.of(1, 1, 2, 2, 1, 1)].map((k) => {
      const network = create();
      network.fit({ x, k });
      expect(labelsOf(network, [[0, 0], [1, 0]])).toEqual([1, 2]);
      // The batch takes positions: of the same examples it finds the same loss.
      expect(network.loss(x, [0, 0, 1, 1, 0, 0])).toBeCloseTo(network.evaluate({ x, k }).loss, 6);
      return network.loss(x, [0, 0, 1, 1, 0, 0]);
    });
    expect(new Set(losses).size).toBe(1);
  });

  test("are trained by their names in two classes, in sequences and below zero", async () => {
    const binary = (await load(`model B { input x: [2] dense(1) sigmoid output k: binary(1, 2) loss binaryCrossEntropy train { ${settings} } }`, { target }))();
    binary.fit({ x, k: [1, 1, 2, 2, 1, 1] });
    expect(labelsOf(binary, [[0, 0], [1, 0]])).toEqual([1, 2]);
    const signs = (await load(`model S { input x: [2] dense(1) sigmoid output k: binary(-1, 1) loss binaryCrossEntropy train { ${settings} } }`, { target }))();
    signs.fit({ x, k: Int32Array.of(-1, -1, 1, 1, -1, -1) });
    expect(labelsOf(signs, [[0, 0], [1, 0]])).toEqual([-1, 1]);
    const sequence = await load(`model T { input x: [2, 1] dense(3) softmax output k: oneHot(1..3)[2] loss crossEntropy train { ${settings} } }`, { target });
    for (const k of [[1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 1, 1], [[1, 1], [1, 1], [2, 1], [2, 1], [1, 1], Int32Array.of(1, 1)]]) {
      const network = sequence();
      network.fit({ x, k });
      expect(labelsOf(network, [[0, 0], [1, 0]])).toEqual([[1, 1], [2, 1]]);
    }
  });
});

describe("numbers for classes", () => {
  const inputs = `model In { input d: oneHot(5, 7, 9) dense(1) output y: [1] loss squaredError train { ${settings} } }`;

  test("are names in inputs and in fields of records too", async () => {
    const network = (await load(inputs))();
    network.fit({ d: [5, 7, 9, 5, 7, 9], y: [0, 1, 2, 0, 1, 2] });
    expect([...network.forward([0, 1, 2])].map(Math.round)).toEqual([0, 1, 2]);
    expect(() => network.fit({ d: [5, 0], y: [0, 1] })).toThrow("d[1] is 0, which is none of 5, 7, 9");
    expect(() => network.predict(1)).toThrow("d is 1, which is none of 5, 7, 9");
    const record = (await load(`model Rec { input r: { a, b: binary(1, 2), c: oneHot(1, 2) } dense(1) output y: [1] loss squaredError train { ${settings} } }`))();
    const rows = (n: TestNetwork) => n.parameters["dense1.W"]?.values.slice();
    const other = (await load(`model Rec { input r: { a, b: binary(1, 2), c: oneHot(1, 2) } dense(1) output y: [1] loss squaredError train { ${settings} } }`))();
    record.fit({ r: [{ a: 1, b: 1, c: 2 }, { a: 0, b: 2, c: 1 }], y: [1, 2] });
    // Row after row a record is its vector, where `b` is one number and `c` a block of zeros and ones.
    other.fit({ r: Float64Array.of(1, 1, 0, 1, 0, 2, 1, 0), y: [1, 2] });
    expect(rows(record)).toEqual(rows(other));
    expect(() => record.fit({ r: [1, 0, 0, 1, 0, 2, 1, 0], y: [1, 2] })).toThrow("r[1] is 0, which is none of 1, 2");
  });

  test("stay positions where names are strings, and where names are positions", async () => {
    const named = (await load(`model N { input x: [2] dense(2) softmax output k: oneHot("a", "b") loss crossEntropy train { ${settings} } }`))();
    named.fit({ x, k: [0, 0, 1, 1, 0, 0] });
    expect(labelsOf(named, [[0, 0], [1, 0]])).toEqual(["a", "b"]);
    expect(() => named.fit({ x, k: ["a", 2, 0, 0, 0, 0] })).toThrow("k[1] is 2, not the position of a class from 0 to 1");
    const digits = (await load(`model D { input x: [2] dense(3) softmax output k: oneHot(0..2) loss crossEntropy train { ${settings} } }`))();
    digits.fit({ x, k: [0, 0, 1, 1, 0, 0] });
    expect(labelsOf(digits, [[0, 0], [1, 0]])).toEqual([0, 1]);
    // Some names are numbers: no number is a position.
    const mixed = (await load(`model M { input x: [2] dense(3) softmax output k: oneHot("a", 2, 1) loss crossEntropy train { ${settings} } }`))();
    mixed.fit({ x, k: ["a", "a", 2, 2, "a", "a"] });
    expect(labelsOf(mixed, [[0, 0], [1, 0]])).toEqual(["a", 2]);
    expect(() => mixed.fit({ x, k: ["a", "a", 0, 2, "a", "a"] })).toThrow('k[2] is 0, which is none of "a", 2, 1');
  });

  test("are positions in batches, whose errors say so", async () => {
    const network = (await load(inputs))();
    expect(() => network.loss([5], [1])).toThrow("d[0] is 5, not the position of a class from 0 to 2");
    expect(() => network.trainBatch([0, 3], [1, 1])).toThrow("d[1] is 3, not the position of a class from 0 to 2");
  });

  test("are names in files, and in what the command predicts", async () => {
    const folder = await mkdtemp(join(tmpdir(), "labels-"));
    try {
      const at = (name: string): string => join(folder, name);
      await writeFile(at("k.nn"), `model K { input past: oneHot(1..3)[2] flatten dense(3) softmax output k: oneHot(1..3) loss crossEntropy train { data: csv("k.csv") ${settings} metrics: [accuracy] } }`);
      await writeFile(at("k.csv"), `past_0,past_1,k\n${"1,1,1\n2,2,2\n3,3,3\n".repeat(4)}`);
      const trained = await nnc(["train", at("k.nn"), "--out", at("k.safetensors")]);
      expect(trained.err).not.toMatch(/ended/);
      const measured = await nnc(["eval", at("k.nn"), "--weights", at("k.safetensors")]);
      expect(measured.out).toMatch(/accuracy +100/);
      expect(measured.out).toMatch(/1 +4 +0 +0/);
      const predicted = await nnc(["predict", at("k.nn"), "--weights", at("k.safetensors")], "past_0,past_1\n3,3\n1,1\n");
      expect(predicted.out.split("\n").slice(0, 2).map((line): unknown => JSON.parse(line))).toMatchObject([{ k: 3 }, { k: 1 }]);
      expect((await nnc(["verify", at("k.nn")])).code).toBe(0);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
