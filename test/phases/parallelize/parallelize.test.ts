/** What threads compute together is what one computes alone, bit by bit. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lossName } from "../../../src/ir/equation/names.ts";
import { check } from "../../../src/index.ts";
import { runEntry, type KernelMemory } from "../../../src/ir/kernel/interpret.ts";
import { entriesOf } from "../../../src/ir/kernel/entries.ts";
import type { Entry, Statement } from "../../../src/ir/kernel/types.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { eachStatement, isShared } from "../../../src/ir/kernel/visit.ts";
import type { PlannedKernels } from "../../../src/ir/memory/types.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { plan } from "../../../src/phases/plan/plan.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { parallelize } from "../../../src/phases/parallelize/parallelize.ts";
import { simdMachine, type ThreadMachine, threads } from "../../../src/ir/machines.ts";
import { toEquations } from "../../../src/pipeline.ts";
import { orthonormalMatrix } from "../../../src/runtime/orthogonal.ts";
import { drawKey, gaussian, uniform } from "../../../src/runtime/random.ts";
import { recipes } from "../../programs/random/choices.ts";
import { writeProgram } from "../../programs/random/write.ts";
import { noise } from "../../targets/typescript/support.ts";
import { runTogether } from "./together.ts";
import { sampled } from "../../support/extent.ts";

/** A machine on which everything that can be shared is. */
const eager: ThreadMachine = { ...threads, loop: 0, step: 0, gain: Infinity };

function sharedKernels(text: string, machine = eager, vectors = simdMachine): PlannedKernels {
  const { models, diagnostics } = check(text, { fileName: "case.nn" });
  const [model] = models;
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return parallelize(plan(scheduleSimd(lower(toEquations(model), model.train.batch), vectors)), machine);
}

/** Buffers as they lie in the memory of the module: what shares a place shares its numbers. */
function memoryOf({ kernels, reals, integers }: PlannedKernels, step: number): KernelMemory & { readonly all: readonly Float64Array[] } {
  const arenas = [new Float64Array(reals.size), new Float64Array(integers.size)] as const;
  const views = new Map<string, Float64Array>();
  for (const [k, { placements }] of [reals, integers].entries()) for (const p of placements) views.set(p.buffer, (arenas[k] ?? arenas[0]).subarray(p.offset, p.offset + p.size));
  const random = noise(5);
  for (const b of kernels.buffers.values()) {
    const view = views.get(b.name);
    if (view === undefined || b.role === "value") continue;
    for (let i = 0; i < view.length; i++) view[i] = b.content === "index" ? i % 2 : b.role === "optimizer" || b.role === "fitted" ? 1 + random() / 4 : b.role === "scalar" ? 1 : random();
  }
  return {
    all: arenas, get: (name) => views.get(name),
    draw: (kind, occurrence, ordinal) => (kind === "uniform" ? uniform : gaussian)(3, step, occurrence, ordinal),
    matrix: (occurrence, { rows, columns }) => orthonormalMatrix(drawKey(3, step, occurrence), rows, columns),
  };
}

/** Runs all entries both ways, in several orders of the threads; gives how many loops are parallel. */
function compare(planned: PlannedKernels): number {
  const { buffers, batch } = planned.kernels;
  const entries = entriesOf(planned.kernels).filter(([name]) => name !== "initialize" && !name.startsWith("fitting"));
  for (const count of new Set([batch, Math.max(1, batch - 1)])) {
    for (const order of [[1, 0], [2, 0, 1], [0, 1, 2, 3, 4]]) {
      const [single, together] = [memoryOf(planned, 0), memoryOf(planned, 0)];
      const both = (name: string, entry: Entry): void => {
        runEntry(entry, buffers, single, count);
        runTogether(entry, buffers, together, count, order);
        // Bits, so that −0 and what is no number are told apart from what they equal.
        single.all.forEach((a, k) => expect(Buffer.compare(bytes(a), bytes(together.all[k] ?? a)), `${name} with ${order.length} threads on ${count} examples`).toBe(0));
      };
      for (const [name, entry] of entries) both(name, entry);
    }
  }
  let shared = 0;
  for (const [, entry] of entries) for (const { body } of entry.kernels) eachStatement(body, (s: Statement) => void (s.kind === "for" && s.parallel === true && shared++));
  return shared;
}

function bytes(a: Float64Array): Uint8Array {
  return new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
}

const goldens = (file: string): readonly { readonly name: string; readonly text: string }[] => JSON.parse(readFileSync(new URL(`../../oracle/goldens/${file}`, import.meta.url), "utf8"));

describe("threads compute what one does", () => {
  const cases = [...sampled(goldens("torch.json"), 29, 7), ...goldens("batch.json")];
  test.each(cases.map((c) => [c.name, c.text] as const))("%s", (_name, text) => {
    const planned = sharedKernels(text);
    expect(verifyKernels(planned.kernels)).toEqual([]);
    // A network of one number on one example has nothing to share.
    expect(compare(planned) > 0 || planned.kernels.batch === 1 || planned.reals.size < 200).toBe(true);
  });

  test("random programs", () => {
    fc.assert(fc.property(recipes, (recipe) => {
      compare(sharedKernels(writeProgram(recipe)));
    }), { numRuns: Number(process.env["PROGRAMS"] ?? 25), seed: Number(process.env["PROGRAMS_SEED"] ?? 1) });
  }, 3_600_000);
});

const network = (width: number, batch: number): string => `model Net { input x: [${width}] dense(${width}) relu dense(10) softmax output y: oneHot(0..9) loss crossEntropy train { batch: ${batch} optimizer: adam } }`;

test("a long step has parallel loops, and its decisions name them; a short one has none", () => {
  const long = sharedKernels(network(256, 64), threads);
  const decisions = long.kernels.training?.kernels.flatMap((k) => k.decisions) ?? [];
  expect(decisions.filter((d) => d.startsWith("parallel over ")).length).toBeGreaterThan(2);
  expect(isShared(sharedKernels(network(16, 16), threads).kernels)).toBe(false);
});

test("one thread alone sums over the examples", () => {
  const { kernels } = sharedKernels(network(256, 64), threads);
  const loss = kernels.training?.kernels.find((k) => k.writes.includes(lossName));
  expect(loss?.body.map((s) => s.kind).filter((k) => k !== "barrier")).toEqual(["single"]);
});

const images = (side: number, channels: number, batch: number): string => `model Images {
  input x: [${side}, ${side}, ${channels}]
  conv(8, kernel: 3, padding: 1) relu conv(8, kernel: 3) relu flatten dense(2) softmax
  output y: oneHot(0..1)
  loss crossEntropy
  train { batch: ${batch} optimizer: sgd(rate: 0.1) }
}`;

test("minimal forms are shared by examples, each share with arrays of its own", () => {
  // Of 5 examples there are 3 shares, of which the last is not full.
  const { kernels } = sharedKernels(images(8, 8, 5), eager, { ...simdMachine, minimal: { ...simdMachine.minimal, least: 0 } });
  const forms = kernels.training?.kernels.filter((k) => k.decisions.some((d) => d.startsWith("minimal filtering"))) ?? [];
  expect(forms.map((k) => k.decisions.some((d) => /^parallel over .*share/.test(d)))).toEqual([true, true, true]);
});

test("of a loop whose rounds are shared, all rounds count", () => {
  // Forward and backward passes over times are more than half of its step.
  const text = "model Series { input x: [24, 16] gru(64) flatten dense(4) softmax output y: oneHot(0..3) loss crossEntropy train { batch: 64 optimizer: adam } }";
  expect(isShared(sharedKernels(text, threads).kernels)).toBe(true);
  expect(isShared(sharedKernels(images(16, 8, 16), threads).kernels)).toBe(true);
});

test("threads divide the loop of a nest that has equal parts, and wait for each other once for all of its rounds", () => {
  const text = `model Strided { input x: [16, 16, 16] conv(32, kernel: 3, stride: 2) relu globalAveragePool dense(2) softmax output y: oneHot(0..1) loss crossEntropy train { batch: 24 optimizer: sgd(rate: 0.1) } }`;
  const { kernels } = sharedKernels(text, { ...threads, step: 0, gain: Infinity });
  const named = (start: string): Statement[] => kernels.training?.kernels.filter((k) => k.name.startsWith(start)).flatMap(({ body }) => {
    const all: Statement[] = [];
    eachStatement(body, (s) => void all.push(s));
    return all;
  }) ?? [];
  // Of 3 rows of the kernel one thread would have two; of 16 channels in tiles of 4 each has two tiles.
  const divided = named("gradient_conv1_K").flatMap((s) => (s.kind === "for" && s.parallel === true ? [s] : []));
  expect(divided.map(({ variable }) => variable)).toEqual(["i2"]);
  expect(kernels.training?.kernels.find((k) => k.name === "gradient_conv1_K")?.decisions.some((d) => d.startsWith("summed"))).toBe(true);
  expect(named("gradient_conv1_K").filter((s) => s.kind === "barrier").length).toBeLessThan(3);
  // A tile of all 32 channels is no reason to average all examples on one thread.
  expect(named("globalAveragePool1_y").some((s) => s.kind === "for" && s.parallel === true)).toBe(true);
});
