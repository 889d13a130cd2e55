import { describe, expect, test } from "vitest";
import { bound, load, local, loop, number, operation } from "../../../src/ir/kernel/build.ts";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import { constantOffset, sumOffsets, variableOffset } from "../../../src/ir/kernel/offset.ts";
import type { Buffer, Entry, Kernel, KernelSet, Offset, Statement } from "../../../src/ir/kernel/types.ts";
import { usesOf } from "../../../src/ir/kernel/visit.ts";
import { transposeOperands } from "../../../src/phases/schedule/packing/transpose.ts";

const [rows, taps, columns, features] = [20, 3, 4, 5];
const buffer = (name: string, shape: readonly number[], more: Partial<Buffer> = {}): Buffer => ({ name, shape, batched: false, role: "value", content: "real", ...more });
const given = new Map([
  buffer("K", [taps, columns, features], { role: "parameter" }), buffer("x", [rows + taps, features], { role: "input" }), buffer("y", [rows, columns]),
].map((b) => [b.name, b] as const));

/** A sum of variables times numbers, and a number. */
const at = (constant: number, ...terms: readonly (readonly [number, string])[]): Offset => sumOffsets(constant, terms.map(([coefficient, v]) => ({ coefficient, value: variableOffset(v) })));
const over = (variable: string, size: number, ...body: readonly Statement[]): Statement => loop(variable, bound(constantOffset(0)), bound(constantOffset(size)), body);

/** y[r, c] = Σ over i and f of x[r + i, f] · K at `kernel`. */
function entryOf(kernel: Offset, { before = [], order = ["i", "f"] }: { readonly before?: readonly Kernel[]; readonly order?: readonly string[] } = {}): Entry {
  const product = operation("multiply", load("x", at(0, [features, "r"], [features, "i"], [1, "f"])), load("K", kernel));
  const assign: Statement = { kind: "assign", name: "total", value: operation("add", local("total"), product) };
  const sum = order.reduceRight((inside: Statement, v) => over(v, v === "i" ? taps : features, inside), assign);
  const body = [over("r", rows, over("c", columns, { kind: "var", name: "total", value: number(0) }, sum, { kind: "store", buffer: "y", offset: at(0, [columns, "r"], [1, "c"]), value: local("total"), add: false }))];
  return { kernels: [...before, kernelOf("sum", body)] };
}

const kernelOf = (name: string, body: readonly Statement[]): Kernel => ({ name, comment: [], body, decisions: [], ...usesOf(body) });

function outcome(entry: Entry, buffers: ReadonlyMap<string, Buffer>): readonly number[] {
  const memory = new Map([...buffers.values()].map(({ name, shape }) => [name, Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, k) => Math.sin(k + 1))]));
  runEntry(entry, buffers, { get: (name) => memory.get(name), draw: () => 0 }, 1);
  return [...(memory.get("y") ?? [])];
}

function transposed(entry: Entry, leastUses = 8, buffers: ReadonlyMap<string, Buffer> = given): ReturnType<typeof transposeOperands> {
  const set: KernelSet = { batch: 1, buffers, inference: entry, initialize: { kernels: [] }, fitting: [], measuring: [] };
  const found = transposeOperands(entry, set, leastUses, (base) => base);
  const all = new Map([...buffers, ...found.buffers.map((b) => [b.name, b] as const)]);
  expect(outcome(found.entry, all)).toEqual(outcome(entry, buffers));
  return found;
}

const apart = at(0, [columns * features, "i"], [features, "c"], [1, "f"]);

describe("operands of sums over several loops", () => {
  test("have the axis of the columns last in a copy", () => {
    const { entry, buffers } = transposed(entryOf(apart));
    expect(buffers.map((b) => b.shape)).toEqual([[taps, features, columns]]);
    expect(entry.kernels.map((k) => k.name)).toEqual(["transpose_sum", "sum"]);
    expect(entry.kernels[1]?.reads).not.toContain("K");
  });

  test("mirrored along another axis, too", () => {
    const mirrored = at(columns * features * (taps - 1), [-columns * features, "i"], [features, "c"], [1, "f"]);
    expect(transposed(entryOf(mirrored)).buffers).toHaveLength(1);
  });

  test("are copied once for several kernels, and anew after they changed", () => {
    const [again] = entryOf(apart).kernels;
    const write = kernelOf("write", [over("k", 2, { kind: "store", buffer: "K", offset: at(0, [1, "k"]), value: number(3), add: false })]);
    const twice = { kernels: [...(again === undefined ? [] : [again]), ...entryOf(apart).kernels] };
    expect(transposed(twice).entry.kernels.map((k) => k.name)).toEqual(["transpose_sum", "sum", "sum"]);
    const changed = { kernels: [...(again === undefined ? [] : [again]), write, ...entryOf(apart).kernels] };
    expect(transposed(changed).entry.kernels.map((k) => k.name)).toEqual(["transpose_sum", "sum", "write", "transpose_sum", "sum"]);
  });

  test.each<[string, Entry, ReadonlyMap<string, Buffer>?, number?]>([
    ["too few results read them", entryOf(apart), given, 1 + rows],
    ["columns are contiguous", entryOf(at(0, [columns * features, "i"], [columns, "f"], [1, "c"]))],
    ["the innermost loop walks apart", entryOf(apart, { order: ["f", "i"] })],
    ["they differ among examples", entryOf(apart), new Map([...given, ["K", buffer("K", [taps, columns, features], { batched: true })]])],
    ["they are float64", entryOf(apart), new Map([...given, ["K", buffer("K", [taps, columns, features], { double: true })]])],
    ["axes cannot be told apart", entryOf(at(0, [columns * features, "i"], [features, "c"], [1, "f"], [1, "i"])), new Map([...given, ["K", buffer("K", [taps + 1, columns, features])]])],
  ])("stay where %s", (_why, entry, buffers, leastUses) => {
    expect(transposed(entry, leastUses, buffers).buffers).toEqual([]);
  });
});
