/** Members of instances: weights, states and fitted values by name. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../src/index.ts";
import { faults, modelOf, net, outputOf, said } from "../model.ts";

const back = "layer back() { input x: [n], W: [m, n] output y[i] = sum(j: W[i, j] * x[j]) }";

describe("a member", () => {
  test("is a value that layers take, without weights of its own", () => {
    const text = net("dense(2) as code back(code.W)", { output: "[4]", definitions: back });
    expect(modelOf(text).variables.map(({ name }) => name)).toEqual(["code.W", "code.b"]);
    expect(outputOf(text, { x: [1, 0, 0, 0], "code.W": [1, 2, 3, 4, 5, 6, 7, 8] })).toEqual([5, 11, 17, 23]);
  });

  test("may be read by equations, of an instance that was not named too", () => {
    expect(outputOf(net("dense(1) as h v[i] = h[i] + 2 * dense1.b[i] v", {}).replace("dense(1) as h", "dense(1) tanh as h"), { x: [0, 0, 0, 0], "dense1.b": [0] })).toEqual([0]);
    expect(faults(net("dense(1) as h v[i] = h[i] + h.b[i] v"))).toEqual([]);
  });

  test("of something shared is found by its name", () => {
    expect(faults(net("shared code = dense(2) code back(code.W)", { output: "[4]", definitions: back }))).toEqual([]);
  });
});

describe("a fault", () => {
  const text = (member: string): string => net(`dense(2) as code back(${member}) `, { output: "[4]", definitions: back });
  test.each([
    ["a member that the instance lacks", text("code.V"), said("unknownMember", { name: "code", member: "V", has: ["W", "b"] })],
    ["a member of no instance", text("cod.W"), said("unknownName", { kind: "weight of an instance", name: "cod.W" })],
    ["the data of an output, which a chain cannot read", text("y.target"), said("targetInChain", { text: "y.target" })],
    ["a member with subscripts", text("code.W[0]"), said("notAValueName", { text: "code.W[0]" })],
  ])("is %s", (_, model, message) => {
    expect(faults(model)[0]).toBe(message);
  });

  test("has the member that was meant as its fix", () => {
    const own = "layer own() { input x: [n] weight kernel: [n, 2] output y[j] = sum(i: x[i] * kernel[i, j]) }";
    expect(check(net("own as code back(code.kernl)", { output: "[4]", definitions: `${own} ${back}` })).diagnostics.flatMap((d) => d.fixes.map((f) => f.title))).toEqual(["write `code.kernel`"]);
  });
});
