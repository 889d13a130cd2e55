/** What a model as a whole must have, and what is set from outside. */
import { describe, expect, test } from "vitest";
import { toNumber } from "../../../src/ir/equation/number.ts";
import { check } from "../../../src/index.ts";
import { faults, modelOf, net, said } from "./model.ts";

const wide = "model Wide(units = 3) { input x: [4] dense(units) output y: [3] loss squaredError }";

describe("a parameter", () => {
  test("has its default, or the value that is set", () => {
    const unitsOf = (set: Readonly<Record<string, number>>): unknown => {
      const value = modelOf(wide.replace("dense(units)", "dense(2 * units) dense(3)"), { set }).parameters[0]?.value;
      return typeof value === "object" ? toNumber(value) : value;
    };
    expect([unitsOf({}), unitsOf({ units: 8 })]).toEqual([3, 8]);
  });

  test("without a value is refused, and takes one that is set", () => {
    const text = wide.replace("units = 3", "units");
    expect(faults(text)).toEqual([said("parameterWithoutValue", { name: "units" })]);
    expect(faults(text, { set: { units: 3 } })).toEqual([]);
  });

  test("that no model has is refused", () => {
    expect(faults(wide, { set: { unit: 3 } })).toEqual([said("unknownParameter", { name: "unit", models: ["Wide"] })]);
  });
});

describe("the one model that is wanted", () => {
  test("is checked alone", () => {
    const text = `${wide} model Broken { input x: [4] danse(3) output y: [3] loss squaredError }`;
    expect(faults(text, { model: "Wide" })).toEqual([]);
    expect(faults(text)).toHaveLength(1);
  });

  test("must be in the file", () => {
    expect(faults(wide, { model: "Wid" })).toEqual([said("unknownModel", { name: "Wid", models: ["Wide"] })]);
  });
});

describe("a model", () => {
  test("needs an input and an output", () => {
    expect(faults("model M { }")).toEqual([said("noInput", { model: "M" })]);
    expect(faults("model M { input x: [4] dense(1) }")).toEqual([said("noOutput", { model: "M" })]);
  });

  test("that is trained needs a loss", () => {
    expect(faults("model M { input x: [4] dense(1) output y: [1] train { epochs: 3 } }")).toEqual([said("trainingWithoutLoss", { model: "M" })]);
  });

  test("of more bytes than there may be is refused with their number", () => {
    const [fault] = faults(net("dense(16000) dense(16000) dense(16000) dense(1)"));
    expect(fault).toMatch(/^the model `Net` takes 20\.5 GB of memory/);
  });

  test("keeps its documentation, and those without a fault are given together", () => {
    const { models } = check(`/// Reads.\n${wide}\n${net("dense(1)")}`);
    expect(models.map(({ name, doc }) => [name, doc])).toEqual([["Wide", "Reads."], ["Net", undefined]]);
  });
});
