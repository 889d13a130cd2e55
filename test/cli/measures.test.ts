/** What `nnc eval` prints of each output, and writes as JSON. */
import { describe, expect, test } from "vitest";
import { grid } from "../../src/cli/grid.ts";
import { ClassCounts } from "../../src/cli/measures/classes.ts";
import { documentOf, type Evaluation, textOf } from "../../src/cli/measures/evaluation.ts";

describe("by class", () => {
  const counts = new ClassCounts("kind", { kind: "oneHot", classes: ["a", "b", "c", "d"], shape: [] });
  // Predicted: a, a, b, a, c. None is a d, and none is taken for one.
  counts.add([0.4, 0.3, 0.2, 0.1, 0.7, 0.1, 0.1, 0.1, 0.1, 0.7, 0.1, 0.1], [0, 1, 1]);
  counts.add([0.7, 0.1, 0.1, 0.1, 0.1, 0.1, 0.7, 0.1], [0, 0]);
  const measures = counts.measures();

  test("precision, recall, f1 and support", () => {
    expect(measures.byClass).toEqual([
      { class: "a", precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, support: 3 },
      { class: "b", precision: 1, recall: 1 / 2, f1: 2 / 3, support: 2 },
      { class: "c", precision: 0, recall: 0, f1: 0, support: 0 },
      { class: "d", precision: 0, recall: 0, f1: 0, support: 0 },
    ]);
    expect(measures.confusion).toEqual([[2, 0, 1, 0], [1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]);
  });

  test("the mean is over the classes that occur or are predicted, as of the metrics", () => {
    expect(measures.macro).toEqual({ precision: expect.closeTo(5 / 9, 14), recall: expect.closeTo(7 / 18, 14), f1: expect.closeTo(4 / 9, 14) });
    expect(measures.micro).toEqual({ precision: 3 / 5, recall: 3 / 5, f1: 3 / 5 });
  });

  test("of two, and of several an example", () => {
    const two = new ClassCounts("big", { kind: "binary", classes: ["no", "yes"], shape: [2] });
    two.add([0.5, 0.49, 0.1, 0.9], [1, 1, 0, 1]);
    expect(two.measures()).toMatchObject({ byClass: [{ class: "no", precision: 1 / 2, recall: 1, support: 1 }, { class: "yes", precision: 1, recall: 2 / 3, support: 3 }] });
    expect(two.measures().confusion).toBeUndefined();
  });
});

const evaluation: Evaluation = {
  examples: 1200, loss: 0.25, metrics: { "kind.averagePrecision": 0.5, "kind.topK(3)": 0.875, "size.mape": Number.NaN },
  outputs: [
    { kind: "numbers", output: "size", mae: 1.25, rmse: 1.5, r2: 0.75 },
    { kind: "classes", output: "kind", classes: ["a", "a class with a name that is long"], byClass: [{ class: "a", precision: 1, recall: 0.5, f1: 2 / 3, support: 2 }, { class: "a class with a name that is long", precision: 0.5, recall: 1, f1: 2 / 3, support: 1 }], macro: { precision: 0.75, recall: 0.75, f1: 2 / 3 }, micro: { precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 }, confusion: [[1, 1], [0, 1]] },
    { kind: "numbers", output: "weight", mae: 2, rmse: 3, r2: -1 },
  ],
};

test("tables", () => {
  expect(textOf(evaluation)).toBe(`examples              1,200
loss                  0.25
kind.averagePrecision 0.5
kind.topK(3)          87.50%
size.mape             NaN

kind: true, as predicted →  a  a class with a name tha…
a                           1                         1
a class with a name tha…    0                         1

kind: by class             precision  recall      f1  support
a                             1.0000  0.5000  0.6667        2
a class with a name tha…      0.5000  1.0000  0.6667        1
mean over classes (macro)     0.7500  0.7500  0.6667        3
all together (micro)          0.6667  0.6667  0.6667        3

numbers   mae  rmse    r2
size     1.25   1.5  0.75
weight      2     3    -1
`);
});

test("a document of JSON", () => {
  expect(JSON.parse(JSON.stringify(documentOf("Net", evaluation)))).toMatchObject({
    model: "Net", examples: 1200, loss: 0.25, metrics: { "kind.topK(3)": 0.875, "size.mape": null },
    outputs: { size: { kind: "numbers", mae: 1.25, rmse: 1.5, r2: 0.75 }, kind: { kind: "classes", confusion: [[1, 1], [0, 1]], byClass: [{ class: "a", support: 2 }, {}] }, weight: { r2: -1 } },
  });
});

test("a table that is too wide goes on below, with its first column", () => {
  expect(grid([["ab", "1", "2", "3"], ["c", "44", "5", "666"]], 10)).toBe("ab   1  2\nc   44  5\n\nab    3\nc   666\n");
  expect(grid([["wider than the room", "1", "2"]], 10)).toBe("wider than the room  1\n\nwider than the room  2\n");
});
