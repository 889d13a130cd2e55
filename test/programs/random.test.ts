/**
 * Random programs: the equations, every phase, the kernels, every target and central differences agree on them.
 * `PROGRAMS=2000 npx vitest run test/programs/random.test.ts` tries as many; `PROGRAMS_SEED` begins elsewhere. What fails is
 * made as small as it gets, printed, and left in `kept`, whose programs are judged the same way from then on.
 */
import { writeFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Recipe, recipes } from "./random/choices.ts";
import { judge, judgeNames } from "./random/judge.ts";
import { writePlain, writeProgram } from "./random/write.ts";

const nightly = process.env["PROGRAMS"];
const runs = Number(nightly ?? 100);
const seed = Number(process.env["PROGRAMS_SEED"] ?? 1);
/** Milliseconds for making what fails smaller. */
const patience = Number(process.env["PROGRAMS_PATIENCE"] ?? 120_000);

function problemsOf(recipe: Recipe, thorough: boolean): readonly string[] {
  const [plain, text] = [writePlain(recipe), writeProgram(recipe)];
  const problems = judge(text, thorough);
  return problems.length > 0 || plain === text ? problems : judgeNames(plain, text);
}

test(`${runs} random programs mean the same in every form`, { timeout: 36_000_000 }, () => {
  let giveUp = Infinity;
  const details = fc.check(fc.property(recipes, (recipe) => {
    if (performance.now() > giveUp) return;
    const problems = problemsOf(recipe, nightly !== undefined);
    if (problems.length === 0) return;
    giveUp = Math.min(giveUp, performance.now() + patience);
    throw new Error(problems.join("\n"));
  }), { numRuns: runs, seed });
  const [recipe] = details.counterexample ?? [];
  if (recipe === undefined) return;
  const text = writeProgram(recipe);
  writeFileSync(new URL(`kept/seed-${seed}-${details.numRuns}.nn`, import.meta.url), text);
  expect.fail(`program ${details.numRuns} of seed ${seed}, made smaller ${details.numShrinks} times:\n${text}\n${problemsOf(recipe, true).join("\n")}`);
});
