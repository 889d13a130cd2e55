import { describe, expect, test } from "vitest";
import { bound, load, loop } from "../../../src/ir/kernel/build.ts";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import { constantOffset, floorOffset, offsetKey, scaleOffset, shiftOffset, sumOffsets, variableOffset } from "../../../src/ir/kernel/offset.ts";
import type { Buffer, Loop, Offset, Statement } from "../../../src/ir/kernel/types.ts";
import { eachStatement, usesOf } from "../../../src/ir/kernel/visit.ts";
import { unusedIn } from "../../../src/phases/schedule/loops/copy.ts";
import { splitAtDivisors } from "../../../src/phases/schedule/loops/split-at-divisors.ts";

const buffers = new Map<string, Buffer>([
  ["x", { name: "x", shape: [100], batched: false, role: "input", content: "real" }],
  ["y", { name: "y", shape: [24], batched: false, role: "value", content: "real" }],
]);

function outcome(body: readonly Statement[]): readonly number[] {
  const memory = new Map([["x", Float64Array.from({ length: 100 }, (_, i) => i * i)], ["y", new Float64Array(24).fill(Number.NaN)]]);
  runEntry({ kernels: [{ name: "k", comment: [], body, decisions: [], ...usesOf(body) }] }, buffers, { get: (name) => memory.get(name), draw: () => 0 }, 1);
  return [...(memory.get("y") ?? [])];
}

const i = variableOffset("i");
const sum = (...parts: readonly Offset[]): Offset => sumOffsets(0, parts.map((value) => ({ coefficient: 1, value })));
const times = (a: Offset, by: number): Offset => scaleOffset(a, by);
const remainder = (a: Offset, by: number): Offset => sum(a, times(floorOffset(a, by), -by));
/** y[i] = x[at] for i from `lower` below `upper`. */
const over = (lower: number, upper: number, at: Offset): Statement[] =>
  [loop("i", bound(constantOffset(lower)), bound(constantOffset(upper)), [{ kind: "store", buffer: "y", offset: i, value: load("x", at), add: false }])];

function split(body: readonly Statement[]): readonly Loop[] {
  const after = splitAtDivisors(body, unusedIn(body));
  expect(outcome(after)).toEqual(outcome(body));
  const loops: Loop[] = [];
  eachStatement(after, (s) => void (s.kind === "for" && loops.push(s)));
  const keys: string[] = [];
  eachStatement(after, (s) => void (s.kind === "store" && s.value.kind === "load" && keys.push(offsetKey(s.value.offset))));
  expect(loops.length === 1 || keys.every((key) => !key.includes("floor"))).toBe(true);
  return loops;
}

const rangesOf = (loops: readonly Loop[]): readonly string[] => loops.map((l) => `${offsetKey(l.lower.kind === "offsets" ? (l.lower.of[0] ?? i) : i)}..${offsetKey(l.upper.kind === "offsets" ? (l.upper.of[0] ?? i) : i)}`);

describe("a loop runs over quotient and remainder", () => {
  test.each([
    ["one divisor", over(0, 24, sum(remainder(i, 8), times(floorOffset(i, 8), 16))), ["0..3", "0..8"]],
    ["from a multiple of it on", over(8, 24, sum(i, times(floorOffset(i, 8), 10))), ["1..3", "0..8"]],
    ["divisors of divisors", over(0, 24, sum(times(floorOffset(i, 12), 40), times(floorOffset(i, 4), 10), times(floorOffset(i, 12), -30), remainder(i, 4))), ["0..2", "0..3", "0..4"]],
    ["a multiple of the variable", over(0, 24, sum(i, floorOffset(times(i, 2), 8))), ["0..6", "0..4"]],
    ["a constant that changes no quotient", over(0, 24, floorOffset(shiftOffset(times(i, 2), 1), 8)), ["0..6", "0..4"]],
  ])("%s", (_what, body, ranges) => {
    expect(rangesOf(split(body))).toEqual(ranges);
  });

  test.each([
    ["nothing is divided", over(0, 24, i)],
    ["its range is no multiple", over(0, 20, floorOffset(i, 8))],
    ["it begins within a quotient", over(4, 24, floorOffset(i, 8))],
    ["one quotient is all", over(0, 8, floorOffset(i, 8))],
    ["divisors do not divide each other", over(0, 24, sum(floorOffset(i, 8), floorOffset(i, 12)))],
    ["a constant moves the quotient", over(0, 24, floorOffset(shiftOffset(i, 3), 8))],
  ])("not where %s", (_what, body) => {
    expect(split(body)).toHaveLength(1);
  });
});
