/** Inputs of a layer that a call may leave out. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { printProgram } from "../../../../../src/ir/equation/print.ts";
import { toEquations } from "../../../../../src/pipeline.ts";

const layer = `layer weighed(factor = 2) {
  input x: [n], share: [n] = 1, offset: [factor] = 0
  output y[j] = factor * share[j] * x[j] + offset[0]
}
`;

const text = (call: string, more = ""): string => `${layer}model M {\n  input x: [3], s: [3], o: [2]${more}\n  x\n  ${call}\n  output y: [3]\n}\n`;

function inference(call: string): readonly string[] {
  const { models: [model], diagnostics } = check(text(call));
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  return printProgram(toEquations(model).inference).split("\n").filter((line) => line.includes("weighed1.y[")).map((line) => line.trim());
}

function faults(call: string): readonly string[] {
  return check(text(call)).diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`);
}

describe("the number stands in the equations", () => {
  test("where no value is given", () => {
    expect(inference("weighed")).toEqual(["weighed1.y[n, j] = 2 * x[n, j]"]);
    expect(inference("weighed(factor: 1)")).toEqual(["weighed1.y[n, j] = x[n, j]"]);
  });

  test("values are given by name, in any order", () => {
    expect(inference("weighed(share: s)")).toEqual(["weighed1.y[n, j] = 2 * s[n, j] * x[n, j]"]);
    expect(inference("weighed(offset: o)")).toEqual(["weighed1.y[n, j] = o[n, 0] + 2 * x[n, j]"]);
    expect(inference("weighed(offset: o, 2, share: s)")).toEqual(["weighed1.y[n, j] = 2 * s[n, j] * x[n, j] + o[n, 0]"]);
  });
});

describe("faults", () => {
  test("a position is no place for it, and a shape has to fit", () => {
    expect(faults("weighed(s)")).toHaveLength(1);
    expect(faults("weighed(share: o)").join()).toContain("NN3");
    expect(faults("weighed(share: nothing)")).toHaveLength(1);
  });

  test("a model has no such input, and the number is a number", () => {
    expect(check("model M {\n  input x: [3] = 1\n  output y: [3]\n}").diagnostics.some((d) => d.severity === "error")).toBe(true);
    expect(check(`${layer.replace("share: [n] = 1", "share: [n] = true")}model M { input x: [3] weighed output y: [3] }`).diagnostics.some((d) => d.severity === "error")).toBe(true);
    expect(check(`${layer.replace("share: [n] = 1", "share: [m] = 1")}model M { input x: [3] weighed output y: [3] }`).diagnostics.some((d) => d.severity === "error")).toBe(true);
  });
});
