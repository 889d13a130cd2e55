/** The kind of value that a loss asks for. */
import { expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { said } from "../../model.ts";

const found = (end: string, output: string, loss: string): readonly (readonly string[])[] =>
  check(`model M { input x: [4] ${end} output y: ${output} loss ${loss} }`).diagnostics.map(({ message, fixes }) => [message, ...fixes.map((f) => f.title)]);

test("a value of the kind passes", () => {
  expect(found("dense(3) softmax", 'oneHot("a", "b", "c")', "crossEntropy")).toEqual([]);
});

test("a value of no kind is to have the layer that gives it after it", () => {
  expect(found("dense(3)", 'oneHot("a", "b", "c")', "crossEntropy")).toEqual([[said("wrongResultKind", { loss: "crossEntropy", expected: "distribution", found: undefined }), "add `softmax` after it"]]);
});

test("a value of another kind is to be made by another layer", () => {
  expect(found("dense(3) sigmoid", 'oneHot("a", "b", "c")', "crossEntropy")).toEqual([[said("wrongResultKind", { loss: "crossEntropy", expected: "distribution", found: "probability" }), "write `softmax` instead"]]);
});
