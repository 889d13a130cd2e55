/** Some epochs, save, load, and the rest are the whole training, bit for bit, under every schedule of the library. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeSafetensors, encodeSafetensors } from "../../../src/runtime/safetensors.ts";
import { library } from "../../../src/std/library.ts";
import { nnc } from "../../cli/terminal.ts";
import { load, type TestNetwork } from "../../support/module.ts";

const rates: Readonly<Record<string, readonly string[]>> = {
  constant: ["constant(0.05)"], step: ["step(0.05, 2)"], exponential: ["exponential(0.05)"], cosine: ["cosine(0.05)", "cosine(0.05, 0.001)"],
  warmup: ["warmup(7, cosine(0.05))"], polynomial: ["polynomial(0.05, power: 2)"], piecewise: ["piecewise(0.05, 3, cosine(0.01))"], oneCycle: ["oneCycle(0.05)"],
};

const x = Array.from({ length: 22 }, (_, i) => Math.sin(5 * i));
const y = Array.from({ length: 11 }, (_, i) => Math.cos(i));

function model(rate: string, settings = ""): string {
  return `schedule tail(from) = from * (1 - epoch / epochs)
  model R { input x: [2] dense(3) tanh dropout(0.2) dense(1) output y: [1] loss meanSquaredError train { optimizer: adam(rate: ${rate}) batch: 2 ${settings} } }`;
}

/** One training of eight epochs, and another in parts, saved and loaded between them. */
function inParts(create: Awaited<ReturnType<typeof load>>, parts: readonly object[], options: object = {}): readonly [TestNetwork, TestNetwork] {
  const whole = create({ seed: 3 });
  whole.fit({ x, y }, { epochs: 8, ...options });
  let part = create({ seed: 3 });
  for (const more of parts) {
    part.fit({ x, y }, { ...options, ...more });
    const weights = part.save();
    part = create({ seed: 99, weights });
  }
  return [whole, part];
}

const bytes = (network: TestNetwork): readonly number[] => [...network.save()];

describe("a training in parts", () => {
  test("is tried with every schedule of the library", () => {
    expect(new Set(library.filter((d) => d.keyword === "schedule").map((d) => d.name))).toEqual(new Set(Object.keys(rates)));
  });

  test.each([...Object.values(rates).flat(), "tail(0.05)"])("is the whole one, bit for bit: %s", async (rate) => {
    const [whole, part] = inParts(await load(model(rate)), [{ epochs: 3, of: 8 }, { epochs: 1 }, {}]);
    expect(bytes(part)).toEqual(bytes(whole));
  });

  test.each([
    ["with held-out examples", "validation: 0.2"], ["in the order of the data", "shuffle: false"], ["with accumulated batches, the last one smaller", "accumulate: 3"],
  ])("is the whole one %s", async (_what, settings) => {
    for (const target of ["ts", "wasm"] as const) {
      const [whole, part] = inParts(await load(model("warmup(3, oneCycle(0.05))", settings), { target }), [{ epochs: 5, of: 8 }, { of: 8 }]);
      expect(bytes(part)).toEqual(bytes(whole));
    }
  });

  test("goes on after an interruption to the end that it had", async () => {
    const create = await load(model("cosine(0.05)"));
    const whole = create({ seed: 3 });
    whole.fit({ x, y }, { epochs: 8 });
    const stopped = create({ seed: 3 });
    let saved: Uint8Array = new Uint8Array(0);
    const stop = new Error("stop");
    expect(() => stopped.fit({ x, y }, { epochs: 8, onEpoch: ({ epoch }: { epoch: number }) => {
      if (epoch < 3) return;
      saved = stopped.save();
      throw stop;
    } })).toThrow(stop);
    const resumed = create({ weights: saved });
    expect(resumed.fit({ x, y }).epochs.length).toBe(5);
    expect(bytes(resumed)).toEqual(bytes(whole));
  });
});

describe("what a file says of the training", () => {
  const withMetadata = (network: TestNetwork, metadata: Readonly<Record<string, string | undefined>>): Uint8Array => {
    const saved = decodeSafetensors(network.save());
    const entries = Object.entries({ ...saved.metadata, ...metadata }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
    return encodeSafetensors([...saved.tensors.values()], Object.fromEntries(entries) as Record<string, string>);
  };

  test("is looked at before anything is changed", async () => {
    const network = (await load(model("cosine(0.05)")))();
    network.fit({ x, y }, { epochs: 1 });
    const before = bytes(network);
    for (const name of ["step", "epoch", "epochs"]) {
      for (const bad of ["-1", "1.5", "", "1e3", "NaN", "9007199254740993", " 1"]) expect(() => network.load(withMetadata(network, { [name]: bad }))).toThrow(`the saved ${name} is`);
    }
    for (const bad of ["0.5", "x"]) expect(() => network.load(withMetadata(network, { seed: bad }))).toThrow("the saved seed is");
    expect(() => network.load(withMetadata(network, { fitted: "maybe" }))).toThrow('the saved fitted is "maybe", neither true nor false');
    expect(bytes(network)).toEqual(before);
    network.load(withMetadata(network, { seed: "-7" }));
  });

  test("may leave the length out, as version 0.1 did", async () => {
    const create = await load(model("cosine(0.05)"));
    const network = create();
    network.fit({ x, y }, { epochs: 2 });
    const old = create({ weights: withMetadata(network, { epochs: undefined }) });
    expect(old.fit({ x, y }, { epochs: 3 }).epochs.map((e) => (e as unknown as { epoch: number }).epoch)).toEqual([3, 4, 5]);
  });
});

test("the command trains in parts, goes on to the end, and says where there is nothing left", async () => {
  const folder = await mkdtemp(join(tmpdir(), "resume-"));
  try {
    const at = (name: string): string => join(folder, name);
    await writeFile(at("r.nn"), model("cosine(0.05)", 'data: csv("r.csv") epochs: 8'));
    await writeFile(at("r.csv"), `x_0,x_1,y\n${y.map((v, i) => `${x[2 * i]},${x[2 * i + 1]},${v}\n`).join("")}`);
    const train = (...args: readonly string[]) => nnc(["train", at("r.nn"), ...args]);
    await train("--out", at("whole"));
    const first = await train("--epochs", "3", "--of", "8", "--out", at("a"));
    expect(first.err).toContain("epoch 3/8");
    const second = await train("--resume", at("a"), "--out", at("b"));
    expect(second.err).toContain("epoch 8/8");
    expect(await readFile(at("b"))).toEqual(await readFile(at("whole")));
    const third = await train("--resume", at("b"), "--out", at("c"));
    expect(third.err).toContain(`${at("b")} is of a training that is finished, of 8 epochs: --epochs N trains N more`);
    expect([third.code, third.out.split("\n")[0]]).toEqual([0, "trained    no epochs"]);
    expect(await readFile(at("c"))).toEqual(await readFile(at("whole")));
    expect((await train("--resume", at("b"), "--epochs", "2")).err).toContain("epoch 10/10");
    const wrong = await train("--epochs", "3", "--of", "2");
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining("--of 2 is the whole training, and --epochs 3 is longer")]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
