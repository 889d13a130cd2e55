/** The axes of a weight that packs cover. */
import { expect, test } from "vitest";
import { packsOf } from "../../../../../src/phases/check/elaborate/training/packs.ts";
import { parsed } from "../../../parse/files.ts";

function packs(value: string, shape: readonly number[]): Readonly<Record<string, readonly number[]>> {
  const [regularizer] = parsed(`regularizer own() = ${value}`).file.declarations;
  return regularizer?.kind === "function" ? Object.fromEntries(packsOf([regularizer.value], shape)) : {};
}

test.each([
  ["sum(..s: w[..s])", { s: [2, 3, 4] }],
  ["sum(..s, j: w[..s, j])", { s: [2, 3] }],
  ["sum(i, ..s, j: w[i, ..s, j])", { s: [3] }],
  ["sum(..s: 1)", { s: [2, 3, 4] }],
  ["sum(j: sqrt(sum(..s: w[..s, j]))) + count(..t)", { s: [2, 3], t: [2, 3, 4] }],
])("`%s` has them by the subscripts beside them", (value, expected) => {
  expect(packs(value, [2, 3, 4])).toEqual(expected);
});

test("a pack beside more subscripts than the weight has axes covers none", () => {
  expect(packs("sum(..s, i, j: w[i, ..s, j])", [5])).toEqual({ s: [] });
});
