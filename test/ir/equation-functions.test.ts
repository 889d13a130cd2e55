import { expect, test } from "vitest";
import { check, equationFunctions, equationWords } from "../../src/index.ts";
import { languagePrimitives } from "../../src/ir/equation/primitives.ts";

test("every function of the language has its words", () => {
  expect(equationFunctions.map((f) => f.name).sort()).toEqual([...languagePrimitives, "sqrt", "derivative"].sort());
  for (const { signature, insert } of equationFunctions) expect(insert.replaceAll(/\$\{\d:([^}]*)\}/g, "$1")).toBe(signature);
});

test.each(equationFunctions.map((f) => [f.signature]))("%s compiles as it is written", (signature) => {
  const model = signature.startsWith("derivative")
    ? `model M { input x: [2] v[k < 1] = sum(i: x[i] ^ 2)\ng[i] = ${signature}\noutput z: [2] = g }`
    : `model M { input a: [2] z[i] = ${signature.replace(/\bx\b/, "a[i]").replace(/\by\b/, "0.5")}\noutput y: [2] = z }`;
  expect(check(model).diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
});

test.each(equationWords.map((w) => [w.name]))("%s is a number in an equation", (word) => {
  const model = `model M { input a: [2] z = a[0] * ${word}\noutput y: [2] = a loss squaredError + z }`;
  expect(check(model).diagnostics.filter((d) => d.severity === "error").map((d) => d.message)).toEqual([]);
});
