/** Guarded reads, `(x[i - 1] else 0)`. */
import { describe, expect, test } from "vitest";
import { equationOf, faults, layerOf, modelOf, outputOf, said } from "../../model.ts";

const x = [1, 2, 3, 4];
const value = (text: string, more = ""): string => layerOf(`${more} output y[i < n] = ${text}`);

describe("a guarded read", () => {
  test.each([
    ["(x[i - 1] else 0)", [0, 1, 2, 3]],
    ["(x[i + 2] else -1)", [3, 4, -1, -1]],
    ["(x[i - 1] else x[i])", [1, 1, 2, 3]],
    ["(x[i - 1] else (x[i + 3] else 9))", [4, 1, 2, 3]],
    ["sum(k < 3: (x[i + k - 1] else 0))", [3, 6, 9, 7]],
    ["(x[i] else 0)", [1, 2, 3, 4]],
  ])("`%s` is %j", (text, expected) => {
    expect(outputOf(value(text), { x })).toEqual(expected);
  });

  test("at a position from data is compared with the bounds as it runs", () => {
    expect(outputOf(value("(x[x[i] - 2] else 7)"), { x })).toEqual([7, 1, 2, 3]);
  });

  test("that lies within bounds everywhere is a plain read", () => {
    expect(equationOf(modelOf(value("(x[i] else 0)")), "own1.y")).not.toMatch(/else|where|\?/);
  });
});

describe("a fault", () => {
  test("is `else` without a read before it", () => {
    expect(faults(value("(2 * x[i] else 0)"))).toEqual([said("elseWithoutRead", {})]);
  });

  test("is a fallback that reads outside of its array", () => {
    expect(faults(value("(x[i - 1] else x[i - 1])"))).toHaveLength(1);
  });
});
