/** `shared`: one instance with several uses. */
import { describe, expect, test } from "vitest";
import { faults, modelOf, net, outputOf, said } from "../model.ts";

describe("a shared part", () => {
  test("has its weights once, and is applied at each use", () => {
    const text = net("shared twice = dense(4) twice twice", { output: "[4]" });
    const double = [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2];
    expect(modelOf(text).variables.map(({ name }) => name)).toEqual(["twice.W", "twice.b"]);
    expect(outputOf(text, { x: [1, 2, 3, 4], "twice.W": double, "twice.b": [1, 0, 0, 0] })).toEqual([7, 8, 12, 16]);
  });

  test("may be a chain, whose names are its own", () => {
    expect(modelOf(net("shared part = { dense(4) as h tanh add(h) } part part dense(1)")).variables.map(({ name }) => name)).toEqual(["part.h.W", "part.h.b", "dense1.W", "dense1.b"]);
  });

  test("sees the names of where it is declared, not of where it is used", () => {
    expect(faults(net("let n = 4 shared part = { dense(n) } residual { part } dense(1)"))).toEqual([]);
    expect(faults(net("shared part = { dense(n) } let n = 4 part dense(1)"))).toEqual([said("unknownName", { kind: "compile-time value", name: "n" })]);
  });
});

describe("a fault", () => {
  test.each([
    ["a name that is taken", net("let part = { relu } shared part = dense(4) part dense(1)"), said("duplicateValue", { name: "part" })],
    ["a part that applies itself", net("shared part = { dense(4) part } part dense(1)"), said("recursiveBlock", { name: "part" })],
    ["a second use that needs other shapes", net("shared part = dense(3) part part dense(1)"), said("sharedShapeMismatch", { name: "part.W", first: [4, 3], second: [3, 3] })],
    ["uses at two rates", net("shared part = dense(4) part frozen { part } dense(1)"), said("sharedRateMismatch", { name: "part", first: "1", rate: "0" })],
  ])("is %s", (_, text, message) => {
    expect(faults(text)).toEqual([message]);
  });

  test("is none where uses at two rates share no weights", () => {
    expect(faults(net("shared part = { tanh } part frozen { part } dense(1)"))).toEqual([]);
  });
});
