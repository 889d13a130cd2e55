/** What counts as used in a file, and which removals are offered. */
import { describe, expect, test } from "vitest";
import { applied } from "../../../src/diagnostics/trial.ts";
import { check } from "../../../src/index.ts";

const net = (chain: string, head = "model Net"): string => `${head} {\n  input x: [4]\n  ${chain}\n  dense(1)\n  output y: [1]\n  loss squaredError\n}\n`;
const resolve = (name: string): { name: string; text: string } => ({ name, text: "activation a(x) = x * 2\nactivation b(x) = x * 3\n" });
const found = (text: string) => check(text, { resolve }).diagnostics;
const said = (text: string): readonly string[] => found(text).map(({ code, span: { source, start, end } }) => `${code} ${source.text.slice(start, end)}`);
const mended = (text: string): readonly string[] => found(text).flatMap((d) => d.fixes.map((f) => applied(text, f.edits)));

describe("a definition", () => {
  const helper = "activation inner(x) = x * 2\nactivation outer(x) = inner(x) + 1\n";
  test("is used where another that is used reads it", () => expect(said(`${helper}${net("outer")}`)).toEqual([]));
  test("is unused where only unused ones read it", () => expect(said(`${helper}${net("relu")}`)).toEqual(["NN708 inner", "NN708 outer"]));
  test("is for others in a file without a model", () => expect(said(helper)).toEqual([]));
  test("is used as a default that nothing names", () => expect(said(`initializer glorotUniform() = 0.1 * gaussian()\n${net("relu")}`)).toEqual([]));
});

describe("a parameter", () => {
  test("is used in the message of a requirement and in the default of another", () => {
    expect(said(net("dense(b)", "model Net(a = 2, b = a, c = 1)").replace("input", "require b > 1, \"not {c}\"\n  input"))).toEqual([]);
  });
  test("is not used by the label of an argument", () => expect(said(net("dense(units: 3)", "model Net(units = 2)"))).toEqual(["NN709 units"]));
  test("of a model is removed wherever it is", () => expect(mended(net("dense(b)", "model Net(a = 1, b = 2)"))).toEqual([net("dense(b)", "model Net(b = 2)")]));
  test("before others is not removed, since arguments by position would shift", () => expect(mended(`activation f(x, a = 1, b = 2) = b * x\n${net("f(3)")}`)).toEqual([]));
  test("that an argument is for is not removed", () => expect(mended(`activation f(x, a = 1) = 2 * x\n${net("f(3)")}`)).toEqual([]));
  test("`target` of a loss may be ignored", () => expect(said(`loss small(y[..s], target[..s]) = sum(..s: y[..s] ^ 2)\n${net("relu").replace("squaredError", "squaredError + 0.1 * small")}`)).toEqual([]));
});

describe("an import", () => {
  test("of which nothing is used is removed with its line", () => expect(mended(`import { a } from "d.nn"\n\n${net("relu")}`)).toEqual([net("relu")]));
  test("keeps the names that are used", () => expect(mended(`import { a, b } from "d.nn"\n${net("b")}`)).toEqual([`import { b } from "d.nn"\n${net("b")}`]));
});

describe("an input", () => {
  test("of a model with several is used where a chain goes on from it", () => expect(said(net("relu as h\n  input z: [4]\n  h add(z)"))).toEqual([]));
  test("of a model with several is unused where nothing names it", () => expect(said(net("x relu").replace("[4]", "[4], z: [2]"))).toEqual(["NN711 z"]));
  test("of a layer may be there for its size", () => {
    expect(said(`layer like() {\n  input x: [n], other: [m]\n  output y[j < m] = sum(i: x[i]) / n\n}\n${net("x z = like(x, x) z")}`)).toEqual([]);
  });
  test("of a layer with one may be ignored", () => expect(said(`layer still() {\n  input x: [n]\n  weight w: [2]\n  output y[i < 2] = w[i]\n}\n${net("still")}`)).toEqual([]));
});

test("nothing is unused beside an error, which may have been the use", () => expect(said(net("danse(width)", "model Net(width = 2)"))).toEqual(["NN201 danse"]));

describe("an optimizer", () => {
  const notes = (body: string): readonly string[] => found(`optimizer own(rate = 0.1) {\n  state m = 0\n  ${body}\n}\n${net("relu").replace("loss squaredError", "loss squaredError\n  train { optimizer: own }")}`).map((d) => `${d.code} ${d.notes[0]?.message ?? ""}`);
  test("that reads a name that means nothing is told what it may read", () => {
    expect(notes("m = nabla\n  w = w - rate * m")).toEqual(["NN201 an optimizer reads `w`, the weight; `g`, its gradient; `t`, the number of the step, from 1; and its own `m`, `rate`"]);
  });
  test("that reads no gradient is a constraint", () => expect(notes("m = w\n  w = w - rate * m")).toEqual(["NN510 defined here"]));
});
