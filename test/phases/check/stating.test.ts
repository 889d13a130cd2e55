/** Texts of conditions, with values of the definition in braces. */
import { expect, test } from "vitest";
import { num } from "../../../src/ir/equation/number.ts";
import { interpolated } from "../../../src/phases/check/stating.ts";
import type { Operand, Scope, Value } from "../../../src/phases/check/types.ts";
import { sourceFile, span } from "../../../src/source/source.ts";

const nothing = (): undefined => undefined;
const values = new Map<string, Value>([["a", { kind: "number", value: num(3) }], ["s", { kind: "string", value: "same" }]]);
const operand: Operand = { array: "x", shape: [], batched: true, content: { kind: "real" }, span: span(sourceFile("m.nn", "dense(3) relu"), 9, 13) };
const scope: Scope = { library: { layer: nothing, block: nothing, optimizer: nothing, function: nothing, missing: () => false, names: () => [] }, values, operands: new Map([["x", operand]]) };

test.each([["a is {a}", "a is 3"], ["not {-a}", "not -3"], ["after {x}", "after relu"], ["{none} stays", "{none} stays"], ["{a}{a}", "33"]])("`%s` reads `%s`", (text, expected) => {
  expect(interpolated(text, scope)).toBe(expected);
});
