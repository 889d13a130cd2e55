/**
 * Fewer and shorter equations of the same meaning.
 *
 * In: any programs. Out: programs of the same outputs and stores, up to rounding, in which no rewrite finds anything to
 * do, within a number of rounds. Each rewrite either leaves fewer operations or fewer arrays, none takes back what
 * another one did; arrays that read each other stay as they are.
 */
import { mapPrograms, type ProgramSet } from "../../ir/equation/program-set.ts";
import type { Equation, Program } from "../../ir/equation/types.ts";
import { cancelDeviations } from "./cancel-deviations.ts";
import { dropImplied } from "./drop-implied.ts";
import { dropDead } from "./drop-dead.ts";
import { narrowDefinitions } from "./narrow-definitions.ts";
import { sumDistributions } from "./sum-distributions.ts";
import { multiplyOut } from "./multiply-out.ts";
import { factorOut } from "./factor-out.ts";
import { substituteFixed } from "./substitute-fixed.ts";
import { hoist } from "./hoist.ts";
import { inline } from "./inline.ts";
import { lookUp } from "./look-up.ts";
import { boundMasks } from "./bound-masks.ts";
import { mergeEqual } from "./merge-equal.ts";
import type { Rewrite } from "./rewrite.ts";
import { release } from "./release.ts";
import { restrictToSupport } from "./restrict-to-support.ts";

interface Rule {
  readonly rewrite: Rewrite;
  /**
   * Equations of a model in which the rule finds something to do, and a test tries it: they define z[3] by x[3], y[3], A[3, 3] and the class
   * k < 3. Without it the rule must act on a random program, or on a model of test/phases/simplify/each.test.ts.
   */
  readonly example?: string;
}

/** In the order in which they run: it matters for speed, not for the result. */
export const rules: Readonly<Record<string, Rule>> = {
  release: { rewrite: release, example: "u[i] = stop(x[i])  z[i] = x[i] * u[i]" },
  dropDead: { rewrite: dropDead, example: "u[i] = x[i] + 1  v[i] = u[i] * 0  z[i] = x[i] + v[i]" },
  mergeEqual: { rewrite: mergeEqual, example: "u[i] = exp(x[i])  v[j] = exp(x[j])  z[i] = u[i] * v[2 - i]" },
  inline: { rewrite: inline, example: "u[i] = x[i] + 1  z[i] = u[i] * y[i]" },
  substituteFixed: { rewrite: substituteFixed },
  lookUp: { rewrite: lookUp, example: "z[i] = sum(j: (j == k ? 1 : 0) * A[i, j])" },
  sumDistributions: { rewrite: sumDistributions },
  hoist: { rewrite: hoist, example: "z[i] = sum(j: x[i] * A[i, j])" },
  cancelDeviations: { rewrite: cancelDeviations, example: "m = mean(j: x[j])  z[i] = x[i] + y[i] * sum(j: x[j] - m)" },
  multiplyOut: { rewrite: multiplyOut, example: "z[i] = (1 - y[i]) * x[i] + y[i] * x[i]" },
  factorOut: { rewrite: factorOut, example: "z[i] = x[i] * exp(y[i]) + x[i] * sin(y[i])" },
  boundMasks: { rewrite: boundMasks, example: "L[i, j] = j <= i ? A[i, j] : log(0)  z[i] = sum(j: exp(L[i, j]))" },
  restrictToSupport: { rewrite: restrictToSupport, example: "L[i, j] = j <= i ? A[i, j] : 0  z[i] = sum(j: L[i, j] * exp(x[j]))" },
  narrowDefinitions: {
    rewrite: narrowDefinitions,
    example: "E[i, j] = exp(A[i, j] + x[j])  z[i] = sum(j: j <= i ? E[i, j] : 0) + y[i] * sum(j: j <= i ? E[i, j] * y[j] : 0)",
  },
  dropImplied: { rewrite: dropImplied },
};

/** More than any program has needed: a bound for the case that rewrites undo each other. */
const mostRounds = 24;

export function simplify(set: ProgramSet): ProgramSet {
  return mapPrograms(set, simplifyProgram);
}

export function simplifyProgram(program: Program): Program {
  const list = Object.values(rules);
  const settled = list.map(() => new WeakSet<Equation>());
  let current = program;
  // Ends once every rewrite in a row has found nothing to do.
  for (let i = 0, idle = 0; i < mostRounds * list.length && idle < list.length; i++) {
    const next = list[i % list.length]?.rewrite(current, settled[i % list.length]) ?? current;
    idle = next === current ? idle + 1 : 0;
    current = next;
  }
  return current;
}
