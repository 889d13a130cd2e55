/** Conditions of definitions: `require` is an error where it is false, `warn` a warning where it is true. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";

const found = (text: string): readonly string[] => check(text, { fileName: "m.nn" }).diagnostics.map((d) => `${d.code} ${d.message}`);
const model = (chain: string, rest = ""): string => `model M { input x: [4] ${chain} output y: [3] loss squaredError ${rest} }`;

describe("a condition of an activation", () => {
  const scaled = "activation scaled(x, by = 1) = by * x require by != 0, \"by is {by}\" warn by < 0, \"turned: write `by: {-by}`\"";

  test("is checked where a chain calls it", () => {
    expect(found(`${scaled} ${model("dense(3) scaled(2)")}`)).toEqual([]);
    expect(found(`${scaled} ${model("dense(3) scaled(0)")}`)).toEqual(["NN354 by is 0"]);
    expect(found(`${scaled} ${model("dense(3) scaled(-2)")}`)).toEqual(["NN720 turned: write `by: 2`"]);
  });

  test("is checked where an equation calls it, if what it reads is known", () => {
    const layer = (argument: string): string => `layer own() { input x: [n] weight w: [n] output y[i] = scaled(x[i], ${argument}) }`;
    expect(found(`${scaled} ${layer("-1")} ${model("dense(3) own")}`)).toEqual(["NN720 turned: write `by: 1`"]);
    expect(found(`${scaled} ${layer("w[i]")} ${model("dense(3) own")}`)).toEqual([]);
  });
});

describe("a condition of an optimizer", () => {
  const plain = "optimizer plain(rate = 0.1) { require rate < 5 warn rate < 0 w = w - rate * g }";

  test("names itself where it has no message", () => {
    expect(found(`${plain} ${model("dense(3)", "train { optimizer: plain(-1) }")}`)).toEqual(["NN720 `plain` warns where rate < 0"]);
    expect(found(`${plain} ${model("dense(3)", "train { optimizer: plain(6) }")}`)).toEqual(["NN354 `plain` requires rate < 5"]);
  });

  test("says nothing of a rate that a schedule gives", () => {
    expect(found(`${plain} ${model("dense(3)", "train { optimizer: plain(cosine(0.1)) }")}`)).toEqual([]);
  });
});

describe("a question about an operand", () => {
  const asks = (condition: string): string => `layer asks() { input x: [..s] warn ${condition}, "yes of {x}" output y[..s] = x[..s] }`;

  test.each([
    ["kind(x) == \"distribution\"", "dense(3) softmax asks"],
    ["kind(x) == \"probability\"", "dense(3) sigmoid asks"],
    ["kind(x) == \"\"", "dense(3) asks"],
    ["init(x) == \"heNormal\"", "dense(3, init: heNormal) asks"],
    ["init(x) == \"glorotUniform\"", "dense(3) asks"],
  ])("%s of %s", (condition, chain) => {
    expect(found(`${asks(condition)} ${model(chain)}`)).toEqual([expect.stringMatching(/^NN720 yes of /)]);
  });

  test("has no answer outside of conditions", () => {
    expect(found(`layer asks() { input x: [n] let k = kind(x) output y[i] = x[i] } ${model("dense(3) asks")}`)).toEqual([expect.stringMatching(/^NN201 /)]);
  });
});

test("a condition of a block is reported at its call, with numbers in its message", () => {
  const block = "block own(units = 3) { warn units < 4, \"{units} is few\" dense(units) }";
  const { diagnostics } = check(`${block} ${model("own")}`, { fileName: "m.nn" });
  expect(diagnostics.map((d) => [d.message, d.span.source.text.slice(d.span.start, d.span.end)])).toEqual([["3 is few", "own"]]);
});

test("draws that are all one number are warned of", () => {
  const of = (init: string): readonly string[] => found("model M { input x: [4] dense(3, init: INIT) output y: [3] loss squaredError }".replace("INIT", init));
  expect(of("uniform(1)")).toEqual(["NN720 every draw from 1 up to 1 is 1: `uniform(-1, 1)` spreads them, `constant(1)` says it"]);
  expect(of("uniform(0, 0)")).toEqual(["NN720 every draw from 0 up to 0 is 0: write `zeros`"]);
  expect(of("normal(0.5, 0)")).toEqual(["NN720 every draw with the deviation 0 is 0.5: write another deviation, or `constant(0.5)`"]);
  expect(of("truncatedNormal(deviation: 0)")).toEqual(["NN720 every draw with the deviation 0 is 0: write another deviation, or `constant(0)`"]);
  for (const init of ["uniform", "uniform(0)", "uniform(-1, 1)", "normal(1)", "truncatedNormal(0, 0.1)", "zeros"]) expect(of(init)).toEqual([]);
});

test("calls within the library are not warned of", () => {
  expect(found("model M { input x: [1, 4] attention(2) flatten dense(3) output y: [3] loss squaredError }")).toEqual([]);
});
