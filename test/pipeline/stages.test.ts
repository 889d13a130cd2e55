/** `nnc build --emit PHASE`: the form of a model after any phase. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { stage, stageNames } from "../../src/index.ts";
import { phaseNames } from "../../src/pipeline.ts";
import { stageNames as allStages } from "../../src/stages.ts";
import { targets } from "../../src/targets.ts";
import { nnc } from "../cli/terminal.ts";
import { source } from "./model.ts";

const folder = mkdtempSync(join(tmpdir(), "nnc-stages-"));
const file = join(folder, "net.nn");
writeFileSync(file, source);
afterAll(() => rmSync(folder, { recursive: true }));

const emitted = async (name: string, target: string): Promise<string> => {
  const { code, out, err } = await nnc(["build", file, "--target", target, "--emit", name]);
  expect([code, err]).toEqual([0, ""]);
  return out;
};

test("phases are named in their order, those of each machine between lower and plan and after plan", () => {
  const equations = ["expand", "stabilize", "lift", "accumulate", "derive", "hold", "differentiate", "lift-adjoints", "simplify", "fold", "stream", "split"];
  expect(phaseNames(targets.ts.machine)).toEqual([...equations, "lower", "share", "schedule", "plan"]);
  expect(phaseNames(targets.wasm.machine)).toEqual([...equations, "lower", "share", "schedule", "plan", "parallelize"]);
});

describe.each(["ts", "wasm"])("--target %s", (target) => {
  test("--emit prints a form after each phase", async () => {
    for (const name of phaseNames((target === "ts" ? targets.ts : targets.wasm).machine)) expect(await emitted(name, target), name).toMatch(/\S\n$/);
  });

  test("equations and gradients are the forms after the first and the last phase on equations", async () => {
    expect(await emitted("equations", target)).toBe(await emitted("expand", target));
    expect(await emitted("gradients", target)).toBe(await emitted("split", target));
  });

  test("kernels and memory are the halves of the last form", async () => {
    const last = phaseNames((target === "ts" ? targets.ts : targets.wasm).machine).at(-1) ?? "";
    expect(await emitted(last, target)).toBe(`${await emitted("kernels", target)}\n${await emitted("memory", target)}`);
  });
});

test("differentiate introduces the gradients, and lower loops", async () => {
  const gradient = /gradient\(dense1\.W\)\[\w+, \w+\] = /;
  expect(await emitted("lift", "ts")).not.toMatch(gradient);
  expect(await emitted("differentiate", "ts")).toMatch(gradient);
  expect(await emitted("split", "ts")).not.toMatch(/for \w+/);
  expect(await emitted("lower", "ts")).toMatch(/for \w+/);
  expect(await emitted("schedule", "wasm")).toMatch(/lanes 4/);
});

test("--help and an unknown name list every phase", async () => {
  const [help, unknown] = [await nnc(["build", "--help"]), await nnc(["build", file, "--emit", "soup"])];
  expect([help.code, unknown.code]).toEqual([0, 2]);
  for (const name of await stageNames()) {
    expect(help.out).toMatch(new RegExp(`[:,] ${name}\\b`));
    expect(unknown.err).toMatch(new RegExp(`[ ,]${name}\\b`));
  }
  expect(await stageNames()).toBe(allStages);
});

test("a phase that the target lacks is wrong usage", async () => {
  const { code, out, err } = await nnc(["build", file, "--emit", "parallelize"]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("--target ts has no phase parallelize; that is one of --target wasm");
  await expect(stage(source, "parallelize")).rejects.toThrow("the target has no stage parallelize");
});
