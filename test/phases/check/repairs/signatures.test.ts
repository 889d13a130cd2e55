/** What definitions take and give, by their declarations alone. */
import { describe, expect, test } from "vitest";
import { Report } from "../../../../src/diagnostics/report.ts";
import { load } from "../../../../src/load.ts";
import { link } from "../../../../src/phases/check/library.ts";
import { constantInitializers } from "../../../../src/phases/check/repairs/initializer.ts";
import { continuationsOf, definitionsGiving, layersOfSize, relativesOf, reshapersOf, reshapesTo, signatureOf, takes, zeroParameters } from "../../../../src/phases/check/repairs/signatures.ts";
import type { Reference } from "../../../../src/ir/ast/expression.ts";
import { sourceFile } from "../../../../src/source/source.ts";
import { parsed } from "../../parse/files.ts";

const report = new Report();
const { library } = link(load(sourceFile("m.nn", "block pair(n) { dense(n) relu }"), () => undefined, report), report);

function call(text: string): Reference {
  const [model] = parsed(`model M { ${text} }`).file.declarations;
  const statement = model?.kind === "chain" ? model.body[0] : undefined;
  if (statement?.kind !== "call") throw new Error("no call");
  return statement.call;
}

describe("a signature", () => {
  test("has the axes of the output, and whether the definition has weights", () => {
    expect([signatureOf(library, "flatten"), signatureOf(library, "conv"), signatureOf(library, "dense")].map((s) => [s?.rank, s?.keeps])).toEqual([[1, false], [3, true], [undefined, true]]);
  });

  test("of a block is that of its first and last call", () => {
    expect(signatureOf(library, "pair")?.input).toEqual(signatureOf(library, "dense")?.input);
  });

  test("is absent where there is no definition", () => {
    expect(signatureOf(library, "none")).toBeUndefined();
  });

  test("takes a shape by its axes alone", () => {
    const input = (name: string) => signatureOf(library, name)?.input ?? [];
    expect([takes(input("conv"), 3), takes(input("conv"), 2), takes(input("dense"), 1), takes(input("dense"), 4), takes(input("dense"), 0)]).toEqual([true, false, true, true, false]);
  });
});

test("relatives have names that begin alike, and take so many axes", () => {
  expect(relativesOf(library, call("maxPool(2)"), 2).map(({ name }) => name)).toEqual(["maxPool1d"]);
  expect(relativesOf(library, call("maxPool(2)"), 5)).toEqual([]);
});

test("continuations are blocks that begin with the call", () => {
  expect(continuationsOf(library, call("gru(4)")).map(({ name }) => name)).toContain("gruLast");
});

test("reshapers make one number of axes of another, first those that keep every number", () => {
  expect(reshapersOf(library, 3, 1).map(({ name }) => name)[0]).toBe("flatten");
  expect(reshapersOf(library, 3, 3)).toEqual([]);
});

test("definitions are found by the kind that they give, the size that they make, and what they are called with", () => {
  expect(definitionsGiving(library, "distribution")).toEqual(["softmax"]);
  expect(layersOfSize(library, 7)).toContain("dense(7)");
  expect(reshapesTo(library, [2, 3])).toEqual(["reshape([2, 3])"]);
  expect(constantInitializers(library)).toEqual(["constant"]);
});

test("parameters that are 0 are those that a call lacks", () => {
  expect(zeroParameters(library, call("conv(4, kernel: 3)"))).toEqual(["padding"]);
  expect(zeroParameters(library, call("conv(4, kernel: 3, padding: 1)"))).toEqual([]);
});
