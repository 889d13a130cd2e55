/** NNC_VERIFY=1 and `verify`: a phase whose result breaks an invariant is named. One phase is broken on purpose. */
import { afterEach, describe, expect, test, vi } from "vitest";
import { compile, explain, stage } from "../../src/index.ts";
import type { ProgramSet } from "../../src/ir/equation/program-set.ts";
import type { KernelSet } from "../../src/ir/kernel/types.ts";
import type { PlannedKernels } from "../../src/ir/memory/types.ts";
import { simd } from "../../src/machine-simd.ts";
import { finish, type Machine, steps } from "../../src/pipeline.ts";
import { verifyForm } from "../../src/verify-form.ts";
import { nnc } from "../cli/terminal.ts";
import { parsed, source } from "./model.ts";

/** Whether `split` repeats an equation, which the phases after it would not notice in a module of their own. */
const broken = vi.hoisted(() => ({ split: false }));
vi.mock(import("../../src/phases/split/split.ts"), async (load) => {
  const { split } = await load();
  const repeat = (set: ProgramSet): ProgramSet => ({ ...set, inference: { ...set.inference, equations: [...set.inference.equations, ...set.inference.equations.slice(0, 1)] } });
  return { split: (set: ProgramSet) => (broken.split ? repeat(split(set)) : split(set)) };
});

afterEach(() => {
  broken.split = false;
  vi.unstubAllEnvs();
});

describe("a phase on equations", () => {
  const message = /the phase `split` failed with InvalidForm: inference: \S+ has two equations/;

  test("is named by the command, which exits with 3", async () => {
    broken.split = true;
    vi.stubEnv("NNC_VERIFY", "1");
    const { code, err } = await nnc(["build", "examples/xor/xor.nn", "-o", "-"]);
    expect(code).toBe(3);
    expect(err).toMatch(/error NN901/);
    expect(err).toMatch(message);
  });

  test("is named by every function of the library that runs it", async () => {
    broken.split = true;
    for (const { diagnostics } of [await compile(source, { verify: true }), await explain(source, { verify: true }), await stage(source, "memory", { verify: true })]) {
      expect(diagnostics.map(({ code }) => code)).toEqual(["NN901"]);
      expect(diagnostics[0]?.message).toMatch(message);
    }
    expect((await stage(source, "simplify", { verify: true })).diagnostics).toEqual([]);
  });
});

describe("a phase of a machine", () => {
  const run = (machine: Machine, verify: boolean): PlannedKernels => finish(steps({ model: parsed().model, options: { precision: "f32" }, ...(verify && { verify: verifyForm }) }, machine));
  const unwritten = (set: KernelSet): KernelSet => ({ ...set, inference: { ...set.inference, kernels: set.inference.kernels.slice(0, -1) } });
  const overlapping = (planned: PlannedKernels): PlannedKernels => ({ ...planned, reals: { ...planned.reals, placements: planned.reals.placements.map((p) => ({ ...p, offset: 0 })) } });

  test("on kernels is named", () => {
    const machine = { ...simd, kernels: [...simd.kernels, { name: "drop-last", because: "it is broken", run: unwritten }] };
    expect(() => run(machine, true)).toThrow(expect.objectContaining({ phase: "drop-last", message: expect.stringContaining("is never written") }));
    expect(() => run(machine, false)).not.toThrow();
  });

  test("on the memory map is named", () => {
    const machine = { ...simd, memory: [{ name: "overlap", because: "it is broken", run: overlapping }, ...simd.memory] };
    expect(() => run(machine, true)).toThrow(expect.objectContaining({ phase: "overlap", message: expect.stringContaining("overlap") }));
  });
});

test.each(["ts", "wasm"] as const)("every form of a valid model is valid: %s", async (target) => {
  const plain = await compile(source, { target });
  expect(await compile(source, { target, verify: true })).toEqual(plain);
  expect(plain.modules).toHaveLength(1);
});
