/** A word or sign that is left out or written twice is one error, if it explains every error of the file. */
import { describe, expect, test } from "vitest";
import { applied } from "../../src/diagnostics/trial.ts";
import { check } from "../../src/index.ts";

const file = `activation swell(x) = 2 * x

layer mix(units) {
  input  x: [n]
  weight W: [n, units] = glorotUniform, V: [n, units] = glorotUniform
  output y[j] = sum(i: x[i] * W[i, j] * V[i, j])
}

model M {
  input x: [2]
  mix(3) swell as a
  a dense(2) softmax
  output y: oneHot("p", "q")

  loss crossEntropy
  regularize l2(0.01)
}
`;

const mistakes: readonly (readonly [string, string, string, string])[] = [
  ["`loss` of a model left out", "loss crossEntropy", "crossEntropy", "expected `loss` before `crossEntropy`"],
  ["`regularize` left out", "regularize l2", "l2", "expected `regularize` before `l2`"],
  ["`activation` left out", "activation swell", "swell", "expected `activation` before `swell`"],
  ["`layer` left out", "layer mix", "mix", "expected `layer` before `mix`"],
  ["`input` of a layer left out", "input  x: [n]", "x: [n]", "expected `input` before `x`"],
  ["`weight` left out", "weight W", "W", "expected `weight` before `W`"],
  ["`as` left out", "swell as a", "swell a", "expected `as` before `a`"],
  ["the colon of an output left out", "y: oneHot", "y oneHot", "expected `:` before `oneHot`"],
  ["a comma between weights left out", "glorotUniform, V", "glorotUniform V", "expected `,` before `V`"],
  ["a definition named twice", "l2(0.01)", "l2 l2(0.01)", "unexpected `l2`: there is one before it"],
  ["an encoding named twice", "oneHot(", "oneHot oneHot(", "unexpected `oneHot`: there is one before it"],
];

describe("one error", () => {
  test.each(mistakes)("is %s", (_, right, wrong, message) => {
    const text = file.replace(right, wrong);
    const { diagnostics } = check(text, { fileName: "model.nn" });
    expect(diagnostics.map((d) => d.message)).toEqual([message]);
    const mended = applied(text, diagnostics[0]?.fixes[0]?.edits ?? []);
    expect(check(mended).diagnostics).toEqual([]);
  });
});

test("two mistakes are both reported as what they are", () => {
  const { diagnostics } = check(file.replace("loss crossEntropy", "crossEntropy").replace("softmax", "sofd"), { fileName: "model.nn" });
  expect(diagnostics.map(({ code }) => code)).toContain("NN201");
  expect(diagnostics.length).toBeGreaterThan(1);
});
