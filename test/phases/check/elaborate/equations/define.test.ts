/** Equations of one name, and positions that are proven once all are defined. */
import { describe, expect, test } from "vitest";
import { faults, layerOf, modelOf, outputOf, said } from "../../model.ts";

const x = [1, 4, 3, 2];

describe("a name", () => {
  test.each([
    ["of two values", "a = 1 a = 2 output y[i] = x[i] * a", "a"],
    ["of an input", "x[i] = 3 output y[i] = x[i]", "x"],
    ["of a size", "n = 3 output y[i] = x[i]", "n"],
    ["of cases of different axes", "a[0, 0] = 1 a[i] = x[i] output y[i] = a[i]", "a"],
  ])("%s is defined twice", (_, body, name) => {
    expect(faults(layerOf(body))).toContain(said("definedTwice", { name }));
  });

  test("may be read above its definition", () => {
    expect(outputOf(layerOf("output y[i] = 2 * h[i] h[i] = x[i] + 1"), { x })).toEqual([4, 10, 8, 6]);
  });
});

test("a value that is a position by its definition is one for later definitions too", () => {
  const model = modelOf(layerOf("at = argmax(i: x[i]) output y[i] = x[at] + x[i]"));
  expect(model.equations.map(({ array }) => array)).toEqual(["own1.at", "own1.y"]);
  expect(outputOf(layerOf("at = argmax(i: x[i]) output y[i] = x[at] + x[i]"), { x })).toEqual([5, 8, 7, 6]);
  expect(faults(layerOf("at = argmax(i: x[i]) + 1 output y[i] = x[at] + x[i]"))).toEqual([said("unprovenPosition", { array: "x", index: "at" })]);
});
