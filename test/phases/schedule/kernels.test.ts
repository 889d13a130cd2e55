/** Kernels built by hand, for what no lowered program has today: padded rows, overwritten elements, loops that depend on each other. */
import { expect, test } from "vitest";
import { bound, countBound, load, local, loop, number, operation } from "../../../src/ir/kernel/build.ts";
import { addOffsets, constantOffset, scaleOffset, shiftOffset, variableOffset } from "../../../src/ir/kernel/offset.ts";
import type { Buffer, Entry, Kernel, KernelSet, Offset, Statement } from "../../../src/ir/kernel/types.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { usesOf } from "../../../src/ir/kernel/visit.ts";
import { budget, type SimdMachine, simdMachine } from "../../../src/ir/machines.ts";
import { scheduleScalar } from "../../../src/phases/schedule/scalar/schedule-scalar.ts";
import { scheduleSimd } from "../../../src/phases/schedule/simd/schedule-simd.ts";
import { differencesOf } from "./compare.ts";

const batch = 7;
const at = (...terms: readonly (readonly [number, string])[]): Offset => terms.reduce((sum, [c, v]) => addOffsets(sum, scaleOffset(variableOffset(v), c)), constantOffset(0));
const over = (variable: string, upper: number, body: readonly Statement[]): Statement => loop(variable, bound(constantOffset(0)), bound(constantOffset(upper)), body);
const store = (buffer: string, offset: Offset, value: Parameters<typeof operation>[1], add = false): Statement => ({ kind: "store", buffer, offset, value, add });

function setOf(sizes: Readonly<Record<string, number>>, body: readonly Statement[]): KernelSet {
  const buffers = new Map(Object.entries(sizes).map(([name, size]): [string, Buffer] => [name, { name, shape: [size], batched: false, role: "parameter", content: "real" }]));
  const entry: Entry = { kernels: [{ name: "it", comment: [], body, decisions: [], ...usesOf(body) }] };
  return { buffers, batch, inference: entry, initialize: { kernels: [] }, fitting: [], measuring: [] };
}

function holds(before: KernelSet): KernelSet {
  expect(verifyKernels(before)).toEqual([]);
  const after = scheduleScalar(before, budget);
  for (const form of [after, scheduleSimd(before, simdMachine), scheduleSimd(before, tiny)]) {
    expect(verifyKernels(form)).toEqual([]);
    for (let count = 1; count <= batch; count++) expect(differencesOf([before, before.inference], [form, form.inference], count), `${count} examples`).toEqual([]);
  }
  return after;
}

/** A processor on which every walk thrashes and every copy pays. */
const tiny: SimdMachine = { ...simdMachine, cache: { ...simdMachine.cache, line: 1, sets: 1, ways: 1, page: 1, pages: 1, panelsFrom: 1, near: 0, walks: { near: 1, far: 1 } } };

const decisions = (set: KernelSet): readonly string[] => set.inference.kernels.flatMap((k) => k.decisions);

test("rows with padding between them are not one loop", () => {
  const body = [over("i", 40, [over("j", 29, [store("to", at([31, "i"], [1, "j"]), operation("multiply", number(2), load("from", at([29, "i"], [1, "j"]))))])])];
  const [outer] = holds(setOf({ from: 1160, to: 1240 }, body)).inference.kernels[0]?.body ?? [];
  expect(outer?.kind === "for" && outer.body.some((s) => s.kind === "for")).toBe(true);
});

test("an array walked in order is one loop", () => {
  const body = [over("i", 41, [over("j", 9, [store("to", at([9, "i"], [1, "j"]), operation("multiply", number(2), load("from", at([9, "i"], [1, "j"]))))])])];
  expect(decisions(holds(setOf({ from: 369, to: 369 }, body)))).toEqual(["4 elements at a time"]);
});

test("an element that was overwritten is read again", () => {
  const zero = constantOffset(0);
  const doubled = operation("multiply", number(2), load("a", zero));
  holds(setOf({ a: 3, b: 3 }, [
    store("b", zero, operation("add", load("a", zero), load("a", constantOffset(1)))),
    store("a", zero, doubled),
    store("b", constantOffset(1), operation("add", load("a", zero), load("a", constantOffset(1)))),
    store("a", constantOffset(1), number(5), true),
    store("b", constantOffset(2), operation("add", load("a", zero), load("a", constantOffset(1)))),
  ]));
});

test("a running sum in memory keeps its order", () => {
  const body = [loop("i", bound(constantOffset(1)), bound(constantOffset(400)), [store("a", at([1, "i"]), operation("add", load("a", shiftOffset(at([1, "i"]), -1)), load("x", at([1, "i"]))))])];
  expect(decisions(holds(setOf({ a: 400, x: 400 }, body)))).toEqual([]);
});

test("an element that every row changes takes the rows in order", () => {
  const body = [over("i", 33, [over("j", 17, [
    { kind: "var", name: "s", value: number(0) },
    over("k", 19, [{ kind: "assign", name: "s", value: operation("multiplyAdd", load("a", at([19, "i"], [1, "k"])), load("b", at([17, "k"], [1, "j"])), local("s")) }]),
    store("c", at([1, "j"]), operation("multiplyAdd", number(0.5), load("c", at([1, "j"])), local("s"))),
  ])])];
  holds(setOf({ a: 627, b: 323, c: 17 }, body));
});

test.each([[1, 1, 1], [2, 3, 5], [33, 7, 31], [34, 6, 64], [5, 9, 1]])("a product of matrices, %i × %i over %i", (rows, columns, inner) => {
  const product = (upper: (body: readonly Statement[]) => Statement): readonly Statement[] => [over("i", rows, [over("j", columns, [
    { kind: "var", name: "s", value: number(0) },
    upper([{ kind: "assign", name: "s", value: operation("multiplyAdd", load("a", at([inner, "i"], [1, "k"])), load("b", at([columns, "k"], [1, "j"])), local("s")) }]),
    store("c", at([columns, "i"], [1, "j"]), local("s")),
  ])])];
  holds(setOf({ a: rows * inner, b: columns * inner, c: rows * columns }, product((body) => over("k", inner, body))));
  // The same with the sum over the examples: its bound is known at run time only.
  const most = Math.max(batch, inner);
  holds(setOf({ a: (rows + 1) * most, b: columns * most, c: rows * columns }, product((body) => loop("k", bound(constantOffset(0)), countBound, body))));
});

test("operands of a product are read from panels where their rows are far apart", () => {
  const [rows, columns, inner] = [8, 16, 11];
  const body = [over("i", rows, [over("j", columns, [
    { kind: "var", name: "s", value: number(0) },
    over("k", inner, [{ kind: "assign", name: "s", value: operation("multiplyAdd", load("a", at([rows, "k"], [1, "i"])), load("b", at([columns, "k"], [1, "j"])), local("s")) }]),
    store("c", at([columns, "i"], [1, "j"]), local("s")),
  ])])];
  const set = setOf({ a: rows * inner, b: columns * inner, c: rows * columns }, body);
  holds(set);
  expect(decisions(scheduleSimd(set, simdMachine))).toEqual(["tiled 4×8 (i × j) in 4 lanes"]);
  const packed = scheduleSimd(set, tiny);
  expect(decisions(packed).filter((d) => !d.startsWith("copied once"))).toEqual(["tiled 4×8 (i × j) in 4 lanes", "a packed in panels of 4", "b packed in panels of 8"]);
  expect(packed.inference.kernels.map((k) => k.writes)).toEqual([["panels(a)"], ["panels(b)"], ["c"]]);
});

test("what is written between two kernels is copied anew, what is not is copied once", () => {
  const product = (to: string): readonly Statement[] => [over("i", 8, [over("j", 16, [
    { kind: "var", name: "s", value: number(0) },
    over("k", 9, [{ kind: "assign", name: "s", value: operation("multiplyAdd", load("a", at([9, "i"], [1, "k"])), load("b", at([16, "k"], [1, "j"])), local("s")) }]),
    store(to, at([16, "i"], [1, "j"]), local("s")),
  ])])];
  const change = [over("m", 144, [store("b", at([1, "m"]), operation("multiply", number(2), load("b", at([1, "m"]))))])];
  const set = setOf({ a: 72, b: 144, c: 128, d: 128, e: 128 }, product("c"));
  const kernels = [product("c"), product("d"), change, product("e")].map((body, k): Kernel => ({ name: `it${k}`, comment: [], body, decisions: [], ...usesOf(body) }));
  const several: KernelSet = { ...set, inference: { kernels } };
  holds(several);
  expect(scheduleSimd(several, tiny).inference.kernels.map((k) => k.writes[0])).toEqual(["panels(b)", "c", "d", "b", "panels(b)_2", "e"]);
});
