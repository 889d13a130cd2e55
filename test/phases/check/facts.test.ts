/** What conditions ask about an operand. */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { net, said } from "./model.ts";

const found = (chain: string, condition: string): readonly string[] =>
  check(net(`${chain} dense(1)`, { definitions: `activation own(x) = 2 * x\n  warn ${condition}, "asked"` })).diagnostics.map(({ message }) => message);

describe("`kind`", () => {
  test("is the kind that the definition before it states", () => {
    expect(found("sigmoid own", 'kind(x) == "probability"')).toEqual(["asked"]);
    expect(found("relu own", 'kind(x) == "probability"')).toEqual([]);
  });

  test("is empty for plain numbers", () => {
    expect(found("relu own", 'kind(x) == ""')).toEqual(["asked"]);
  });
});

test("`init` is the initializer of the weights that made the operand", () => {
  expect(found("dense(3, init: heNormal) own", 'init(x) == "heNormal"')).toEqual(["asked"]);
  expect(found("dense(3) own", 'init(x) == "heNormal"')).toEqual([]);
});

test("a question about what is no operand is refused", () => {
  expect(found("relu own", 'kind(z) == ""')).toContain(said("questionOfNoOperand", { question: "kind", operands: ["x"] }));
});
