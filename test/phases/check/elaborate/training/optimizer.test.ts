/** The update of every parameter: the step, its share of the rate, the constraint. */
import { describe, expect, test } from "vitest";
import { printEquation } from "../../../../../src/ir/equation/print.ts";
import { faults, modelOf, net, said } from "../../model.ts";

function updates(chain: string, settings: string, definitions = ""): Readonly<Record<string, string>> {
  const { optimizer } = modelOf(net(chain, { definitions, end: `train { ${settings} }` }));
  const bySource = new Map((optimizer?.equations ?? []).map((q) => [q.array, printEquation(q, { arrays: optimizer?.arrays ?? new Map() })]));
  return Object.fromEntries((optimizer?.stores ?? []).map(({ target, source }) => [target, bySource.get(source) ?? ""]));
}

const halve = "optimizer halve() { w = 0.5 * w }";

describe("a parameter", () => {
  test("steps against its gradient", () => {
    expect(updates("dense(1)", "optimizer: sgd(rate: 0.25)")["dense1.b"]).toMatch(/gradient\(dense1\.b\)/);
  });

  test("takes its share of the step in `train 0.5`", () => {
    const stored = updates("train 0.5 { dense(4) } dense(1)", "optimizer: sgd(rate: 0.25)");
    expect(stored["dense1.W"]).toContain("0.5 * ");
    expect(stored["dense2.W"]).not.toContain("0.5 * ");
  });

  test("that is a weight meets the constraint after the step, biases do not", () => {
    const stored = updates("dense(1)", "optimizer: sgd(rate: 0.25) constraint: halve", halve);
    expect(stored["dense1.W"]).toContain("0.5 * ");
    expect(stored["dense1.W"]).not.toContain("gradient");
    expect(stored["dense1.b"]).toContain("gradient");
  });
});

describe("a fault", () => {
  test.each([
    ["a state called `w`", "optimizer own(rate = 0.1) { state w = 0 w = w - rate * g }", "w"],
    ["a parameter called `g`", "optimizer own(g = 0.1) { w = w - g }", "g"],
    ["two states of one name", "optimizer own() { state m = 0 state m = 1 m = m + g w = w - m }", "m"],
  ])("is %s", (_, definitions, name) => {
    expect(faults(net("dense(1)", { definitions, end: "train { optimizer: own }" }))).toContain(said("definedTwice", { name }));
  });
});
