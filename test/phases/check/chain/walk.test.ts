/** The statements of a chain, in order: names, assertions of shapes, and what belongs to models alone. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { faults, modelOf, net, said, shapesOf } from "../model.ts";

const fixes = (text: string): readonly string[] => check(text).diagnostics.flatMap((d) => d.fixes.map((f) => f.title));

describe("a shape assertion", () => {
  test("passes where the value has the shape, computed sizes too", () => {
    expect(faults(net("let n = 3 dense(6) -> [2 * n] dense(1) -> [1]"))).toEqual([]);
  });

  test("that does not hold says both shapes, and offers the one that was found", () => {
    expect(faults(net("dense(6) -> [5] dense(1)"))).toEqual([said("assertedShapeMismatch", { found: [6], expected: [5] })]);
    expect(fixes(net("dense(6) -> [5] dense(1)"))).toEqual(["write `-> [6]`"]);
  });
});

describe("`as`", () => {
  test("names the value and the instance", () => {
    const model = modelOf(net("dense(3) as hidden tanh add(hidden) dense(1)"));
    expect(model.variables.map(({ name }) => name)).toEqual(["hidden.W", "hidden.b", "dense1.W", "dense1.b"]);
  });

  test("needs a value", () => {
    expect(faults("model M { as h input x: [2] dense(1) output y: [1] loss squaredError }")).toContain(said("nothingToName", {}));
  });

  test("takes no name twice", () => {
    expect(faults(net("dense(3) as h dense(3) as h dense(1)"))).toEqual([said("duplicateValue", { name: "h" })]);
  });
});

describe("`require` in a block", () => {
  const even = (message: string): string => `block even(n) { require n % 2 == 0${message} dense(n) }`;

  test("passes where its condition is true", () => {
    expect(shapesOf(net("even(4)", { output: "[4]", definitions: even("") }))).toEqual([[4]]);
  });

  test("is reported at the call, with its message or its condition", () => {
    expect(faults(net("even(3) dense(1)", { definitions: even("") }))).toEqual([said("requirementNotMet", { message: undefined, name: "even", condition: "n % 2 == 0" })]);
    const [found] = check(net("even(3) dense(1)", { definitions: even(', "an even number"') })).diagnostics;
    expect(found?.message).toBe("an even number");
    expect(found?.span.source.text.slice(found.span.start, found.span.end)).toBe("even(3)");
  });
});

describe("a statement of a model", () => {
  test.each([["train { epochs: 2 }", "train"], ["regularize l2(0.1)", "regularize"], ["input z: [2]", "input"], ["loss external", "loss external"]] as const)("`%s` is refused in a block", (text, statement) => {
    expect(faults(net("b dense(1)", { definitions: `block b() { relu ${text} }` }))).toContain(said("statementOfModel", { statement, place: "block" }));
  });

  test("is refused in a nested chain", () => {
    expect(faults(net("residual { relu loss squaredError } dense(1)"))).toContain(said("statementOfModel", { statement: "loss", place: "nested chain" }));
  });

  test.each(["loss", "train", "regularize"] as const)("`%s` is given once", (statement) => {
    const text = { loss: "loss squaredError", train: "train { epochs: 2 }", regularize: "regularize l2(0.1)" }[statement];
    expect(faults(net("dense(1)", { end: statement === "loss" ? text : `${text} ${text}` }))).toEqual([said("duplicateStatement", { statement, place: "model" })]);
  });
});
