/** Values that are replaced in the text of a file: parameters of models and variants, settings, parameters of optimizers. */
import { describe, expect, test } from "vitest";
import { replaceable, replaceSetting } from "../src/index.ts";

const text = `model Digits(filters = 8, units) {
  input x: [2]
  dense(units)
  dense(1)
  output y: [1]
  loss squaredError
  train {
    batch:     16  // as much as fits
    optimizer: adam(rate: 0.1)
  }
}

model Small = Digits(filters: 4)
model Plain = Digits
`;

const replaced = (model: string, kind: "parameter" | "setting" | "optimizer", name: string, value: string): ReturnType<typeof replaceSetting> => replaceSetting(text, model, { kind, name }, value);

describe("a value in a file", () => {
  test.each([
    ["Digits", "parameter", "filters", "2", "model Digits(filters = 2, units)", 1, "8"],
    ["Digits", "parameter", "units", "2", "model Digits(filters = 8, units = 2)", 1, undefined],
    ["Small", "parameter", "filters", "2", "model Small = Digits(filters: 2)", 13, "4"],
    ["Small", "parameter", "units", "2", "model Small = Digits(filters: 4, units: 2)", 13, undefined],
    ["Plain", "parameter", "units", "2", "model Plain = Digits(units: 2)", 14, undefined],
    ["Digits", "setting", "batch", "32", "batch: 32", 8, "16"],
    ["Small", "setting", "batch", "32", "batch: 32", 8, "16"],
    ["Digits", "setting", "clip", "norm(1)", "clip: norm(1)", 7, undefined],
    ["Digits", "setting", "optimizer", "sgd", "optimizer: sgd", 9, "adam(rate: 0.1)"],
    ["Digits", "optimizer", "beta1", "0.9", "optimizer: adam(rate: 0.1, beta1: 0.9)", 9, undefined],
  ] as const)("of %s, %s %s = %s, is written as %j", (model, kind, name, value, setting, line, before) => {
    const found = replaced(model, kind, name, value);
    expect([found?.setting, found?.line, found?.before]).toEqual([setting, line, before]);
    // Written again it is the value before, and nothing else of the file has changed.
    expect(replaceSetting(found?.text ?? "", model, { kind, name }, "7")?.before).toBe(value);
    if (before !== undefined) expect(replaceSetting(found?.text ?? "", model, { kind, name }, before)?.text).toBe(text);
  });

  test("is none where there is no such model, parameter or setting", () => {
    expect(replaced("Other", "setting", "batch", "2")).toBeUndefined();
    expect(replaced("Digits", "parameter", "depth", "2")).toBeUndefined();
    expect(replaced("Digits", "optimizer", "momentum", "2")).toBeUndefined();
  });

  test("can be any parameter of the model, or of the model of a variant, and of its optimizer", () => {
    for (const model of ["Digits", "Small"]) expect(replaceable(text, model).filter(({ kind }) => kind === "parameter").map(({ name }) => name)).toEqual(["filters", "units"]);
    expect(replaceable(text, "Digits").filter(({ kind }) => kind === "optimizer").map(({ name }) => name)).toContain("beta1");
    expect(replaceable("model {", "Digits")).toEqual([]);
  });
});
