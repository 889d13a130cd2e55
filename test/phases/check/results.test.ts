/** Layers with several results, and how they are read. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { faults, modelOf, outputOf, said } from "./model.ts";

const parts = `layer parts(by = 2) {
  input x: [n]
  output y[i] = by * x[i]
  output total = sum(i: x[i]), back[i < n] = x[n - 1 - i]
}
`;
const net = (chain: string, definitions = parts): string => `${definitions}\nmodel Net { input x: [3] ${chain} output out: [3] }`;
const x = [1, 2, 4];
const of = (chain: string, definitions?: string): readonly number[] => outputOf(net(chain, definitions), { x });

describe("a layer with several outputs", () => {
  test("gives the first to the chain", () => expect(of("parts")).toEqual([2, 4, 8]));
  test("gives the others by the name of the use", () => expect(of("parts as p p.back")).toEqual([4, 2, 1]));
  test("gives the first by its name, too", () => expect(of("parts as p p.back add(p.y)")).toEqual([6, 6, 9]));
  test("gives results to equations", () => expect(of("parts as p q[i] = p.total * p.back[i] q")).toEqual([28, 14, 7]));
  test("gives results to the name of a side chain", () => expect(of("let p = { parts } p.back")).toEqual([4, 2, 1]));
  test("gives each use of a shared part its own", () => expect(of("shared part = parts(3) part as a let b = a { part } q[i] = a.back[i] + b.back[i] q")).toEqual([4 + 12, 2 + 6, 1 + 3]));
  test("gives each round of a `repeat` its own", () => expect(of("repeat 2 { parts as p q[i] = p.y[i] + p.total q }")).toEqual([53, 57, 65]));
  test("leaves base cases of recurrences out of each", () => {
    const layer = "layer sums() { input x: [n] s[-1] = 0 s[t] = s[t - 1] + x[t] d[-1] = 1 d[t < n] = 2 * d[t - 1] output s output d }";
    expect(of("sums as p p.d add(p.s)", layer)).toEqual([2 + 1, 4 + 3, 8 + 7]);
  });
  test("is applied in equations of layers, wherever they stand", () => {
    const outer = `${parts}layer outer() { input x: [n] q[i] = p.back[i] + p.total + p[i] p = parts(x) output q }`;
    expect(of("outer", outer)).toEqual([4 + 7 + 2, 2 + 7 + 4, 1 + 7 + 8]);
  });
  test("that is the last of a block gives its results to the block alone", () => {
    expect(faults(net("inside as p p.back", `${parts}block inside() { relu parts }`))).toEqual([said("unknownMember", { name: "p", member: "back", has: [] })]);
  });
});

describe("a fault", () => {
  test.each([
    ["a result that a use does not have", net("parts as p p.nothing"), said("unknownMember", { name: "p", member: "nothing", has: ["y", "total", "back"] })],
    ["a column of a result", net("b", 'block b() { relu output "Y" as y }'), said("encodedResult", { name: "y" })],
    ["an output of a layer without a value", net("b", "layer b() { input x: [n] output y[i] = x[i] output z }"), said("unknownName", { kind: "value", name: "z" })],
  ])("is %s", (_, text, message) => expect(faults(text)).toEqual([message]));
});

describe("a warning", () => {
  const unread = (text: string): readonly string[] => check(text).diagnostics.filter((d) => d.code === "NN712").map((d) => d.message);
  const lossy = (text: string): string => text.replace(/ }$/, " loss squaredError }");
  test("is of further results that nothing in the file reads", () => {
    expect(unread(lossy(net("parts as p p.back")))).toEqual([said("unreadResult", { name: "total", of: "parts" })]);
    expect(unread(lossy(net("b", "block b() { relu output y output z = { tanh } }")))).toEqual([said("unreadResult", { name: "z", of: "b" })]);
  });
  test("is of none in a file without a model", () => expect(unread(parts)).toEqual([]));
});

test("what a model describes has the results of each use", () => {
  expect(modelOf(net("parts")).instances[0]?.results).toEqual([{ name: "y", shape: [3] }, { name: "total", shape: [] }, { name: "back", shape: [3] }]);
});
