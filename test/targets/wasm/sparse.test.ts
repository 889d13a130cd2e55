/** First layers over the non-zeros of their inputs: the same bits as over all elements. */
import { describe, expect, test } from "vitest";
import { scalarArray } from "../../../src/ir/equation/names.ts";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { simdMachine, type SparseMachine } from "../../../src/ir/machines.ts";
import { assemble } from "../../../src/targets/wasm/target.ts";
import { noise } from "../typescript/support.ts";
import { type Compiled, compileVectors, Pair } from "./machine.ts";
import { hasRelaxed, instantiate } from "./support.ts";

/** A machine on which it always pays, and one on which it never does. */
const always: SparseMachine = { ...simdMachine.sparse, columns: 1, width: 1, products: 0 };
const never: SparseMachine = { ...always, columns: Infinity };

const width = 23;
const batch = 9;
const model = (layers: string): string => `${layers.includes("mine") ? `layer mine(units) { input x: [from] weight W: [from, units] = glorotUniform output y[j] = sum(i: x[i] * W[i, j]) ^ 2 - 1 }\n` : ""}model Net {
  input x: [${width}]
  ${layers}
  output y: oneHot(0..4)
  loss crossEntropy
  train { batch: ${batch} optimizer: adam(rate: 0.01) }
}`;
const dense = model("dense(20) tanh dense(5) softmax");

/** Examples of which a share is other than zero; the second one has none. */
function examples(share: number, count: number): Float64Array {
  const random = noise(17);
  return Float64Array.from({ length: count * width }, (_, k) => ((random() + 1) / 2 < share && Math.floor(k / width) !== 1 ? random() : k % 3 === 0 ? -0 : 0));
}

/** Bits of all that a network keeps after two steps in WebAssembly, and whether the last one was over non-zeros. */
function train({ planned }: Compiled, inputs: Float64Array, count: number, relaxed: boolean): { readonly bits: Buffer; readonly wasSparse: boolean } {
  const code = assemble(planned);
  const { memory, call } = instantiate(relaxed ? code.relaxed : code.plain);
  const reals = (name: string): Float32Array => {
    const p = planned.reals.placements.find((x) => x.buffer === name);
    return new Float32Array(memory, code.realsAt + 4 * (p?.offset ?? 0), p?.size ?? 0);
  };
  const integers = (name: string): Int32Array | undefined => {
    const p = planned.integers.placements.find((x) => x.buffer === name);
    return p && new Int32Array(memory, code.integersAt + 4 * p.offset, p.size);
  };
  const random = noise(2);
  const kept = planned.reals.placements.filter((p) => ["parameter", "gradient", "optimizer"].includes(planned.kernels.buffers.get(p.buffer)?.role ?? ""));
  for (const { buffer } of kept) if (planned.kernels.buffers.get(buffer)?.role === "parameter") reals(buffer).forEach((_, i, all) => void (all[i] = random()));
  reals("x").set(inputs.subarray(0, count * width));
  integers("target(y)")?.set(Array.from({ length: count }, (_, k) => k % 5));
  for (let step = 1; step <= 2; step++) {
    call("training", count);
    reals(scalarArray("t")).fill(step);
    call("update", 1);
  }
  // −0 and 0 are the same number: what is skipped adds one or the other.
  return { bits: Buffer.concat(kept.map(({ buffer }) => Buffer.from(reals(buffer).map((v) => v + 0).slice().buffer))), wasSparse: integers("sparse(x)")?.[0] === 1 };
}

describe("over non-zeros, a step gives the bits that it gives over all", () => {
  const [lists, all] = [compileVectors(dense, undefined, always), compileVectors(dense, undefined, never)];

  test.each([[0, true], [0.1, true], [0.25, true], [0.6, false], [1, false]])("a share of %d other than zero", (share, expected) => {
    for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
      for (const count of [batch, 4, 2]) {
        const [few, whole] = [train(lists, examples(share, count), count, relaxed), train(all, examples(share, count), count, relaxed)];
        expect(Buffer.compare(few.bits, whole.bits), `${count} examples`).toBe(0);
        expect(whole.wasSparse).toBe(false);
        if (count === batch) expect(few.wasSparse).toBe(expected);
      }
    }
  });

  test("the kernels are sound", () => {
    expect(verifyKernels(lists.planned.kernels)).toEqual([]);
  });

  test.each(["dense(20) tanh dense(5) softmax", "mine(24) dense(5) softmax"])("%s: as the interpreter of the plain kernels", (layers) => {
    const compiled = compileVectors(model(layers), undefined, always);
    expect(compiled.planned.kernels.training?.kernels.filter((k) => k.decisions.some((d) => d.startsWith("over the non-zeros of x where"))).map((k) => k.name).length).toBe(2);
    for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
      for (const share of [0.15, 0.9]) new Pair(compiled, relaxed, 1e-5).train(examples(share, batch), Array.from({ length: batch }, (_, k) => k % 5), batch);
    }
  });

  test("fewer than three in ten, to the element", () => {
    const { planned } = lists;
    const measure = planned.kernels.training?.kernels.find((k) => k.name.startsWith("measure_"));
    const flag = (nonZeros: number): number | undefined => {
      const memory = new Map([["x", Float64Array.from({ length: batch * width }, (_, k) => (k < nonZeros ? 1 : 0))], ["sparse(x)", new Float64Array(1)]]);
      runEntry({ kernels: measure === undefined ? [] : [measure] }, planned.kernels.buffers, { get: (name) => memory.get(name) }, batch);
      return memory.get("sparse(x)")?.[0];
    };
    const limit = Math.ceil(0.3 * batch * width);
    expect([flag(0), flag(limit - 1), flag(limit), flag(batch * width)]).toEqual([1, 1, 0, 0]);
  });
});

test("a layer that is small, or reads what was computed, has one form", () => {
  const names = (text: string): readonly string[] => compileVectors(text).planned.kernels.training?.kernels.map((k) => k.name).filter((n) => /^(?:measure|list)_/.test(n)) ?? [];
  expect(names(dense)).toEqual([]);
  const wide = (first: string): string => `model Wide { input x: [400] ${first} dense(128) relu dense(5) softmax output y: oneHot(0..4) loss crossEntropy train { batch: 32 } }`;
  expect(names(wide("tanh"))).toEqual([]);
  expect(names(wide("")).length).toBe(3);
});
