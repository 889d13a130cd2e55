/** What calls gave in an earlier text is taken again where it is what they give. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { type Analysis, analyze } from "../../../../src/index.ts";
import { exampleNames } from "../../../../tools/examples.ts";
import { sampled } from "../../../support/extent.ts";
import { seenIn } from "../../../support/seen.ts";

function shapes({ models: [model] }: Analysis): readonly (readonly number[] | undefined)[] {
  return model?.steps.map(({ after }) => after?.shape) ?? [];
}

/** Before each step a further one: the names of all that follow change. */
function longer(text: string): string {
  return text.replace(/^  (dense|conv|gru|gruLast|day|lstm|relu|tanh|dropout|attention|embedding)\b/gm, "  sigmoid\n  $1").replaceAll("dense(16)", "dense(12)");
}

test.each(sampled(exampleNames, 4))("of %s, what calls gave before is what they give", (name) => {
  const path = `examples/${name}/${name}.nn`;
  const resolve = (to: string, from: string): { readonly name: string; readonly text: string } | undefined => {
    const file = join(dirname(from), to);
    return existsSync(file) ? { name: file, text: readFileSync(file, "utf8") } : undefined;
  };
  const text = readFileSync(path, "utf8");
  let earlier = analyze(text, { fileName: path, resolve });
  expect(earlier.models.length).toBeGreaterThan(0);
  for (const next of [text, longer(text), text.replace(/^ *(input .*)$/m, "  $1"), text.replaceAll("relu", "tanh"), text]) {
    const now = analyze(next, { fileName: path, resolve, earlier });
    expect(seenIn(now)).toEqual(seenIn(analyze(next, { fileName: path, resolve })));
    earlier = now;
  }
});

test("a fitted layer finds the parameters behind calls that gave the same before", () => {
  const text = "model M { input x: [4] dense(4) normalize dense(4) normalize output y: [4] }";
  const earlier = analyze(text);
  expect(shapes(earlier)).toContain(undefined);
  const next = text.replace("x: [4]", "x: [4] relu");
  expect(seenIn(analyze(next, { earlier }))).toEqual(seenIn(analyze(next)));
});

test("equal calls of one model are elaborated once, and have names of their own", () => {
  const { models: [model], kept } = analyze("model M { input x: [4] dense(4) relu dense(4) relu dense(4) output y: [4] }");
  expect(model?.variables.map((v) => v.name)).toEqual(["dense1.W", "dense1.b", "dense2.W", "dense2.b", "dense3.W", "dense3.b"]);
  expect([...kept.calls.values()].map((c) => c.instance)).toEqual(["dense1", "relu1", "dense2"]);
});

test("a definition that changes changes what its calls give", () => {
  const text = "layer twice(n) { input x: [..s, k] output y[..s, i < n] = 2 * x[..s, 0] }\nmodel M { input x: [4] twice(3) output y: [3] }";
  const earlier = analyze(text);
  expect(shapes(earlier)[1]).toEqual([3]);
  expect(shapes(analyze(text.replace("i < n", "i < n + 1"), { earlier }))[1]).toEqual([4]);
});
