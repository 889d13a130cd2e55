/** The assignments of an optimizer: states, the weight as it was last assigned, and subscripts on the left side. */
import { describe, expect, test } from "vitest";
import { printEquation } from "../../../../../src/ir/equation/print.ts";
import { check } from "../../../../../src/index.ts";
import { faults, modelOf, net, said } from "../../model.ts";

const own = (body: string, parameters = "rate = 0.1"): string => net("dense(1)", { definitions: `optimizer own(${parameters}) { ${body} }`, end: "train { optimizer: own }" });

function optimizer(body: string): { readonly equations: readonly string[]; readonly stores: readonly string[] } {
  const { optimizer: found } = modelOf(own(body));
  if (found === undefined) throw new Error("no optimizer");
  const { arrays, equations, stores } = found;
  return { equations: equations.filter(({ array }) => array.includes("dense1.W")).map((q) => printEquation(q, { arrays })), stores: stores.map(({ target, source }) => `${target} := ${source}`) };
}

test("a weight that is assigned twice reads as the first value in the second", () => {
  const { equations, stores } = optimizer("w = w - rate * g w = 2 * w");
  const [first, second] = equations.map((q) => q.split(/\[| = /)[0] ?? "");
  expect(equations[1]).toContain(`2 * ${first}[`);
  expect(stores).toContain(`dense1.W := ${second}`);
});

test("a state is kept for each parameter, and stored", () => {
  const { stores } = optimizer("state m = 0 m = 0.9 * m + g w = w - rate * m");
  expect(stores.map((s) => s.split(" := ")[0])).toEqual(["dense1.W", "own.m(dense1.W)", "dense1.b", "own.m(dense1.b)"]);
});

test("a left side with subscripts names the axes of the weight", () => {
  expect(optimizer("w[..s, j] = w[..s, j] - rate * g[..s, j] / (1 + sum(..s: w[..s, j] ^ 2))").equations[0]).toMatch(/sum\(/);
});

describe("a fault", () => {
  test.each([
    ["an assignment to what is no state", "q = g w = w - rate * q", said("assignmentInOptimizer", { name: "q" })],
    ["a state with a shape", "state m: [3] = 0 w = w - rate * g", said("shapedStateInOptimizer", {})],
    ["a weight of its own", "weight m = 0 w = w - rate * g", said("declarationInOptimizer", { role: "weight" })],
    ["an assignment to one element", "w[0, ..s] = 3 w = w - rate * g", said("assignmentToElements", { name: "w" })],
  ])("is %s", (_, body, message) => {
    expect(faults(own(body))).toContain(message);
  });

  test("of a name that reads itself is mended by a state", () => {
    expect(check(own("m = 0.9 * m + g w = w - rate * m")).diagnostics.flatMap((d) => d.fixes.map((f) => f.title))).toContain("insert `state m = 0`");
  });
});
