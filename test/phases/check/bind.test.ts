/** Arguments are matched with parameters by position, then by name, and defaults may use the parameters before them. */
import { expect, test } from "vitest";
import { catalogue } from "../../../src/diagnostics/catalogue.ts";
import { check } from "../../../src/index.ts";

const model = (call: string): string => `layer scaled(a, b = 2 * a, c = 1) {
  input x: [n]
  output y[i < n] = (a + 10 * b + 100 * c) * x[i]
}
model M { input x: [3] x ${call} dense(1) output y: [1] loss squaredError train { batch: 2 } }`;

function faults(call: string): readonly string[] {
  return check(model(call)).diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

test.each(["scaled(1)", "scaled(1, 2)", "scaled(1, c: 5)", "scaled(a: 1)", "scaled(c: 1, a: 2)"])("`%s` is accepted", (call) => {
  expect(faults(call)).toEqual([]);
});

test.each([
  ["scaled()", catalogue.missingArgument.code],
  ["scaled(1, d: 2)", catalogue.unknownArgument.code],
  ["scaled(1, a: 2)", catalogue.duplicateArgument.code],
  ["scaled(a: 1, 2)", catalogue.positionalAfterNamed.code],
  ["scaled(1, 2, 3, 4)", catalogue.tooManyArguments.code],
])("`%s` is refused with %s", (call, code) => {
  expect(faults(call)[0]).toBe(code);
});
