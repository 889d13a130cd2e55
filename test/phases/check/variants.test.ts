/** `model Small = Digits(filters: 4)`: the chain of another model, with other values of its parameters. */
import { describe, expect, test } from "vitest";
import { compile, format } from "../../../src/index.ts";

const digits = `/// Reads digits.
model Digits(units = 8, rate = 0.1) {
  input x: [4]
  dense(units) relu
  dense(2) softmax
  output y: oneHot("a", "b")
  loss crossEntropy
  train { optimizer: sgd(rate: rate) }
}
`;

async function parameterCounts(text: string, set: Readonly<Record<string, number>> = {}): Promise<Readonly<Record<string, number>>> {
  const { modules, diagnostics } = await compile(text, { emit: "module", set });
  expect(diagnostics.map((d) => d.message)).toEqual([]);
  return Object.fromEntries(modules.map(({ name, text: code }) => [name, Number(/parameterCount: (\d+)/.exec(code)?.[1])]));
}

const codes = async (text: string): Promise<readonly string[]> => (await compile(text, { emit: "script" })).diagnostics.map((d) => `${d.code} ${d.span.source.text.slice(d.span.start, d.span.end)}`);

describe("a variant", () => {
  test("is a model of its own, beside the other", async () => {
    expect(await parameterCounts(`${digits}\nmodel Small = Digits(units: 2)\n\n/// Wide.\nmodel Wide = Digits(16, rate: 0.2)\n`)).toEqual({ Digits: 4 * 8 + 8 + 8 * 2 + 2, Small: 4 * 2 + 2 + 2 * 2 + 2, Wide: 4 * 16 + 16 + 16 * 2 + 2 });
  });

  test("may stand before its model, and without arguments", async () => {
    expect(await parameterCounts(`model Same = Digits\n\n${digits}`)).toEqual({ Same: 58, Digits: 58 });
  });

  test("has its own documentation, or that of its model", async () => {
    const { modules } = await compile(`${digits}\nmodel Small = Digits(units: 2)\n\n/// Wide.\nmodel Wide = Digits(16)\n`, { emit: "script" });
    expect(modules.map(({ model }) => model.doc)).toEqual(["Reads digits.", "Reads digits.", "Wide."]);
  });

  test("gives way to values that are set from outside", async () => {
    expect(await parameterCounts(`${digits}\nmodel Small = Digits(units: 2)\n`, { units: 3 })).toEqual({ Digits: 23, Small: 23 });
  });

  test("is formatted on one line", async () => {
    expect((await format("model Small   =Digits( units :2 )\n")).text).toBe("model Small = Digits(units: 2)\n");
  });
});

test.each([
  ["of no model", "model Small = Digit(units: 2)", ["NN215 Digit"]],
  ["of a variant", "model Small = Digits(units: 2)\nmodel Less = Small(units: 1)", ["NN215 Small"]],
  ["with an unknown parameter", "model Small = Digits(unit: 2)", ["NN235 unit"]],
  ["with too many values", "model Small = Digits(1, 2, 3)", ["NN234 Digits(1, 2, 3)"]],
  ["with parameters", "model Small(n = 2) = Digits(units: 2)", ["NN216 n = 2"]],
  ["of the name of another model", "model Digits = Digits(units: 2)", ["NN202 Digits"]],
])("a variant %s is refused", async (_, text, expected) => {
  expect(await codes(`${digits}\n${text}\n`)).toEqual(expected);
});
