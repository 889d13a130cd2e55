/**
 * Random programs: the equations, every phase, the kernels, every target and central differences agree on them.
 * `PROGRAMS=2000 npx vitest run test/programs/random.test.ts` judges that many; `PROGRAMS_SEED` chooses others. The first program
 * that fails is made as small as it gets within `PROGRAMS_PATIENCE` milliseconds, printed, and written to `kept`, whose programs
 * are judged the same way from then on. `PROGRAMS_FAILURES=9` judges on until nine have failed. `PROGRAMS_LOG=file` appends how
 * many were judged, and each failure when it is found, so that a run that is interrupted has a result too.
 */
import { appendFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Recipe, recipes } from "./random/choices.ts";
import { judge, judgeNames } from "./random/judge.ts";
import { writePlain, writeProgram } from "./random/write.ts";
import { cases } from "../support/extent.ts";

const { PROGRAMS: nightly, PROGRAMS_SEED, PROGRAMS_PATIENCE, PROGRAMS_FAILURES, PROGRAMS_LOG: log } = process.env;
const runs = Number(nightly ?? cases(12, 100));
const seed = Number(PROGRAMS_SEED ?? 1);
const patience = Number(PROGRAMS_PATIENCE ?? 120_000);
const mostFailures = Number(PROGRAMS_FAILURES ?? 1);

interface Failure {
  /** The number of the program, from 0. */
  readonly at: number;
  readonly recipe: Recipe;
  readonly problems: readonly string[];
}

function problemsOf(recipe: Recipe, thorough: boolean): readonly string[] {
  const [plain, text] = [writePlain(recipe), writeProgram(recipe)];
  const problems = judge(text, thorough);
  return problems.length > 0 || plain === text ? problems : judgeNames(plain, text);
}

function note(line: string): void {
  if (log !== undefined) appendFileSync(log, `${line}\n`);
}

/** Judges programs until as many have failed as are asked for. */
function failuresOf(): readonly Failure[] {
  const failures: Failure[] = [];
  let judged = 0;
  fc.check(fc.property(recipes, (recipe) => {
    if (failures.length >= mostFailures) return;
    const problems = problemsOf(recipe, nightly !== undefined);
    judged++;
    if (problems.length > 0) {
      failures.push({ at: judged - 1, recipe, problems });
      note(`program ${judged} of seed ${seed}:\n${writeProgram(recipe)}\n${problems.join("\n")}`);
    }
    if (judged % 10 === 0 || judged === runs) note(`seed ${seed}: ${judged} of ${runs} judged, ${failures.length} failed`);
  }), { numRuns: runs, seed });
  return failures;
}

/** The smallest recipe that fails as another does and is found in time. */
function smaller({ at, recipe }: Failure): Recipe {
  const giveUp = performance.now() + patience;
  const { counterexample } = fc.check(fc.property(recipes, (r) => performance.now() > giveUp || problemsOf(r, true).length === 0), { seed, path: String(at) });
  return counterexample?.[0] ?? recipe;
}

test(`${runs} random programs mean the same in every form`, { timeout: 36_000_000 }, () => {
  const failures = failuresOf();
  const [first] = failures;
  if (first === undefined) return;
  const recipe = patience > 0 ? smaller(first) : first.recipe;
  const text = writeProgram(recipe);
  writeFileSync(new URL(`kept/seed-${seed}-${first.at + 1}.nn`, import.meta.url), text);
  const others = failures.slice(1).map((f) => `\nprogram ${f.at + 1} of seed ${seed} fails too:\n${writeProgram(f.recipe)}\n${f.problems.join("\n")}`);
  expect.fail(`program ${first.at + 1} of seed ${seed}, as small as it was made:\n${text}\n${problemsOf(recipe, true).join("\n")}${others.join("\n")}`);
});
