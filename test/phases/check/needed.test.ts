/** Which inputs a prediction needs. */
import { expect, test } from "vitest";
import { modelOf } from "./model.ts";

const needed = (body: string): readonly string[] => modelOf(`model M { input x: [2], other: [2] ${body} }`).inputs.filter((i) => i.needed).map(({ name }) => name);

test("an input is needed where an output depends on it through any equations", () => {
  expect(needed("x dense(2) as h v[i] = h[i] + other[i] output y: [2] = v loss squaredError")).toEqual(["x", "other"]);
});

test("an input that only the loss reads is not", () => {
  expect(needed("x dense(2) as h output y: [2] loss squaredError(y, target: other)")).toEqual(["x"]);
});

test("an input that is read while training alone is not", () => {
  expect(needed("x dense(2) as h v[i] = training ? h[i] + other[i] : h[i] output y: [2] = v loss squaredError")).toEqual(["x"]);
});

test("all are, where outputs depend on none, since a batch needs a length", () => {
  expect(needed("c[i < 2] = 1 output y: [2] = c")).toEqual(["x", "other"]);
});
