/** Equations between the values of a model or block. */
import { describe, expect, test } from "vitest";
import { faults, modelOf, net, outputOf, said } from "../model.ts";

const x = [1, -2, 3, -4];

describe("an equation", () => {
  test("defines a value by its name from others", () => {
    expect(outputOf(net("d[i] = 2 * x[i] + 1 d", { output: "[4]" }), { x })).toEqual([3, -3, 7, -7]);
    expect(outputOf(net("top = max(i: x[i]) d[i] = x[i] - top d", { output: "[4]" }), { x })).toEqual([-2, -5, 0, -7]);
  });

  test("leaves out the base cases of a recurrence", () => {
    expect(outputOf(net("s[i] = s[i - 1] + x[i] s[-1] = 0 s", { output: "[4]" }).replace("s[i] = s[i - 1] + x[i] s[-1] = 0", "s[i] = (s[i - 1] else 0) + x[i]"), { x })).toEqual([1, -1, 2, -2]);
  });

  test("has an instance of its own in each body", () => {
    const text = net("residual { as u d[i] = 2 * u[i] d } residual { as u d[i] = 3 * u[i] d }", { output: "[4]" });
    expect(outputOf(text, { x })).toEqual(x.map((v) => 12 * v));
    expect(modelOf(text).equations.map(({ array }) => array)).toEqual(expect.arrayContaining(["value.d", "value2.d"]));
  });
});

describe("a fault", () => {
  test.each([
    ["a value that is named below", net("d[i] = late[i] relu as late d dense(1)"), said("valueBeforeItsName", { name: "late" })],
    ["a value of its own at the same position", net("d[i] = d[i] + x[i] d dense(1)"), said("cycleWithoutStep", { names: ["d"] })],
    ["a name that is taken", net("let d = 3 d[i] = x[i] dense(1)"), said("definedTwice", { name: "d" })],
    ["a name that is defined nowhere", net("d[i] = x[i] * missing d dense(1)"), said("unknownName", { kind: "value", name: "missing" })],
  ])("is %s", (_, text, message) => {
    expect(faults(text)).toEqual([message]);
  });
});
