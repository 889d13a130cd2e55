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
import { restrictToSupport } from "./restrict-to-support.ts";

/** The rules, in the order in which they run: it matters for speed, not for the result. */
export const rewrites: Readonly<Record<string, Rewrite>> = {
  dropDead, mergeEqual, inline, substituteFixed, lookUp, sumDistributions, hoist, cancelDeviations, multiplyOut, factorOut, boundMasks, restrictToSupport, narrowDefinitions, dropImplied,
};

/** More than any program has needed: a bound for the case that rewrites undo each other. */
const mostRounds = 24;

export function simplify(set: ProgramSet): ProgramSet {
  return mapPrograms(set, simplifyProgram);
}

export function simplifyProgram(program: Program): Program {
  const list = Object.values(rewrites);
  const settled = list.map(() => new WeakSet<Equation>());
  let current = program;
  // Ends once every rewrite in a row has found nothing to do.
  for (let i = 0, idle = 0; i < mostRounds * list.length && idle < list.length; i++) {
    const next = list[i % list.length]?.(current, settled[i % list.length]) ?? current;
    idle = next === current ? idle + 1 : 0;
    current = next;
  }
  return current;
}
