/** Metrics that no output can have. */
import { expect, test } from "vitest";
import { check } from "../../../../src/index.ts";

const warned = (metrics: string, output: string, loss: string): readonly string[] =>
  check(`model M { input x: [2] dense(3) ${loss === "crossEntropy" ? "softmax" : ""} output y: ${output} loss ${loss} train { metrics: [${metrics}] } }`).diagnostics.map((d) => d.span.source.text.slice(d.span.start, d.span.end));

test("metrics of numbers are warned of where the output is of classes, and the other way round", () => {
  expect(warned("accuracy, r2", 'oneHot("a", "b", "c")', "crossEntropy")).toEqual(["r2"]);
  expect(warned("accuracy, r2", "[3]", "squaredError")).toEqual(["accuracy"]);
});

test("with outputs of both kinds every metric has one", () => {
  expect(check(`model M { input x: [2] dense(3) as h output kind: oneHot("a", "b", "c") = h { softmax } output size: [3] = h { tanh }
    loss crossEntropy(kind) + squaredError(size) train { metrics: [accuracy, r2] } }`).diagnostics).toEqual([]);
});
