/** Names of columns that differ from those of the values. */
import { expect, test } from "vitest";
import { catalogue } from "../../../src/diagnostics/catalogue.ts";
import { check } from "../../../src/index.ts";

function faults(inputs: string): readonly string[] {
  return check(`model M { input ${inputs} let h = a { dense(1) } b dense(1) add(h) output y: [1] loss squaredError train { batch: 2 } }`).diagnostics
    .filter(({ severity }) => severity === "error").map(({ code }) => code);
}

test.each(['a: [1], b: [1]', '"fixed acidity" as a: [1], b: [1]', '" a " as a: [1], b: [1]'])("`input %s` is accepted", (inputs) => {
  expect(faults(inputs)).toEqual([]);
});

test.each([
  ['"" as a: [1], b: [1]', catalogue.emptyColumnName.code],
  ['"c d" as a: [1], "c d" as b: [1]', catalogue.duplicateColumn.code],
  ['"b" as a: [1], b: [1]', catalogue.duplicateColumn.code],
  ['"b" as a: [1], "a" as b: [1]', catalogue.columnNamedLikeValue.code],
])("`input %s` is refused with %s", (inputs, code) => {
  expect(faults(inputs)).toContain(code);
});
