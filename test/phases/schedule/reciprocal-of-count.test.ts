/** Quotients by the number of examples, in loops and outside, in reals and in float64. */
import { expect, test } from "vitest";
import { bound, load, loop, number, operation } from "../../../src/ir/kernel/build.ts";
import { constantOffset, variableOffset } from "../../../src/ir/kernel/offset.ts";
import type { Buffer, Statement } from "../../../src/ir/kernel/types.ts";
import { printStatements } from "../../../src/ir/kernel/print.ts";
import { multiplyByReciprocal } from "../../../src/phases/schedule/loops/reciprocal-of-count.ts";
import { unusedIn } from "../../../src/phases/schedule/loops/copy.ts";

const buffer = (name: string, double: boolean): readonly [string, Buffer] => [name, { name, shape: [8], batched: false, role: "value", content: "real", ...(double && { double }) }];
const quotient = (dividend: Parameters<typeof operation>[1], divisor: Parameters<typeof operation>[1]): Statement => ({ kind: "store", buffer: "y", offset: variableOffset("i"), value: operation("divide", dividend, divisor), add: false });
const inLoop = (divisor: Parameters<typeof operation>[1]): Statement => loop("i", bound(constantOffset(0)), bound(constantOffset(8)), [quotient(load("x", variableOffset("i")), divisor)]);
const written = (body: readonly Statement[], double = false, least = 8): string => printStatements(multiplyByReciprocal(body, unusedIn(body), new Map([buffer("x", double), buffer("y", false)]), least));

test("in a loop they are products", () => {
  expect(written([inLoop({ kind: "count" }), inLoop({ kind: "count" })])).toBe(
    `let reciprocal_1 = reciprocal(count)
for i from 0 below 8 {
  y[i] = (x[i] * reciprocal_1)
}
for i from 0 below 8 {
  y[i] = (x[i] * reciprocal_1)
}`);
});

test.each<[string, readonly Statement[], boolean?, number?]>([
  ["by anything else", [inLoop(number(3))]],
  ["once", [quotient(number(1), { kind: "count" })]],
  ["in float64", [inLoop({ kind: "count" })], true],
  ["of few elements", [inLoop({ kind: "count" })], false, 9],
])("%s they stay", (_what, body, double, least) => {
  expect(written(body, double, least)).toBe(printStatements(body));
});
