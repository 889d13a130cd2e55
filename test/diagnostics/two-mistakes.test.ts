/** One mistake is reported once and does not hide another: its consequences are not reported, independent errors are. */
import { expect, test } from "vitest";
import { check } from "../../src/index.ts";

const model = (body: string): string => `model M {\n  input x: [4, 3]\n${body}\n  train { data: csv("a.csv") }\n}\n`;
const layer = (body: string): string => `layer mixed(units) {\n  input  x: [rows, n]\n  weight W: [n, units] = glorotUniform\n${body}\n}\n`;
const used = model("  mixed(2)\n  flatten\n  output y: [8]\n  loss meanSquaredError");
const chain = (equations: string): string => model(`  flatten\n  dense(4) as h\n${equations}\n  output y: [4] = h\n  loss total`);

test.each<[string, string, readonly string[]]>([
  ["two misspelled layers", model("  flaten\n  dense(2) rellu\n  output y: [2]\n  loss meanSquaredError"), ["3 NN201 flaten", "4 NN201 rellu"]],
  ["equations of one layer", layer("  h[r, j < units] = sum(i: x[r, i] * other[i, j])\n  g[r, j < units] = sum(i: x[r, i] * W[j])\n  output y[r, j < units] = h[r, j] + g[r, j]") + used, ["4 NN201 other", "5 NN405 W[j]"]],
  ["equations of one chain", chain("  a = sum(i: h[i] + wrong)\n  b = sum(i: h[i, 0])\n  total = a + b"), ["5 NN201 wrong", "6 NN405 h[i, 0]"]],
  ["an equation that reads what is wrong", chain("  a = sum(i: h[i] + wrong)\n  total = a + missing"), ["5 NN201 wrong", "6 NN201 missing"]],
  ["a layer, and the statement of the loss", model("  flaten\n  dense(2)\n  output y: [2]\n  loss meanSquaredErorr"), ["3 NN201 flaten", "6 NN201 meanSquaredErorr"]],
  ["two models", `${model("  dens(2)\n  flatten\n  output y: [8]\n  loss meanSquaredError")}model N {\n  input x: [2]\n  dense(2) sigmoyd\n  output y: [2]\n  loss squaredError\n}\n`, ["3 NN201 dens", "11 NN201 sigmoyd"]],
])("two in %s are both reported", (_, text, expected) => expect(reported(text)).toEqual(expected));

test.each<[string, string, readonly string[]]>([
  ["an index that a left side lacks", layer("  h[r] = sum(i: x[r, i] * W[i, j])\n  g[r, j] = h[r, j] + 1\n  output y[r, j] = sum(k: g[r, k] * W[k, j])") + used, ["4 NN400 j"]],
  ["a read with too few subscripts", layer("  output y[r, j < units] = sum(i: x[i] * W[i, j]) + sum(i: x[i])") + used, ["4 NN405 x[i]"]],
  ["a sum over a name that nothing has", layer("  output y[r, j < units] = sum(i: V[r, i])") + used, ["4 NN201 V"]],
  ["a value without a name", layer("  output y[r, j] = sum(i: x[r, i] * [i, j])") + used, ["4 NN416 [i, j]"]],
  ["a value that a loss takes", chain("  total = sum(i: h[i] + wrong)"), ["5 NN201 wrong"]],
  ["a shape that is stated", model("  -> [12]\n  dense(2)\n  output y: [2]\n  loss meanSquaredError"), ["3 NN343 -> [12]"]],
  ["a layer at two places", `${layer("  output y[r, j] = sum(i: x[r, i] * W[i, j])")}${model("  flatten\n  let a = { mixed(2) }\n  let b = { mixed(2) }\n  a\n  output y: [8]\n  loss meanSquaredError")}`, ["9 NN300 mixed(2)"]],
  ["a sign between a name and its value", chain("  total sum(i: h[i] ^ 2)"), ["5 NN102 sum"]],
  ["a brace of a record", "model M {\n  input x:\n    a, b, c,\n  }\n  dense(1)\n  output y: [1]\n  loss squaredError\n}\n", ["2 NN102 :"]],
  ["a parenthesis before arguments", "model M {\n  input x: [4]\n  dense16, init: zeros)\n  output y: [16]\n  loss squaredError\n}\n", ["3 NN103 ,"]],
  ["a brace after a count", "model M {\n  input x: [4]\n  repeat 2 dense(4) }\n  output y: [4]\n  loss meanSquaredError\n}\n", ["3 NN102 2"]],
])("%s is reported once", (_, text, expected) => expect(reported(text)).toEqual(expected));

test("other places of one mistake are notes, and its fix mends all of them", () => {
  const { diagnostics: [first, ...others] } = check(model("  flatten\n  let a = { dens(2) }\n  let b = { dens(2) }\n  a\n  output y: [2]\n  loss meanSquaredError"), { fileName: "m.nn" });
  expect(others).toEqual([]);
  expect(first?.notes.map(({ message, span }) => `${message} ${span?.source.text.slice(span.start, span.end) ?? ""}`)).toEqual(["and here dens"]);
  expect(first?.fixes.map(({ edits }) => edits.map(({ text }) => text))).toEqual([["dense", "dense"]]);
});

/** Line, code and text of each error. */
function reported(text: string): readonly string[] {
  return check(text, { fileName: "m.nn" }).diagnostics.filter((d) => d.severity === "error").map(({ code, span: { start, end } }) => `${text.slice(0, start).split("\n").length} ${code} ${text.slice(start, end)}`);
}
