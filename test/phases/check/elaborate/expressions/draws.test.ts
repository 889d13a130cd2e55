/** Random numbers in equations and initial values. */
import { describe, expect, test } from "vitest";
import { equationOf, faults, layerOf, modelOf, net, said } from "../../model.ts";

const drawing = (value: string, more = ""): string => layerOf(`${more} output y[i] = x[i] + ${value}`);

describe("a draw", () => {
  test("has a number of its own at each occurrence, for each example and index that it names", () => {
    const text = equationOf(modelOf(drawing("random(i) + random(i) + random()")), "own1.y");
    expect(text.match(/random#\d+\([^)]*\)/g)?.sort()).toEqual(["random#0(n, i)", "random#1(n, i)", "random#2(n)"]);
  });

  test("names indices", () => {
    expect(faults(drawing("random(3)"))).toEqual([said("drawOverNoIndex", { name: "random", text: "3" })]);
    expect(faults(drawing("gaussian(k)"))).toEqual([said("drawOverNoIndex", { name: "gaussian", text: "k" })]);
    expect(faults(drawing("random(..s)"))).toEqual([said("unknownPack", { name: "s", known: [] })]);
  });

  test("of an optimizer is refused", () => {
    expect(faults(net("dense(1)", { definitions: "optimizer own() { w = w - g * random() }", end: "train { optimizer: own }" }))).toEqual([said("drawInUpdate", { name: "random" })]);
  });
});

describe("`orthonormal`", () => {
  const initial = (value: string, shape = "[n, 2]"): string => layerOf(`weight W: ${shape} = ${value} output y[i] = x[i] * sum(..s: 1)`.replace(" * sum(..s: 1)", ""));

  test("draws the matrix from inputs to outputs of the weight that it begins", () => {
    const [W] = modelOf(net("dense(3, init: orthogonal) dense(1)")).initialize;
    expect(W?.body).toMatchObject({ kind: "draw", distribution: { rows: 4, columns: 3 } });
  });

  test("takes no operands, and a weight of two axes", () => {
    expect(faults(initial("orthonormal(3)"))).toEqual([said("wrongOperandCount", { name: "orthonormal", takes: 0, given: 1 })]);
    expect(faults(initial("orthonormal()", "[n]"))).toHaveLength(1);
  });

  test("is for initial values alone", () => {
    expect(faults(drawing("orthonormal()"))).toEqual([said("matrixOutsideInitializer", {})]);
  });
});
