/** A model without an input is answered where a step says the shape of one. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";

const message = (step: string): string | undefined => check(`model M {\n  ${step}\n  output y: [1]\n  loss squaredError\n}\n`).diagnostics[0]?.message;

test.each([
  ["dense(1, input_shape: [4])", "[4]"], ["dense(1, input_dim: 4)", "[4]"], ["dense(1, inputShape: [8, 8])", "[8, 8]"],
])("`%s` is answered with `input name: %s`", (step, shape) => {
  expect(message(step)).toBe(`the model \`M\` has no input: write \`input name: ${shape}\` before the first step`);
});

test("an argument of another meaning says no shape", () => {
  expect(message("dense(1, init: zeros)")).toBe("the model `M` has no input: write `input name: encoding`");
});
