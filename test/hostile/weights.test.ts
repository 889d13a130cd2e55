/** Hostile files of weights: refused by every command that reads weights and by `load`; nothing is written, and the network stays as it was. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { decodeSafetensors, encodeSafetensors } from "../../src/runtime/safetensors.ts";
import { nnc } from "../cli/terminal.ts";
import { cpuTime } from "../support/cpu-time.ts";
import { load } from "../support/module.ts";
import { f32, fileOf, foreignFiles, hostileFiles } from "./weights.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-hostile-weights-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

const text = 'model Net {\n  input x: [1]\n  dense(1)\n  output y: [1]\n  loss squaredError\n  train { data: csv("d.csv") }\n}\n';
writeFileSync(at("net.nn"), text);
writeFileSync(at("d.csv"), "x,y\n1,2\n2,3\n3,4\n");
const hostile = at("hostile.safetensors");
const before = ["d.csv", "hostile.safetensors", "net.nn"];

const all = [...hostileFiles, ...foreignFiles];

const commands: Readonly<Record<string, readonly string[]>> = {
  "eval": ["eval", at("net.nn"), "--weights", hostile],
  "predict": ["predict", at("net.nn"), "--weights", hostile, "--data", at("d.csv")],
  "train --resume": ["train", at("net.nn"), "--resume", hostile, "--out", at("out.safetensors"), "--log", at("log.jsonl")],
  "train --base": ["train", at("net.nn"), "--base", hostile, "--only", "dense1", "--out", at("out.safetensors")],
  "build --weights": ["build", at("net.nn"), "--weights", hostile, "-o", at("net.ts")],
  "export --to onnx": ["export", at("net.nn"), "--to", "onnx", "--weights", hostile, "-o", at("net.onnx")],
};

/** Every case with every command with `NNC_ALL`, which takes half a minute; else each with one of them. */
const whole = (process.env["NNC_ALL"] ?? "") !== "";
const rows = Object.entries(commands).map(([name, args], k, { length }) => ({ name, args, cases: all.filter((_, i) => whole || i % length === k) }));

describe.each(rows)("nnc $name refuses within a second, and writes nothing:", ({ name, args, cases }) => {
  test.each(cases)("$what", async ({ what, bytes, load: message }) => {
    writeFileSync(hostile, bytes);
    const start = cpuTime();
    const { code, err } = await nnc(args);
    expect(cpuTime() - start).toBeLessThan(1000);
    if (message === undefined) {
      expect(code, err).toBe(0);
      for (const written of readdirSync(folder).filter((other) => !before.includes(other))) rmSync(at(written));
      return;
    }
    expect({ code, err }, `${name}: ${what}`).toMatchObject({ code: 1, err: expect.stringMatching(/hostile\.safetensors/) as unknown });
    expect(err).not.toContain("fault of nnc");
    expect(readdirSync(folder).sort()).toEqual(before);
  });
});

describe("load of a module refuses, and leaves the network as it was:", async () => {
  const network = (await load(text))({ seed: 3 });
  network.trainBatch([1, 2], [2, 3]);
  const saved = network.save();
  test.each(all.filter(({ load: message }) => message !== undefined))("$what", ({ bytes, load: message = "" }) => {
    const start = cpuTime();
    expect(() => network.load(bytes)).toThrow(message);
    expect(cpuTime() - start).toBeLessThan(1000);
    expect(network.save()).toEqual(saved);
  });
});

test.each([["seed", "x"], ["epoch", "-1"], ["epochs", "1e3"], ["step", "1.5"], ["fitted", "maybe"], ["buffer", "none"], ["validation", "2"], ["bestEpoch", "x"], ["bestEpoch", "-1"], ["bestLoss", "low"], ["bestWeights", "../net.nn"]])(
  "train --resume refuses the metadata %s: %s, and writes nothing", async (key, value) => {
    const stopping = at("stopping.nn");
    writeFileSync(stopping, text.replace("train {", "train { validation: 0.4 stop: patience(2)"));
    const network = (await load(text))();
    const { tensors, metadata } = decodeSafetensors(network.save());
    writeFileSync(hostile, encodeSafetensors([...tensors.values()], { ...metadata, bestEpoch: "1", bestLoss: "0.5", [key]: value }));
    const { code, err } = await nnc(["train", stopping, "--resume", hostile, "--out", at("out.safetensors")]);
    rmSync(stopping);
    expect({ code, err }).toMatchObject({ code: 1, err: expect.not.stringContaining("fault of nnc") as unknown });
    expect(err).toContain(key === "bestWeights" ? "beside it" : value);
    expect(readdirSync(folder).sort()).toEqual(before);
  },
);

test("tensors whose entries are in another order than their numbers are read", async () => {
  const network = (await load(text))();
  const bytes = fileOf(`{${f32("dense1.b", [1], 4, 8)},${f32("dense1.W", [1, 1], 0, 4)}}`, 8);
  new DataView(bytes.buffer).setFloat32(bytes.length - 8, 2, true);
  new DataView(bytes.buffer).setFloat32(bytes.length - 4, 0.5, true);
  network.load(bytes);
  expect([...network.forward([3], 1)]).toEqual([6.5]);
});

/** 1.5 and -2^-14, as the format has them, byte for byte. */
const written: Readonly<Record<string, readonly number[]>> = {
  F64: [0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0, 0, 0, 0, 0, 0, 0x10, 0xbf],
  F32: [0, 0, 0xc0, 0x3f, 0, 0, 0x80, 0xb8],
  F16: [0x00, 0x3e, 0x00, 0x84],
  BF16: [0xc0, 0x3f, 0x80, 0xb8],
};

test.each(Object.entries(written))("%s as other writers write it is read", async (type, numbers) => {
  const size = numbers.length / 2;
  const bytes = fileOf(JSON.stringify({ __metadata__: { format: "pt" }, "dense1.b": { dtype: type, shape: [1], data_offsets: [0, size] }, "dense1.W": { dtype: type, shape: [1, 1], data_offsets: [size, 2 * size] } }), 2 * size);
  bytes.set(numbers, bytes.length - numbers.length);
  const network = (await load(text))();
  network.load(bytes);
  expect([network.parameters["dense1.b"]?.values[0], network.parameters["dense1.W"]?.values[0]]).toEqual([1.5, -(2 ** -14)]);
  writeFileSync(hostile, bytes);
  expect(await nnc(["predict", at("net.nn"), "--weights", hostile, "--precision", "f64"], "x\n1024\n")).toMatchObject({ code: 0, out: expect.stringContaining(String(1.5 - 1024 * 2 ** -14)) as unknown });
});
