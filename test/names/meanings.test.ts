/** Words that come by themselves, where a definition has a name of its own that is equal: they mean that name, or are refused. */
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";
import { load } from "../support/module.ts";

const faults = (text: string): readonly string[] => check(text).diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`);
const using = (layer: string, step: string): string => `${layer}\nmodel M { input x: [3] ${step} output y: [3] loss squaredError }`;

test.each([
  ["on the left", "output y[batch] = x[batch] - mean(batch: x[batch])", "batch"],
  ["of another reduction", "output y[j] = x[j] - sum(batch < 3: mean(batch: x[0]))", "batch"],
  ["called data, on the left", "fitted c[data < n] = mean(data: x[data])\n output y[j] = x[j] - c[j]", "data"],
])("a reduction over examples is refused inside of an index of its name %s", (_, body, name) => {
  expect(faults(using(`layer own() { input x: [n] ${body} }`, "own"))).toEqual([`NN418 the index \`${name}\` is already bound here: take another name`]);
});

test("an index called batch that has a range of its own is an index", async () => {
  const network = (await load(using("layer own() { input x: [n] output y[j] = x[j] + sum(batch < 3: batch) }", "own")))();
  expect([...network.forward([1, 2, 3])]).toEqual([4, 5, 6]);
});

test.each([
  ["a parameter", "layer own(fanIn = 8) { input x: [n] weight W: [n, n] = fanIn output y[j] = sum(i: x[i] * W[i, j]) }", "own", 8],
  ["a parameter that is given", "layer own(fanOut = 8) { input x: [n] weight W: [n, n] = fanOut + 1 output y[j] = sum(i: x[i] * W[i, j]) }", "own(fanOut: 4)", 5],
  ["a let", "layer own() { input x: [n] let fanIn = 2 * n weight W: [n, n] = fanIn output y[j] = sum(i: x[i] * W[i, j]) }", "own", 6],
  ["a parameter beside an initializer, which has the compiler's", "initializer plain() = fanIn\nlayer own(fanIn = 8, init = plain) { input x: [n] weight W: [n, n] = init output y[j] = sum(i: x[i] * W[i, j]) }", "own", 3],
  ["a parameter of an initializer that calls another", "initializer plain() = fanIn\ninitializer twice(fanIn = 5) = fanIn + plain()", "dense(3, init: twice)", 8],
])("fanIn and fanOut mean what the definition calls so: %s", async (_, definitions, step, expected) => {
  const { parameters } = (await load(using(definitions, step)))();
  expect(Object.entries(parameters).find(([name]) => name.endsWith(".W"))?.[1].values[0]).toBe(expected);
});

test.each([
  ["a parameter", "layer own(training = 2) { input x: [n] state s: [n] = 0", "x[i] * training"],
  ["an input", "layer own() { input training: [n] state s: [n] = 0", "training[i]"],
  ["a value further down", "layer own() { input x: [n] state s: [n] = 0 training[i] = 2 * x[i]", "x[i]"],
])("while training is refused beside a value of that name: %s", (_, head, value) => {
  const name = head.includes("input training") ? "training" : "x";
  const text = using(`${head} m[i] = mean(batch: ${name}[i])\n while training { s[i] = m[i] } output y[i] = ${value} - s[i] }`, "own");
  expect(faults(text)).toEqual(["NN421 `while training` cannot be used beside a value named `training`: give the value another name"]);
});
