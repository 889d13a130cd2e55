/** Checkpoints that `nnc train` writes as it goes: when, in what order, and that a resumed training is the uninterrupted one. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { cadenceOf } from "../../src/cli/training/cadence.ts";
import { openCheckpoints } from "../../src/cli/training/checkpoints.ts";
import { bestPath, isBestName, type SavedState } from "../../src/cli/training/saved-state.ts";
import { stateWriter } from "../../src/cli/training/write-state.ts";
import { compile } from "../../src/index.ts";
import { decodeSafetensors } from "../../src/runtime/safetensors.ts";
import { readArguments } from "../../src/cli/arguments.ts";
import { command } from "../../src/cli/commands/train.ts";
import { createNetwork } from "../../src/cli/network.ts";
import { cases } from "../support/extent.ts";
import { writeModel } from "./interrupted-model.ts";
import { nnc } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "nnc-checkpoints-"));
afterAll(() => rmSync(root, { recursive: true }));
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(root, "run-"));
});
const at = (name: string): string => join(folder, name);
const bestFiles = (): readonly string[] => readdirSync(folder).filter((name) => isBestName(name, "w.safetensors"));
const metadata = (path: string): Readonly<Record<string, string>> => decodeSafetensors(readFileSync(path)).metadata;

/** Trains to the end, copying the checkpoint after some epochs with what is beside it. */
async function trained(target: string, epochs: number, patience: number): Promise<{ readonly final: Buffer; readonly stages: readonly string[]; readonly out: string }> {
  // Epochs are long enough that there are many checkpoints to copy, however fast the machine is.
  const model = writeModel(folder, epochs, patience, 256);
  const stages: string[] = [];
  const timer = setInterval(() => {
    if (!existsSync(at("w.safetensors"))) return;
    const stage = at(`stage-${stages.length}`);
    mkdirSync(stage);
    // A checkpoint may be replaced between two copies; the next one is as good.
    try {
      copyFileSync(at("w.safetensors"), join(stage, "w.safetensors"));
      const beside = metadata(join(stage, "w.safetensors"))["bestWeights"];
      if (beside !== undefined) copyFileSync(at(beside), join(stage, beside));
      stages.push(stage);
    } catch {
      rmSync(stage, { recursive: true });
    }
  }, 4);
  const { code, out } = await nnc(["train", model, "--target", target, "--checkpoint", "epoch", "--out", at("w.safetensors")]);
  clearInterval(timer);
  expect(code).toBe(0);
  return { final: readFileSync(at("w.safetensors")), stages, out };
}

describe.each(["ts", "wasm"])("in %s", (target) => {
  test.each([["that runs to its end", cases(200, 600), 10_000], ["that stops early", 6000, 200]])("every checkpoint of a training %s resumes to the same weights", async (_what, epochs, patience) => {
    const { final, stages, out } = await trained(target, epochs, patience);
    expect(out.includes("stopped    early")).toBe(patience < epochs);
    expect(bestFiles()).toEqual([]);
    const unfinished = stages.filter((stage) => metadata(join(stage, "w.safetensors"))["bestEpoch"] !== undefined);
    const chosen = [0.3, 0.9].map((share) => unfinished[Math.round(share * (unfinished.length - 1))] ?? "");
    expect(chosen[0]).not.toBe(chosen[1]);
    for (const stage of new Set(chosen)) {
      const path = join(stage, "w.safetensors");
      expect((await nnc(["train", at("iris.nn"), "--target", target, "--resume", path, "--out", path])).code).toBe(0);
      expect(readFileSync(path).equals(final), stage).toBe(true);
    }
  });

  test("early stopping gives what `fit` gives", async () => {
    const { final } = await trained(target, 300, 15);
    const { modules } = await compile(readFileSync(at("iris.nn"), "utf8"), { fileName: "iris.nn", emit: "module", target: target === "wasm" ? "wasm" : "ts" });
    const [module] = modules;
    if (module === undefined) throw new Error("the model does not compile");
    const rows = readFileSync(at("iris.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
    const [names = [], ...cells] = rows;
    const number = (row: readonly string[], name: string): number => Number(row[names.indexOf(name)]);
    const network = createNetwork(module, 7);
    network.fit({
      flower: cells.map((row) => Object.fromEntries(["sepalLength", "sepalWidth", "petalLength", "petalWidth"].map((name) => [name, number(row, name)]))),
      species: cells.map((row) => row[names.indexOf("species")]),
    });
    expect(Buffer.from(network.save()).equals(final)).toBe(true);
  });

  test("parts of a training with early stopping are the whole", async () => {
    const { final } = await trained(target, 30, 1000);
    const part = ["train", at("iris.nn"), "--target", target, "--out", at("p.safetensors")];
    expect((await nnc([...part, "--epochs", "15", "--of", "30"])).code).toBe(0);
    expect((await nnc([...part, "--resume", at("p.safetensors")])).code).toBe(0);
    expect(readFileSync(at("p.safetensors")).equals(final)).toBe(true);
  });
});

test("a checkpoint without its best weights says which file is missing", async () => {
  const model = writeModel(folder, 60, 1000);
  const args = ["train", model, "--target", "ts", "--out", at("w.safetensors")];
  await nnc([...args, "--epochs", "59", "--of", "60"]);
  const [best = ""] = bestFiles();
  renameSync(at(best), at("elsewhere"));
  const { code, err } = await nnc([...args, "--resume", at("w.safetensors")]);
  expect([code, err]).toEqual([1, expect.stringMatching(/w\.safetensors needs the best weights so far, of epoch \d+, beside it: cannot read .*w\.best-\d+\.safetensors: there is no such file/)]);
});

/** Checkpoints into memory; `write` may fail. */
function inMemory(least: number, within: boolean, write: (state: SavedState) => Promise<void>) {
  let err = "";
  const states: boolean[] = [];
  const state = (current: boolean): SavedState => (states.push(current), { bytes: new Uint8Array(1) });
  return { checkpoints: openCheckpoints({ cadence: { least, within }, state, write, print: (text) => void (err += text) }), states, err: () => err };
}

describe("a checkpoint that cannot be written", () => {
  test("is reported once with the reason, and is tried again", async () => {
    let tried = 0;
    const { checkpoints, err } = inMemory(0, false, async () => {
      tried++;
      throw Object.assign(new Error("write"), { code: "ENOSPC" });
    });
    for (let epoch = 0; epoch < 3; epoch++) {
      checkpoints.epochEnded();
      await new Promise((done) => setTimeout(done, 1));
    }
    await checkpoints.close();
    expect([tried, checkpoints.failed()]).toEqual([3, true]);
    expect(err()).toBe("warning: the disk is full; training goes on, and the last checkpoint stays\n");
  });

  test("does not end the training, and the exit code says so", async () => {
    mkdirSync(at("out"));
    const model = writeModel(folder, 300, 1000);
    // The folder becomes a file once it has a checkpoint, and a folder again when that has been reported.
    const timer = setInterval(() => {
      if (!existsSync(at("out/w.safetensors"))) return;
      clearInterval(timer);
      renameSync(at("out"), at("kept"));
      writeFileSync(at("out"), "");
    }, 2);
    const { code, out, err } = await nnc(["train", model, "--target", "ts", "--checkpoint", "epoch", "--out", at("out/w.safetensors")]);
    clearInterval(timer);
    expect([code, out]).toEqual([1, expect.stringContaining("trained    300 epochs")]);
    expect(err.match(/^warning: cannot write .*\.safetensors: .*; training goes on, and/gm)).toHaveLength(1);
    const [, rescue = ""] = /; the weights are in (.*)\n/.exec(err) ?? [];
    expect(metadata(rescue)["epoch"]).toBe("300");
    rmSync(rescue);
    expect(Number(metadata(at("kept/w.safetensors"))["epoch"])).toBeLessThan(300);
  });
});

describe("the time between checkpoints", () => {
  test("is at least what is asked for, and one at a time is written", async () => {
    let release = (): void => undefined;
    const { checkpoints, states } = inMemory(0, false, () => new Promise((done) => (release = done)));
    checkpoints.epochEnded();
    checkpoints.epochEnded();
    expect(states).toEqual([true]);
    release();
    await checkpoints.close();
    checkpoints.epochEnded();
    expect(states).toEqual([true, true]);
    release();
    const rare = inMemory(60_000, false, async () => undefined);
    rare.checkpoints.epochEnded();
    expect(rare.states).toEqual([]);
  });

  test("passes within an epoch, too, where a time is asked for", async () => {
    const { checkpoints, states } = inMemory(20, true, async () => undefined);
    await new Promise((done) => setTimeout(done, 200));
    await checkpoints.close();
    expect(states.length).toBeGreaterThan(1);
    expect(states).not.toContain(true);
  });

  const cadence = (...args: readonly string[]): unknown => cadenceOf(readArguments(["--out", "w", ...args], command.flags));
  test.each([
    [[], { least: 10_000, within: false }],
    [["--checkpoint", "epoch"], { least: 0, within: false }],
    [["--checkpoint", "90s"], { least: 90_000, within: true }],
    [["--checkpoint", "1m"], { least: 60_000, within: true }],
    [["--checkpoint", "off"], undefined],
  ])("is read from %j", (args, expected) => {
    expect(cadence(...args)).toEqual(expected);
  });

  test.each(["1", "0s", "1 minute", "25h", "never"])("%j is none", (text) => {
    expect(() => cadence("--checkpoint", text)).toThrow(`--checkpoint takes epoch, off, or a time from 1s to 24h, such as 30s or 5m; not \`${text}\``);
  });
});

test("the best weights are written before the checkpoint that names them, and once", async () => {
  const path = at("w.safetensors");
  const write = stateWriter(path);
  const bytes = (n: number): Uint8Array => Uint8Array.of(n);
  await write({ bytes: bytes(1), best: { epoch: 3, weights: bytes(30) } });
  rmSync(bestPath(path, 3));
  await write({ bytes: bytes(2), best: { epoch: 3, weights: bytes(30) } });
  expect(readdirSync(folder)).toEqual(["w.safetensors"]);
  writeFileSync(at("w.best-ever.safetensors"), "mine");
  await write({ bytes: bytes(3), best: { epoch: 12, weights: bytes(120) } });
  await write({ bytes: bytes(4), best: { epoch: 13, weights: bytes(130) } });
  expect(readdirSync(folder).sort()).toEqual(["w.best-13.safetensors", "w.best-ever.safetensors", "w.safetensors"]);
  await write({ bytes: bytes(5) });
  expect(readdirSync(folder).sort()).toEqual(["w.best-ever.safetensors", "w.safetensors"]);
});
