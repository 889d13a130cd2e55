/**
 * Sums keep their order through minifiers that take addition for associative: of `t += a; t += b`, and of `t = t + a; t = t + b`,
 * swc and Rspack make `t += a + b`. They leave `t = a + t` alone; `npm run engines` holds them to it.
 */
import { expect, test } from "vitest";
import { compile } from "../../../src/index.ts";

/** Statements that add to the same name one after another, in a form that can be joined. */
function joinable(text: string): readonly string[] {
  const added = /^\s*(\w+) (?:\+= |-= |= \1 [+-] )/;
  const lines = text.split("\n");
  return lines.filter((line, k) => {
    const name = added.exec(line)?.[1];
    return name !== undefined && added.exec(lines[k + 1] ?? "")?.[1] === name;
  });
}

const models = [
  `model M { input x: [7] dense(5) tanh dense(3) softmax output y: oneHot("a", "b", "c") loss crossEntropy regularize l2(0.01) train { optimizer: adam batch: 4 clip: norm(1) } }`,
  `model M { input x: [6, 6, 1] conv(3, kernel: 3) batchNorm relu maxPool(2) flatten dense(2) output y: [2] loss huber train { batch: 4 } }`,
];

test.each(models)("no sum can be joined in %s", async (text) => {
  const { modules } = await compile(text);
  expect(modules[0]?.text).toMatch(/^ +(\w+) = .* \+ \1;$/m);
  expect(joinable(modules[0]?.text ?? "")).toEqual([]);
});

test("what can be joined is found", () => {
  expect(joinable("t += a;\nt += b;\n")).toEqual(["t += a;"]);
  expect(joinable("  t = t + a;\n  t = t + b;\n")).toHaveLength(1);
  expect(joinable("t += a;\nu += b;\nt = a + t;\nt = b + t;")).toEqual([]);
});
