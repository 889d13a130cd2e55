/** Subscripts that no index binds, and sizes that are taken for indices: one message, with equations to write. */
import { describe, expect, test } from "vitest";
import { check } from "../../../../../src/index.ts";
import { layerOf, said } from "../../model.ts";

const found = (body: string): readonly (readonly [string, ...(readonly string[])])[] =>
  check(layerOf(body)).diagnostics.map(({ message, fixes }) => [message, ...fixes.map((f) => f.title)]);

describe("a name that nothing binds", () => {
  test("is an index under a sum that was left out", () => {
    expect(found("weight W: [n, 4] output y[j] = x[i] * W[i, j]")).toEqual([[said("unboundIndex", { indices: ["i"] }), "write `sum(i: x[i] * W[i, j])`"]]);
  });

  test("is said once for all of them", () => {
    expect(found("weight W: [n, 3, 4] output y[j] = x[i] * W[i, k, j]").map(([message]) => message)).toEqual([said("unboundIndex", { indices: ["i", "k"] })]);
  });

  test("leaves terms that lack it out of the sum", () => {
    expect(found("weight W: [n, 4] bias b: [4] output y[j] = b[j] + x[i] * W[i, j]")[0]?.[1]).toBe("write `sum(i: x[i] * W[i, j])`");
  });
});

test("a size as a subscript is taken for the index that runs over it", () => {
  const [[message, ...fixes] = []] = found("output y[i] = x[i] + 2 * x[n]");
  expect(message).toBe(said("sizeAsIndex", { name: "n", index: "j", reduced: false }));
  expect(fixes).toEqual(["write the index `i` for the size `n`"]);
});
