/** What canonical text looks like: one file with everything in it, and texts that are easy to get wrong. */
import { describe, expect, test } from "vitest";
import { formatted, meaning, read, textOf } from "./corpus.ts";
import { cpuTime } from "../../support/cpu-time.ts";

test("a file with everything", async () => {
  await expect(formatted(textOf("test/phases/format/samples/ugly.nn"))).toMatchFileSnapshot("samples/canonical.nn");
});

describe("parentheses", () => {
  test.each([
    ["(a + b) + c", "a + b + c"], ["a + (b + c)", "a + (b + c)"], ["a - (b - c)", "a - (b - c)"], ["(a * b) / c", "a * b / c"], ["a * (b / c)", "a * (b / c)"],
    ["(-a) ^ 2", "(-a) ^ 2"], ["-(a ^ 2)", "-a ^ 2"], ["2 ^ (-1)", "2 ^ -1"], ["(a ^ b) ^ c", "(a ^ b) ^ c"], ["a ^ (b ^ c)", "a ^ b ^ c"],
    ["-(a * b)", "-(a * b)"], ["(-a) * b", "-a * b"], ["a * (-b)", "a * -b"], ["-(-a)", "--a"], ["not (not a)", "not (not a)"],
    ["(a and b) or c", "a and b or c"], ["a and (b or c)", "a and (b or c)"], ["not (a and b)", "not (a and b)"], ["(not a) and b", "not a and b"],
    ["(a < b) == (c < d)", "(a < b) == (c < d)"], ["(a + b) < c", "a + b < c"], ["(a < b) + 1", "(a < b) + 1"],
    ["a ? b : (c ? d : e)", "a ? b : c ? d : e"], ["(a ? b : c) ? d : e", "(a ? b : c) ? d : e"], ["a ? (b ? c : d) : e", "a ? (b ? c : d) : e"],
    ["((x[i] else 0)) * 2", "(x[i] else 0) * 2"], ["f((a))", "f(a)"], ["sum((i): (a + b))", "sum(i: a + b)"],
  ])("%s", (written, canonical) => {
    expect(formatted(`activation f(x) = ${written}`)).toBe(`activation f(x) = ${canonical}\n`);
  });
});

describe("comments", () => {
  test.each([
    ["only a comment", "// alone", "// alone\n"],
    ["nothing", "", ""],
    ["a block with nothing else", "block b() { // one\n// two\n\n// three\n}", "block b() {  // one\n  // two\n\n  // three\n}\n"],
    ["before the brace", "block b() // why\n{ relu }", "block b() {  // why\n  relu\n}\n"],
    ["line ends of other systems", "activation f(x) = x // why\r\n", "activation f(x) = x  // why\n"],
    ["at the ends of neighboring lines", "block b() {\n relu // a\n dense(16) // b\n\n relu // c\n}", "block b() {\n  relu       // a\n  dense(16)  // b\n\n  relu  // c\n}\n"],
    ["that document nothing", "activation f(x) = (x /// of f\n)\nactivation g(x) = x", "activation f(x) = x\n/// of f\n\nactivation g(x) = x\n"],
    ["what stands after `else`", "model M { input x: [1] train { optimizer:muon   else adamw( 0.1 )  else sgd } }", "model M {\n  input x: [1]\n  train { optimizer: muon else adamw(0.1) else sgd }\n}\n"],
    ["a comment before `else`", "model M {\n  input x: [1]\n  train {\n    optimizer: muon // matrices\n      else adam\n    batch: 4\n  }\n}\n", "model M {\n  input x: [1]\n  train {\n    optimizer: muon  // matrices\n      else adam\n    batch:     4\n  }\n}\n"],
  ])("%s", (_, written, canonical) => {
    expect(formatted(written)).toBe(canonical);
    expect(formatted(canonical)).toBe(canonical);
  });
});

test("a step too long for its row begins the next", () => {
  const steps = Array.from({ length: 12 }, (_, i) => `dense(${100 + i})`);
  const lines = formatted(`block b() { ${steps.join(" ")} }`).split("\n");
  expect(lines.every(({ length }) => length <= 120)).toBe(true);
  expect(lines.length).toBe(5);
});

describe("long and deep texts", () => {
  test.each([
    ["a sum of hundreds", Array.from({ length: 400 }, (_, i) => `a${i}`).join(" + ")],
    ["a hundred choices", `${"a < b ? c : ".repeat(100)}d`],
    ["calls in calls", `${"f(a, ".repeat(90)}b${")".repeat(90)}`],
    ["parentheses in parentheses", `${"(a + ".repeat(90)}b${") * c".repeat(90)}`],
    ["thousands of classes", `f(${Array.from({ length: 3000 }, (_, i) => `"class ${i}"`).join(", ")})`],
  ])("%s", (_, value) => {
    const text = `activation g(x) = ${value}`;
    const before = cpuTime();
    const once = formatted(text);
    expect(cpuTime() - before).toBeLessThan(4000);
    expect(formatted(once)).toBe(once);
    const [first, second] = [read(text), read(once)];
    expect(second && meaning(second)).toBe(first && meaning(first));
  });
});
