/** A sample of the hostile inputs, in this process; `npm run hostile` asks the command about all of them. */
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { hostileInputs, limits } from "./inputs.ts";

const inputs = hostileInputs();

test("there are hundreds, of different kinds", () => {
  expect(inputs.length).toBeGreaterThanOrEqual(300);
  expect(new Set(inputs.map(({ name }) => name)).size).toBe(inputs.length);
  expect(inputs.every(({ text }) => text.length <= limits.bytes)).toBe(true);
});

test("definitions that double are named, where they grow", () => {
  const faults = inputs.filter(({ name }) => name.startsWith("definitions: activations added")).map(({ text }) => check(text).diagnostics);
  for (const [fault] of faults) {
    expect(fault?.code).toBe("NN704");
    expect(fault?.notes.map((n) => n.message)).toEqual(["used here"]);
  }
});

test("what nests, multiplies: repeats, blocks and shared parts", () => {
  const codes = ["single: repeat of repeat", "single: repeats side by side", "single: a repeat of nothing", "definitions: blocks", "definitions: blocks of nothing", "definitions: shared parts"]
    .map((name) => check(inputs.find((input) => input.name === name)?.text ?? "").diagnostics.map((d) => d.code));
  expect(codes).toEqual(codes.map(() => ["NN703"]));
});

test("layers that apply others to whole values multiply", () => {
  const codes = inputs.filter(({ name }) => /^definitions: layers (composed|side by side|in threes|in equations)$/.test(name)).map(({ text }) => check(text).diagnostics.map((d) => d.code));
  expect(codes).toEqual(["composed", "side by side", "in threes", "in equations"].map(() => ["NN703"]));
});

test("conditions of indices, joined by `or` after `and`, are elaborated once", () => {
  const joined = (count: number): string => Array.from({ length: count }, (_, k) => `i == ${k} and 2 * i < ${k + 9}`).join(" or ");
  const model = (count: number): string => `layer own() { input x: [n] output y[i] = (${joined(count)} ? x[i] : 0) }\nmodel M { input x: [60] own output y: [60] loss squaredError }`;
  const { models, diagnostics } = check(model(30));
  expect(diagnostics).toEqual([]);
  // 2 · i < i + 9 up to 8: as many pieces as positions, and no more reads.
  const body = models[0]?.equations.find((q) => q.array === "own1.y")?.body;
  expect(body?.kind === "sum" ? body.terms.length : 0).toBeLessThanOrEqual(9);
});

test.each(inputs.filter((_, k) => k % 9 === 4))("$name is answered", ({ text }) => {
  const before = process.cpuUsage();
  const { diagnostics } = check(text);
  const { user, system } = process.cpuUsage(before);
  expect(diagnostics.filter((d) => d.code === "NN901").map((d) => d.message)).toEqual([]);
  // The measured limit is that of the command; code that is loaded piece by piece for a test is slower.
  expect((user + system) / 1e6).toBeLessThan(3 * limits.seconds);
});

test("a chain of 2,000 layers is legal, and overflows no stack", { timeout: 300_000 }, () => {
  const chain = (body: string): string => `model M { input x: [1] ${body} output y: [1] loss squaredError regularize l2(0.1) }`;
  expect(check(chain("repeat 2000 { dense(1) tanh }")).diagnostics).toEqual([]);
});
