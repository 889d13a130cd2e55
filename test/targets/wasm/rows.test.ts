/** Layers of wide inputs with very few non-zeros: over those of each row, with the bits that all elements give. */
import { describe, expect, test } from "vitest";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import { type RowsMachine, simdMachine } from "../../../src/ir/machines.ts";
import { assemble } from "../../../src/targets/wasm/target.ts";
import { noise } from "../typescript/support.ts";
import { type Compiled, compileVectors, Pair } from "./machine.ts";
import { hasRelaxed, instantiate } from "./support.ts";

/** Rows of two blocks and a rest. */
const [nodes, width, block] = [5, 23, 10];
const share = 0.2;
const always: RowsMachine = { ...simdMachine.rows, share, columns: 1, length: 1, products: 0, block };
const never: RowsMachine = { ...always, columns: Infinity };

/** Nodes with words, and a layer that each has the same weights of. */
const nodesOf = (batch: number, units = 6): string => `layer each(units) {
  input x: [nodes, from] weight W: [from, units] = glorotUniform bias b: [units] = zeros
  output y[v, k] = b[k] + sum(j: x[v, j] * W[j, k])
}
model Net { input x: [${nodes}, ${width}] x each(${units}) tanh each(3) output y: [${nodes}, 3] loss squaredError train { batch: ${batch} optimizer: adam(rate: 0.01) } }`;
const plain = (batch: number): string => `model Net { input x: [${nodes * width}] dense(9) tanh dense(3) output y: [3] loss squaredError train { batch: ${batch} optimizer: sgd(rate: 0.01) } }`;

/** Of some rows none is other than zero, and the last element of one is. */
function examples(part: number, count: number): Float64Array {
  const random = noise(23);
  return Float64Array.from({ length: nodes * width * count }, (_, k) => {
    const row = Math.floor(k / width);
    return k === 2 * width - 1 || (row % 4 !== 2 && (random() + 1) / 2 < part) ? random() : k % 3 === 0 ? -0 : 0;
  });
}

interface Assembled extends Compiled {
  readonly code: ReturnType<typeof assemble>;
}

function assembled(text: string, rows: RowsMachine): Assembled {
  const compiled = compileVectors(text, undefined, undefined, rows);
  return { ...compiled, code: assemble(compiled.planned) };
}

function train({ planned, code }: Assembled, inputs: Float64Array, count: number, relaxed: boolean): { readonly bits: Buffer; readonly wasSparse: boolean } {
  const { memory, call } = instantiate(relaxed ? code.relaxed : code.plain);
  const { buffers } = planned.kernels;
  const reals = (name: string): Float32Array => {
    const p = planned.reals.placements.find((x) => x.buffer === name);
    return new Float32Array(memory, code.realsAt + 4 * (p?.offset ?? 0), p?.size ?? 0);
  };
  const random = noise(2);
  const kept = planned.reals.placements.filter((p) => ["parameter", "gradient", "optimizer"].includes(buffers.get(p.buffer)?.role ?? ""));
  for (const { buffer } of kept) if (buffers.get(buffer)?.role === "parameter") reals(buffer).forEach((_, i, all) => void (all[i] = random()));
  // What gradients hold before is of no account.
  for (const { buffer } of kept) if (buffers.get(buffer)?.role === "gradient") reals(buffer).fill(7);
  reals("x").set(inputs);
  reals("target(y)").forEach((_, i, all) => void (all[i] = random()));
  reals("@t").fill(1);
  call("training", count);
  call("update", 1);
  const flag = planned.integers.placements.find((x) => x.buffer.startsWith("sparse("));
  return { bits: Buffer.concat(kept.map(({ buffer }) => Buffer.from(reals(buffer).map((v) => v + 0).slice().buffer))), wasSparse: flag !== undefined && new Int32Array(memory, code.integersAt + 4 * flag.offset, 1)[0] === 1 };
}

describe.each([["rows of nodes", nodesOf(3), 3], ["rows of a single example", nodesOf(1), 1], ["rows of one vector and a rest", nodesOf(2, 5), 2], ["rows that are examples", plain(4), 4]] as const)("%s", (_, text, batch) => {
  const [few, all] = [assembled(text, always), assembled(text, never)];

  test.each([[0, true], [0.08, true], [0.5, false], [1, false]])("a share of %d other than zero: the bits of a step over all", (part, expected) => {
    for (const relaxed of hasRelaxed() ? [false, true] : [false]) {
      for (const count of new Set([batch, 1])) {
        const [a, b] = [train(few, examples(part, count), count, relaxed), train(all, examples(part, count), count, relaxed)];
        expect(Buffer.compare(a.bits, b.bits), `${count} examples`).toBe(0);
        expect(b.wasSparse).toBe(false);
        if (count === batch) expect(a.wasSparse).toBe(expected);
      }
    }
  });

  test("a layer and its gradient have both forms, of one list, and the kernels are sound", () => {
    const kernels = few.planned.kernels.training?.kernels ?? [];
    expect(kernels.filter((k) => k.decisions.some((d) => d.startsWith("over the non-zeros of x where"))).length).toBe(2);
    expect(kernels.filter((k) => k.name.startsWith("list_")).length).toBe(1);
    expect(verifyKernels(few.planned.kernels)).toEqual([]);
  });

  test("as the interpreter of the plain kernels", () => {
    for (const part of [0.08, 0.6]) new Pair(few, hasRelaxed(), 1e-5).train(examples(part, batch), Array.from({ length: 3 * nodes * batch }, (_x, k) => (k % 7) / 7), batch);
  });

  test("a list that is full stays within its arrays", () => {
    const { buffers, training } = few.planned.kernels;
    const limit = Math.floor(share * nodes * width * batch);
    const made = training?.kernels.filter((k) => /^(?:measure|list)_/.test(k.name)) ?? [];
    const listed = (nonZeros: number): readonly number[] => {
      const memory = new Map([...buffers.values()].map((b) => [b.name, new Float64Array(b.shape.reduce((n, k) => n * k, 1))]));
      memory.get("x")?.fill(1, 0, nonZeros);
      runEntry({ kernels: made }, buffers, { get: (name) => memory.get(name), draw: () => 0 }, batch);
      return [memory.get("sparse(x)")?.[0] ?? NaN, memory.get("ends(x)")?.at(-1) ?? NaN];
    };
    expect([listed(0), listed(limit), listed(limit + 1)]).toEqual([[1, 0], [1, limit], [0, 0]]);
  });
});

test("small or narrow layers, and layers that read what was computed, have one form", () => {
  const lists = (input: string, first: string): number => compileVectors(`model Wide { input x: [${input}] ${first} output y: [3] loss squaredError train { batch: 64 } }`).planned.kernels.training?.kernels.filter((k) => k.name.startsWith("list_")).length ?? 0;
  expect([lists("6000", "dense(16) dense(3)"), lists("6000", "dense(3)"), lists("500", "dense(16) dense(3)"), lists("6000", "tanh dense(16) dense(3)")]).toEqual([1, 0, 0, 0]);
});
