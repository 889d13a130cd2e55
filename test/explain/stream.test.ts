/** What `explain` says of a stream: bytes of what is kept. */
import { expect, test } from "vitest";
import { explain } from "../../src/index.ts";

const text = `model Net(time = 8) {
  input x: index(5)[time]
  embedding(4) lstm(6) attention(2, causal: true) dense(5) softmax
  output y: oneHot(0..4)[time]
  loss crossEntropy
  stream x
}`;

test("bytes by what they are of, in the element type of the module", async () => {
  const [wide, narrow] = await Promise.all([explain(text), explain(text, { precision: "f32" })]);
  expect(wide.models[0]?.stream).toEqual({
    inputs: ["x"], given: [], steps: 8,
    kept: [{ name: "lstm1.c", steps: 1, bytes: 48 }, { name: "lstm1.h", steps: 1, bytes: 48 }, { name: "attention1.k", steps: "all", bytes: 384 }, { name: "attention1.v", steps: "all", bytes: 384 }],
  });
  expect(narrow.models[0]?.stream?.kept.map(({ bytes }) => bytes)).toEqual([24, 24, 192, 192]);
  expect(wide.models[0]?.text).toContain("Step by step along `x`, at most 8 steps: a stream keeps 864 bytes:");
  expect(wide.models[0]?.text).toMatch(/^\| `attention1.k` \| +all \| +384 \|$/m);
});

test("a model that comes as a whole says nothing of it", async () => {
  const { models: [model] } = await explain(text.replace("  stream x\n", ""));
  expect(model?.stream).toBeUndefined();
  expect(model?.text).not.toContain("tep by step");
});
