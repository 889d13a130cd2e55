/** The statements of a layer, one by one. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { faults, layerOf, net, outputOf, said } from "../../model.ts";

const x = [1, 2, 3, 4];

test("`let` is a compile-time value of sizes and parameters", () => {
  expect(outputOf(layerOf("let half = n / 2 let more = half + 1 output y[i] = x[i] * more"), { x })).toEqual([3, 6, 9, 12]);
});

describe("`require`", () => {
  const own = (message = ""): string => net("own(3) dense(1)", { definitions: `layer own(heads) { input x: [n] require n % heads == 0${message} output y[i] = x[i] }` });

  test("is reported at the call, with the values in braces", () => {
    const [found] = check(own(', "{heads} heads do not divide {n}"')).diagnostics;
    expect(found?.message).toBe("3 heads do not divide 4");
    expect(found?.span.source.text.slice(found.span.start, found.span.end)).toBe("own(3)");
  });

  test("says its condition where it has no message", () => {
    expect(faults(own())).toEqual([said("requirementNotMet", { message: undefined, name: "own", condition: "n % heads == 0" })]);
  });
});

describe("a fault", () => {
  test.each([
    ["a condition of `while` other than training", "state s: [n] = 0 while n > 2 { s[i] = 1 } output y[i] = x[i] + s[i]", said("conditionOfWhile", { condition: "n > 2" })],
    ["`while training` beside a value of that name", "let training = 3 state s: [n] = 0 while training { s[i] = 1 } output y[i] = x[i] + s[i]", said("whileBesideTraining", {})],
    ["an array that is declared twice", "weight w: [n] bias w: [n] output y[i] = x[i] + w[i]", said("definedTwice", { name: "w" })],
    ["an output that is declared twice", "output y[i] = x[i] output y[i] = x[i]", said("definedTwice", { name: "y" })],
    ["a second loss", "output y[i] = x[i] loss x[0] loss x[1]", said("duplicateStatement", { statement: "loss", place: "layer" })],
    ["a loss with an axis", "output y[i] = x[i] loss x", said("missingSubscripts", { array: "x", rank: 1 })],
    ["a loss with an index that nothing binds", "output y[i] = x[i] loss x[i]", said("unboundIndex", { indices: ["i"] })],
  ])("is %s", (_, body, message) => {
    expect(faults(layerOf(body))).toEqual([message]);
  });
});
