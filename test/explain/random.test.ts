/** Forms in matrices of random programs mean what their equations mean. `PROGRAMS=300` judges that many, `PROGRAMS_SEED` chooses others. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { matrixLatex } from "../../src/explain/matrix/latex.ts";
import { recipes } from "../programs/random/choices.ts";
import { writeProgram } from "../programs/random/write.ts";
import { cases } from "../support/extent.ts";
import { texFaults } from "../support/tex.ts";
import { deriveText, numbersOf } from "./derived.ts";
import { evaluateMatrix, type Rows } from "./evaluate-matrix.ts";

const { PROGRAMS, PROGRAMS_SEED } = process.env;
const numRuns = Number(PROGRAMS ?? cases(4, 60));

/** Equal up to rounding; what is not finite is so on both sides. */
function agree(a: Rows, b: Rows): boolean {
  const [x, y] = [a.flat(), b.flat()];
  return a.length === b.length && x.length === y.length && x.every((v, i) => {
    const w = y[i] ?? NaN;
    return Number.isFinite(w) && Math.abs(w) < 1e9 ? Math.abs(v - w) <= 1e-6 * Math.max(1, Math.abs(w)) : !Number.isFinite(v) || Math.abs(v) > 1e6;
  });
}

test("forms of random programs", () => {
  let compared = 0;
  fc.assert(fc.property(recipes, (recipe) => {
    const derivation = deriveText(writeProgram(recipe));
    for (const [batch, count] of [[false, 1], [true, 3]] as const) {
      const numbers = numbersOf(derivation, count, 1);
      for (const step of derivation.steps) {
        if (step.batch !== batch || step.form === undefined || !numbers.has(step)) continue;
        compared++;
        if (!agree(evaluateMatrix(step.form, numbers), numbers.result(step))) throw new Error(`${step.section}: ${step.equation.array} is not ${matrixLatex(step.form, derivation.symbols.one)}`);
        expect(texFaults(matrixLatex(step.form, batch ? derivation.symbols.batch : derivation.symbols.one))).toEqual([]);
      }
    }
  }), { numRuns, seed: Number(PROGRAMS_SEED ?? 1), endOnFailure: true });
  expect(compared).toBeGreaterThan(numRuns * 5);
});
