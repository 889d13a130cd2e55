/** What is known of models that have faults. */
import { expect, test } from "vitest";
import { analyze } from "../../../src/index.ts";
import type { ModelTrace } from "../../../src/ir/model/trace.ts";

function traced(text: string): ModelTrace {
  const [model] = analyze(text).models;
  if (model === undefined) throw new Error("no model");
  return model;
}

function shapesOf({ steps }: ModelTrace): Readonly<Record<string, readonly number[] | undefined>> {
  return Object.fromEntries(steps.filter(({ span }) => span.source.name === "model.nn").map(({ span: { source, start, end }, after }) => [source.text.slice(start, end), after?.shape]));
}

test("each statement has the value after it, in bodies too", () => {
  const text = "model M { input x: [4] dense(8) residual { relu } dense(3) softmax output y: [3] }";
  expect(shapesOf(traced(text))).toMatchObject({ "dense(8)": [8], relu: [8], "dense(3)": [3], softmax: [3] });
});

test("a fault takes the value from what follows alone, until a name gives one again", () => {
  const model = traced("model M { input x: [4] dense(8) as h conv(2) relu h dense(2) output y: [2] }");
  expect(shapesOf(model)).toMatchObject({ "dense(8)": [8], "conv(2)": undefined, relu: undefined, h: [8], "dense(2)": [2] });
  expect(model.values.map(({ name, shape }) => [name, shape])).toEqual(expect.arrayContaining([["x", [4]], ["h", [8]]]));
});

test("an output that no value reaches has its encoding", () => {
  expect(traced('model M { input x: [4] nothing(8) output y: oneHot("a", "b") }').outputs).toMatchObject([{ name: "y", encoding: { kind: "oneHot", classes: ["a", "b"] } }]);
});

test("elements that are whole numbers are told", () => {
  const { steps } = traced("model M { input x: index(5)[3] embedding(2) output y: [3, 2] }");
  expect(steps.slice(0, 2).map(({ after }) => after?.index)).toEqual([true, false]);
});
