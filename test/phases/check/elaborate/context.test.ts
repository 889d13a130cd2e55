/** The context of a right side: a name as it is read, and how conditions around it narrow the region. */
import { expect, test } from "vitest";
import { readName } from "../../../../src/phases/check/elaborate/context.ts";
import { parsed } from "../../parse/files.ts";
import { faults, layerOf, outputOf, said } from "../model.ts";

test("an array is read by its name, the data of an output with its member", () => {
  const names = ["x[i]", "kind.target[k]", "x"].map((text) => {
    const [activation] = parsed(`activation f(x) = ${text}`).file.declarations;
    return activation?.kind === "function" && activation.value.kind === "reference" ? readName(activation.value) : undefined;
  });
  expect(names).toEqual(["x", "kind.target", "x"]);
});

test("conditions of all choices around a read prove it", () => {
  expect(outputOf(layerOf("output y[i < n] = i > 0 ? (i < 3 ? x[i - 1] + x[i + 1] : 0) : 9"), { x: [1, 2, 3, 4] })).toEqual([9, 4, 6, 0]);
});

test("what an equation defines is named in messages", () => {
  expect(faults(layerOf("weight w: [n] = 3 fitted m = x[0] output y[i] = x[i] * w[i] - m"))).toEqual([said("dependsOnExample", { name: "x", defined: { kind: "fitted value", name: "m" } })]);
});
