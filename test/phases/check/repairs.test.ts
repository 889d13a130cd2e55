/** Where a shape does not fit, one of the fixes is the step that was left out or mistaken. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";

const block = "block down(n) { conv(n, kernel: 3) relu maxPool(2) }\n";

function model(input: string, chain: string, output: string): string {
  return `model M {\n  input x: ${input}\n  ${chain}\n  output y: ${output}\n  loss ${output.startsWith("[") ? "squaredError" : output.startsWith("binary") ? "binaryCrossEntropy" : "crossEntropy"}\n}\n`;
}

test.each([
  ["flatten before the last layer", model("[8, 8, 1]", "conv(4, kernel: 3) dense(3) softmax", "oneHot(0..2)"), "insert `flatten` before `dense(3)`"],
  ["an axis for the channel", model("[8, 8]", "conv(4, kernel: 3) flatten dense(3) softmax", "oneHot(0..2)"), "insert `reshape([8, 8, 1])` before `conv(4, kernel: 3)`"],
  ["the pool of sequences", model("[8, 2]", "maxPool(2) flatten dense(1)", "[1]"), "write `maxPool1d(2)`"],
  ["the last state", model("[8, 2]", "gru(4) dense(1)", "[1]"), "write `gruLast(4)`"],
  ["padding inside of a residual", model("[8, 8, 2]", "residual { conv(2, kernel: 5) } flatten dense(1)", "[1]"), "write `conv(2, kernel: 5, padding: 2)`"],
  ["the size of the last layer", model("[4]", "dense(4) relu dense(4)", "[2]"), "write `dense(2)`"],
  ["a last layer", model("[4]", "dense(8) relu", "oneHot(0..2)"), "insert `dense(3) softmax` after `relu`"],
  ["the activation of the encoding", model("[4]", "dense(2) softmax", 'binary("no", "yes")'), "write `dense(1)` and `sigmoid`"],
  ["an input without the batch", model("[100, 4]", "dense(2)", "[2]"), "write `[4]`"],
  ["heads that divide", model("[4, 8]", "attention(3) flatten dense(2)", "[2]"), "write `attention(2)`"],
  ["a step before the call of a block", block + model("[8, 8]", "down(4) flatten dense(2)", "[2]"), "insert `reshape([8, 8, 1])` before `down(4)`"],
])("%s is offered", (_, text, title) => {
  const [found, ...more] = check(text).diagnostics;
  expect(more).toEqual([]);
  const fix = found?.fixes.find((f) => f.title === title);
  expect(fix, found?.fixes.map((f) => f.title).join("; ")).toBeDefined();
  const mended = [...(fix?.edits ?? [])].sort((a, b) => b.span.start - a.span.start).reduce((t, e) => t.slice(0, e.span.start) + e.text + t.slice(e.span.end), text);
  expect(check(mended).diagnostics.map((d) => d.message)).toEqual([]);
});
