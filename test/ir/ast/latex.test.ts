/** Expressions as written, in the notation of textbooks. */
import { describe, expect, test } from "vitest";
import { Report } from "../../../src/diagnostics/report.ts";
import { expressionLatex } from "../../../src/ir/ast/latex.ts";
import { parse } from "../../../src/phases/parse/parse.ts";
import { sourceFile } from "../../../src/source/source.ts";
import { library } from "../../../src/std/library.ts";
import { formulas } from "../../../tools/pages/formula.ts";
import { texFaults } from "../../support/tex.ts";

function latex(text: string): string {
  const [d] = parse(sourceFile("x.nn", `schedule s() = ${text}`), new Report()).declarations;
  return d?.kind === "function" ? expressionLatex(d.value) : "";
}

describe("expressions", () => {
  test.each([
    ["a / (b + 1)", "\\frac{a}{b + 1}"],
    ["a * (b + 1)", "a \\, \\left(b + 1\\right)"],
    ["a - (b - c)", "a - \\left(b - c\\right)"],
    ["2 * 3", "2 \\cdot 3"],
    ["1e-5", "10^{-5}"],
    ["(a + b) ^ 2", "\\left(a + b\\right)^{2}"],
    ["tanh(x) ^ 2", "\\left(\\tanh\\left(x\\right)\\right)^{2}"],
    ["sum(i, j < 3: W1[i, j] * x[..s, i])", "\\sum_{i,\\, j < 3} {W_{1}}_{i, j} \\, x_{\\mathbf{s}, i}"],
    ["sum(i: x[i]) * y", "\\left(\\sum_{i} x_{i}\\right) \\, y"],
    ["y * sum(i: x[i])", "y \\, \\sum_{i} x_{i}"],
    ["mean(batch, ..s: x[..s])", "\\underset{\\mathrm{batch},\\, \\mathbf{s}}{\\operatorname{mean}} x_{\\mathbf{s}}"],
    ["max(a, 0)", "\\max\\left(a, 0\\right)"],
    ["a > 0 ? a : b > 0 ? b : 0", "\\begin{cases}a & \\text{if } a > 0\\\\ b & \\text{if } b > 0\\\\ 0 & \\text{otherwise}\\end{cases}"],
    ["sqrt(abs(mu)) / epsilon", "\\frac{\\sqrt{\\left|\\mu\\right|}}{\\varepsilon}"],
    ["(x[i - 1] else 0)", "\\left(x_{i - 1}\\ \\text{or}\\ 0\\ \\text{outside}\\right)"],
    ["Wz[i]", "{W_{z}}_{i}"],
    ["(a ^ 2) ^ 3", "\\left(a^{2}\\right)^{3}"],
    ["x[i] ^ 2 ^ 3", "x_{i}^{2^{3}}"],
    ["(-a) ^ 2", "\\left(-a\\right)^{2}"],
    ["a * -b", "a \\, \\left(-b\\right)"],
    ["-(a + b)", "-\\left(a + b\\right)"],
  ])("%s", (text, expected) => expect(latex(text)).toBe(expected));
});

test("formulas of the library close what they open, and nothing has two scripts of a kind", () => {
  for (const { file: name, text } of library) {
    for (const line of parse(sourceFile(name, text), new Report()).declarations.flatMap(formulas)) {
      const count = (sign: RegExp): number => [...line.matchAll(sign)].length;
      expect(texFaults(line), line).toEqual([]);
      expect(count(/\\left(?![a-z])/g), line).toBe(count(/\\right(?![a-z])/g));
      expect(line).not.toContain("undefined");
    }
  }
});
