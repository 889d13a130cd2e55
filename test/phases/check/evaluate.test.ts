/** Compile-time values: exact where they are rational, with a diagnostic where an expression has no such value. */
import { expect, test } from "vitest";
import { catalogue } from "../../../src/diagnostics/catalogue.ts";
import { check } from "../../../src/index.ts";

/** Diagnostics of a layer whose size is computed: none where the size is `expected`. */
function faults(size: string, expected: number): readonly string[] {
  const text = `model M { input x: [3] x dense(${size}) as h output y: [${expected}] loss squaredError train { batch: 2 } }`;
  return check(text).diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

test.each([
  ["2 + 3 * 4", 14], ["(1 / 3) * 3", 1], ["0.1 * 30", 3], ["-7 % 4", 1], ["7 % 4", 3], ["2 ^ 3 ^ 1", 8], ["floor(7 / 2)", 3], ["max(2, 5)", 5], ["min(2, 5)", 2],
  ["sqrt(16)", 4], ["true ? 3 : 5", 3], ["not true ? 3 : 5", 5], ["1 < 2 and 2 < 1 ? 3 : 5", 5], ["1 < 2 or 2 < 1 ? 3 : 5", 3], ["0.1 + 0.2 == 0.3 ? 3 : 5", 3],
  ['2 == "same" ? 3 : 5', 5], ['"same" == "same" ? 3 : 5', 3], ['true != "same" ? 3 : 5', 3], ["true == 1 ? 3 : 5", 5],
])("a size written `%s` is %i", (size, expected) => {
  expect(faults(size, expected)).toEqual([]);
  expect(faults(size, expected + 1)).not.toEqual([]);
});

test.each([
  ["3 / 0", catalogue.divisionByZero.code], ["5 / 2", catalogue.fractionalSize.code], ["2 - 3", catalogue.negativeSize.code], ["max(2)", catalogue.wrongOperandCount.code], ["true + 1", catalogue.wrongValueKind.code], ["sixteen", catalogue.unknownName.code],
  ["x[1]", catalogue.notCompileTime.code],
])("a size written `%s` is refused as %s", (size, code) => {
  expect(faults(size, 3)[0]).toBe(code);
});
