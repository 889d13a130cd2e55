import { expect, test } from "vitest";
import { exampleAt } from "../../src/cli/examples.ts";
import type { Encoding } from "../../src/ir/model/types.ts";

test("an example has numbers and classes as `predict` takes them, fields of records too", () => {
  const classes = ["dry", "wet", "icy"];
  const encoding: Encoding = {
    kind: "record",
    fields: [
      { name: "wind", encoding: { kind: "real", shape: [2] } },
      { name: "road", encoding: { kind: "oneHot", classes, shape: [] } },
      { name: "roads", encoding: { kind: "oneHot", classes, shape: [2] } },
      { name: "depth", encoding: { kind: "real", shape: [] } },
    ],
  };
  const arrays = new Map([["place", Float64Array.of(9, 9, 0, 0, 1, 1, 0, 0, 0, 1, 0, 9, 1, 2, 0, 1, 0, 0, 1, 0, 1, 0, 0, 5)]]);
  expect(exampleAt([{ name: "place", encoding, array: "place", needed: true }], { count: 2, arrays, dropped: 0 }, 1)).toEqual({
    wind: Float64Array.of(1, 2), road: "wet", roads: ["wet", "dry"], depth: 5,
  });
});
