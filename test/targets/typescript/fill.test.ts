/** Loops that become a fill: only those that write one constant to every element. */
import { describe, expect, test } from "vitest";
import type { Bound, Offset, Statement } from "../../../src/ir/kernel/types.ts";
import { fillWhole } from "../../../src/targets/typescript/fill.ts";

const affine = (constant: number, ...terms: readonly (readonly [string, number])[]): Offset => ({ kind: "affine", constant, terms: terms.map(([variable, coefficient]) => ({ variable, coefficient })) });
const at = (n: number): Bound => ({ kind: "offsets", of: [affine(n)] });
const loop = (variable: string, upper: Bound, body: readonly Statement[], lower = at(0), step = 1): Statement => ({ kind: "for", variable, lower, upper, step, body });
const store = (offset: Offset, value = 0, add = false): Statement => ({ kind: "store", buffer: "b", offset, value: { kind: "constant", value }, add });
const grid = affine(0, ["i", 3], ["j", 1]);

const fill = (s: Statement, size: number | undefined = 6): readonly Statement[] => fillWhole([s], () => size);

describe("loops over an array", () => {
  test.each<[string, Statement]>([
    ["along rows", loop("i", at(2), [loop("j", at(3), [store(grid, 7)])])],
    ["along columns", loop("j", at(3), [loop("i", at(2), [store(grid, 7)])])],
    ["with a dimension of one", loop("i", at(6), [loop("j", at(1), [store(affine(0, ["i", 1], ["j", 1]), 7)])])],
    ["with a dimension of one that is nowhere", loop("j", at(1), [loop("i", at(6), [store(affine(0, ["i", 1]), 7)])])],
  ])("that set it whole are a fill: %s", (_what, s) => expect(fill(s)).toEqual([{ kind: "fill", buffer: "b", value: 7 }]));

  test.each<[string, Statement]>([
    ["a part of it", loop("i", at(2), [loop("j", at(2), [store(grid)])])],
    ["all but the first", loop("i", at(6), [store(affine(0, ["i", 1]))], at(1))],
    ["every other element", loop("i", at(6), [store(affine(0, ["i", 1]))], at(0), 2)],
    ["elements twice", loop("i", at(2), [loop("j", at(3), [store(affine(0, ["i", 1], ["j", 1]))])])],
    ["the diagonal", loop("i", at(6), [loop("j", at(1), [store(affine(0, ["i", 7]))])])],
    ["later elements", loop("i", at(6), [store(affine(1, ["i", 1]))])],
    ["as many as there are examples", loop("i", { kind: "count" }, [store(affine(0, ["i", 1]))])],
    ["as many as the least of two", loop("i", { kind: "offsets", of: [affine(6), affine(7)] }, [store(affine(0, ["i", 1]))])],
    ["sums", loop("i", at(6), [store(affine(0, ["i", 1]), 1, true)])],
    ["what differs", loop("i", at(6), [{ kind: "store", buffer: "b", offset: affine(0, ["i", 1]), value: { kind: "load", buffer: "c", offset: affine(0) }, add: false }])],
    ["two arrays", loop("i", at(6), [store(affine(0, ["i", 1])), store(affine(0, ["i", 1]))])],
  ])("stay where they set %s", (_what, s) => expect(fill(s)).toEqual([s]));

  test("stay where the array has examples", () => {
    const whole = loop("i", at(6), [store(affine(0, ["i", 1]))]);
    expect(fillWhole([whole], () => undefined)).toEqual([whole]);
  });
});
