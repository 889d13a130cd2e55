/** What is differentiated costs, and nothing else does: parts that are frozen, and inputs that nobody asked for. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import type { KernelSet } from "../../../src/ir/kernel/types.ts";
import type { Program } from "../../../src/ir/equation/types.ts";
import { toEquations, toKernels } from "../../../src/pipeline.ts";
import { operationsOf } from "../../../src/targets/typescript/operations.ts";

interface Costs {
  readonly training: Program;
  readonly kernels: KernelSet;
  /** Operations of a pass over one example, forward alone and with all gradients. */
  readonly forward: number;
  readonly whole: number;
}

function costsOf(text: string, inputGradients = false): Costs {
  const { models: [model], diagnostics } = check(text);
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const set = toEquations(model, undefined, { inputGradients });
  const { kernels } = toKernels(model, set);
  if (set.training === undefined || kernels.training === undefined || kernels.evaluation === undefined) throw new Error("no training");
  return { training: set.training, kernels, forward: operationsOf(kernels.evaluation), whole: operationsOf(kernels.training) };
}

function adjoints(program: Program): readonly string[] {
  return program.equations.map((q) => q.array).filter((name) => name.startsWith("d(") || name.startsWith("gradient("));
}

const chains: readonly (readonly [name: string, leading: string, shape: string])[] = [
  ["dense layers", "dense(24) tanh dense(20) relu", "[16]"],
  ["convolutions and pools", "conv(4, 3, padding: 1) layerNorm relu maxPool(2) conv(6, 3) tanh flatten", "[8, 8, 2]"],
  ["a recurrence", "gru(7) layerNorm flatten", "[5, 3]"],
  ["attention", "attention(2) layerNorm flatten", "[4, 6]"],
];

describe.each(chains)("%s before a layer that is trained", (_name, leading, shape) => {
  const model = (chain: string): string => `model Net { input x: ${shape} ${chain} dense(3) as last output y: [3] loss squaredError }`;
  const open = costsOf(model(leading));
  const frozen = costsOf(model(`frozen { ${leading} }`));

  test("frozen, no adjoint reaches them", () => {
    expect(adjoints(frozen.training).filter((name) => !/^d\((loss|last)/.test(name)).sort()).toEqual(["gradient(last.W)", "gradient(last.b)"]);
    expect(adjoints(open.training).length).toBeGreaterThan(adjoints(frozen.training).length + 2);
  });

  test("frozen, what is left of the backward pass is that of the last layer alone", () => {
    const size = frozen.training.arrays.get("last.W")?.extents[0]?.upper ?? NaN;
    // Each weight's gradient is a multiplication and an addition for an example; the slope, a bias and the loss come to less than four more a unit.
    const backward = frozen.whole - frozen.forward;
    expect(backward).toBeGreaterThanOrEqual(2 * 3 * size);
    expect(backward).toBeLessThanOrEqual(2 * 3 * size + 4 * 3);
    expect(open.whole - open.forward).toBeGreaterThan(3 * backward);
  });

  test("frozen, forward costs and gives the same", () => {
    expect(frozen.forward).toBe(open.forward);
  });
});

describe("a frozen part in the middle", () => {
  const model = (middle: string): string => `model Net { input x: [6] dense(8) tanh ${middle} dense(3) output y: [3] loss squaredError }`;
  const open = costsOf(model("dense(8) tanh"));
  const frozen = costsOf(model("frozen { dense(8) tanh }"));

  test("lets adjoints through, and has no gradients of its own", () => {
    expect(adjoints(frozen.training).filter((name) => name.startsWith("gradient(dense2"))).toEqual([]);
    expect(adjoints(frozen.training)).toContain("gradient(dense1.W)");
    const saved = (open.whole - open.forward) - (frozen.whole - frozen.forward);
    // Of 8 by 8 weights and 8 biases.
    expect(saved).toBeGreaterThanOrEqual(2 * 64);
    expect(saved).toBeLessThanOrEqual(2 * 64 + 16);
  });

  test("is no part of the update", () => {
    const updated = (set: KernelSet): readonly string[] => (set.update?.kernels ?? []).flatMap((k) => k.writes);
    expect(updated(open.kernels).some((name) => name.includes("dense2"))).toBe(true);
    expect(updated(frozen.kernels).filter((name) => name.includes("dense2"))).toEqual([]);
  });
});

describe("gradients of inputs", () => {
  const text = "model Net { input x: [12] dense(8) tanh dense(3) output y: [3] loss squaredError }";
  const [without, asked] = [costsOf(text), costsOf(text, true)];

  test("are computed where they are asked for, and nowhere else", () => {
    expect(adjoints(without.training)).not.toContain("gradient(x)");
    expect([...without.kernels.buffers.keys()].filter((name) => name.includes("(x)"))).toEqual([]);
    expect(adjoints(asked.training)).toContain("gradient(x)");
    expect(asked.whole - without.whole).toBeGreaterThanOrEqual(2 * 12 * 8 - 12);
    expect(asked.forward).toBe(without.forward);
  });

  test("cost nothing where inputs are positions", () => {
    const positions = "model Net { input k: index(5)[3] embedding(2) flatten dense(2) output y: [2] loss squaredError }";
    expect(costsOf(positions, true).whole).toBe(costsOf(positions).whole);
  });
});
