/** Text that nests without end is refused, and fast. */
import { expect, test } from "vitest";
import { parsed } from "./files.ts";
import { cpuTime } from "../../support/cpu-time.ts";
import { cases } from "../../support/extent.ts";

/** A hundred thousand with `NNC_ALL`. */
const many = cases(20_000, 100_000);

const deep: readonly (readonly [string, string])[] = [
  ["parentheses", `activation f(x) = ${"(".repeat(many)}x${")".repeat(many)}`],
  ["open parentheses", `activation f(x) = ${"(".repeat(many)}`],
  ["brackets", `layer a() { output y = ${"[".repeat(many)}`],
  ["calls", `activation f(x) = ${"f(".repeat(many)}x${")".repeat(many)}`],
  ["braces", `model A ${"{ residual ".repeat(many)}`],
  ["records", `model A { input x: ${"{ a: ".repeat(many)}`],
  ["minus signs", `activation f(x) = ${"- ".repeat(many)}x`],
  ["powers", `activation f(x) = ${"x ^ ".repeat(many)}x`],
  ["choices", `activation f(x) = ${"x ? x : ".repeat(many)}x`],
  ["choices within choices", `activation f(x) = ${"x ? ".repeat(many)}x`],
  ["sums", `activation f(x) = ${"x + ".repeat(many)}x`],
  ["products", `activation f(x) = ${"x * ".repeat(many)}x`],
  ["conditions", `activation f(x) = ${"x and ".repeat(many)}x`],
];

test.each(deep)("%s without end are refused within 5 seconds", (_, text) => {
  const start = cpuTime();
  const { diagnostics } = parsed(text);
  expect(diagnostics.map((d) => d.code)).toEqual(["NN111"]);
  expect(cpuTime() - start).toBeLessThan(5000);
});

test("what is written by hand is not too deep", () => {
  expect(parsed(`activation f(x) = ${"(".repeat(90)}x${")".repeat(90)}`).diagnostics).toEqual([]);
  expect(parsed(`activation f(x) = ${"x + ".repeat(400)}x`).diagnostics).toEqual([]);
  expect(parsed(`activation f(x) = ${"x > 1 ? x : ".repeat(200)}x`).diagnostics).toEqual([]);
  expect(parsed(`model A { ${"residual { ".repeat(90)}relu${" }".repeat(90)} }`).diagnostics).toEqual([]);
});

test("many short expressions are not one long one", () => {
  expect(parsed(`layer a() {\n  output y[i] = pick(i, ${"-0.5, 1 + 2, ".repeat(3000)})\n}`).diagnostics).toEqual([]);
  expect(parsed(`layer a() {\n${"  y[i] = 1 - x[i] + 2 * x[i] ^ 2\n".repeat(2000)}}`).diagnostics).toEqual([]);
});

test("the deepest of everything at once is read or refused, not thrown", () => {
  expect(parsed(`activation f(x) = ${`f(0, ${"x ? x : ".repeat(900)}`.repeat(99)}`).diagnostics.map((d) => d.code)).toContain("NN111");
  const inner = `${"f(-".repeat(99)}${"x ^ ".repeat(400)}x${")".repeat(99)}`;
  expect(() => parsed(`activation f(x) = ${"x ? x : ".repeat(400)}${inner}`)).not.toThrow();
});

/** Texts on which something that looks back or ahead without bound would take the square of their length. */
const long: readonly (readonly [string, string])[] = [
  ["heads that never end", "loss a(\n".repeat(30_000)],
  ["misspelled heads that never end", "losss a(\n".repeat(10_000)],
  ["stray signs", "model A {\n" + "  ) ( ] [ ) =\n".repeat(10_000) + "}"],
  ["broken statements", "model A {\n" + "  dense 7\n".repeat(10_000) + "}"],
  ["lists without commas", "model A {\n" + "  dense(1 2 3 4)\n".repeat(10_000) + "}"],
  ["open strings", "model A {\n" + "  dense \"abc)\n".repeat(10_000) + "}"],
  ["open braces", "{\n".repeat(50_000)],
  ["closing braces", "model A {\n" + "}\n".repeat(50_000)],
  ["doc comments", "/// line\n".repeat(20_000) + "activation f(x) = x"],
  ["declarations", "activation f(x) = x\n".repeat(5_000)],
  ["unexpected characters", "@ ".repeat(50_000)],
  ["comments of another language", "/* ".repeat(50_000)],
  ["one long name", "a".repeat(1_000_000)],
  ["misspelled words", "layer a() {\n" + "  wieght W: [3]\n".repeat(5_000) + "}"],
  ["tabs and spaces", " \t".repeat(500_000)],
];

test.each(long)("a long text: %s", (_, text) => {
  const start = cpuTime();
  parsed(text);
  expect(cpuTime() - start).toBeLessThan(8000);
});
