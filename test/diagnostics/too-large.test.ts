/** What grows too large after the check is the model's, and no fault of the compiler. */
import { expect, test } from "vitest";
import { at } from "../../src/diagnostics/fault.ts";
import { Report } from "../../src/diagnostics/report.ts";
import { reportFailure } from "../../src/failure.ts";
import { call, readAt } from "../../src/ir/equation/build.ts";
import { TooLarge } from "../../src/ir/equation/limits.ts";
import type { Expr } from "../../src/ir/equation/types.ts";
import { sourceFile, span } from "../../src/source/source.ts";

const source = sourceFile("m.nn", "model M { }");

function told(work: () => void): readonly string[] {
  const report = new Report();
  try {
    work();
  } catch (cause) {
    reportFailure(report, "compilation", span(source, 0, 7), cause);
  }
  return report.diagnostics.map(({ code, message, span: { start, end } }) => `${code} ${start}-${end} ${message}`);
}

test("an expression that a phase grows is named by what it reads", () => {
  const grow = (): void => {
    let e: Expr = readAt("dense1.y", []);
    for (let level = 0; level < 2000; level++) e = call("sin", e);
  };
  expect(told(grow)).toEqual([expect.stringMatching(/^NN704 0-7 the expression of `dense1\.y` is too large/)]);
  expect(told(() => at(span(source, 6, 7), grow))).toEqual([expect.stringMatching(/^NN704 6-7 the expression of `dense1\.y`/)]);
});

test("a region that a phase grows is a condition on indices", () => {
  expect(told(() => { throw new TooLarge("condition on indices"); })).toEqual([expect.stringMatching(/^NN704 0-7 the condition on indices is too large/)]);
});

test("anything else is a fault", () => {
  expect(told(() => { throw new RangeError("no such thing"); })).toEqual([expect.stringMatching(/^NN901 0-7 /)]);
});
