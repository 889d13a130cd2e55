/**
 * The form of each kernel: unrolled, tiled, or left as loops.
 *
 * Takes: kernels in loops. Gives: kernels that store the same numbers (sums in another order where a reduction is
 * unrolled), none over the engine's limits, each with the reason for its form.
 */
import { constantTripCount } from "../../../ir/kernel/trip-count.ts";
import { Once } from "../../../ir/kernel/alike.ts";
import { mapEntries, runsOnce } from "../../../ir/kernel/entries.ts";
import type { Entry, Kernel, KernelSet, Statement } from "../../../ir/kernel/types.ts";
import { withBody } from "../../../ir/kernel/visit.ts";
import { propagateCopies } from "../cleanup/copy-propagation.ts";
import { unusedIn } from "../loops/copy.ts";
import { type Budget, sharing } from "../../../ir/machines.ts";
import { weigh } from "../cost.ts";
import { factorSums } from "../loops/factors.ts";
import { flatten } from "../loops/flatten.ts";
import { splitAccumulators } from "./split-accumulators.ts";
import { singleExample } from "../loops/single-example.ts";
import { tile } from "./tile.ts";
import { splitAtConditions } from "../loops/split-at-conditions.ts";
import { splitAtDivisors } from "../loops/split-at-divisors.ts";
import { peelFirstTerms } from "../cleanup/peel-first-term.ts";
import { unroll } from "../loops/unroll.ts";
import { dropUnused } from "../cleanup/drop-unused.ts";
import { numberValues } from "../cleanup/value-numbering.ts";

/** `copies`: of how many equal kernels code is shared, as in `sharing`. */
export function scheduleScalar(kernels: KernelSet, budget: Budget, copies: number = sharing.copies): KernelSet {
  // What runs once in the life of a network stays as small as it is.
  const once = new Once((name) => kernels.buffers.get(name), copies);
  return mapEntries(kernels, (entry, name) => (runsOnce(name) ? entry : scheduleEntry(entry, kernels.batch, budget, once)));
}

/** Kernels are unrolled as long as the entry stays within its budget. */
function scheduleEntry(entry: Entry, batch: number, budget: Budget, once: Once): Entry {
  let left = budget.entry;
  return {
    ...entry,
    kernels: entry.kernels.map((kernel) => once.of(kernel, (k) => {
      const scheduled = scheduleKernel(k, batch, budget, { ...budget, bytecode: Math.max(0, Math.min(budget.bytecode, left)) });
      if (scheduled.isUnrolled) left -= weigh(scheduled.kernel.body).bytecode;
      return scheduled.kernel;
    })),
  };
}

function scheduleKernel(kernel: Kernel, batch: number, budget: Budget, limits: Budget): { readonly kernel: Kernel; readonly isUnrolled: boolean } {
  const single = batch === 1 ? singleExample(kernel.body) : kernel.body;
  const unused = unusedIn(single);
  const body = flatten(factorSums(splitAtConditions(splitAtDivisors(single, unused), unused, budget), unused));
  const early = prefersTiles(body, batch, budget) ? tiled(body, batch, budget) : undefined;
  const unrolled = early === undefined ? unrolledForm(body, limits) : undefined;
  const form = early ?? unrolled ?? tiled(body, batch, budget) ?? inLoops(body, budget);
  // What is computed once for many points must not make a function too large to be optimized.
  const chosen = weigh(form.body).bytecode <= budget.bytecode ? form : { body, decision: "left in loops: any other form exceeds the size up to which the engine optimizes" };
  return { kernel: withBody(kernel, chosen.body, ...(chosen.decision === undefined ? [] : [chosen.decision])), isUnrolled: unrolled !== undefined };
}

interface Form {
  readonly body: readonly Statement[];
  readonly decision: string | undefined;
}

/** Straight-line code, inside of the loop over the batch where there is one. */
function unrolledForm(body: readonly Statement[], limits: Budget): Form | undefined {
  const { operations, unrolled, statements } = weigh(body);
  if (operations > (reduces(body) ? 2 * limits.straightLine : limits.elementwise) || unrolled > limits.bytecode || statements > limits.statements) return undefined;
  const names = unusedIn(body);
  const written = tidy(unroll(body, names, () => true));
  return { body: written, decision: !hasConstantLoop(body) ? undefined : `unrolled: ${operations} operations; a loop costs more` };
}

/** Whether numbers are added up in locals: what straight-line code speeds up most. */
function reduces(list: readonly Statement[]): boolean {
  return list.some((s) => s.kind === "assign" || (s.kind === "for" && reduces(s.body)) || (s.kind === "if" && (reduces(s.then) || reduces(s.else))));
}

function hasConstantLoop(list: readonly Statement[]): boolean {
  return list.some((s) => (s.kind === "for" && (s.upper.kind !== "count" || hasConstantLoop(s.body))) || (s.kind === "if" && (hasConstantLoop(s.then) || hasConstantLoop(s.else))));
}

/** Loops as they are, but for short ones and for sums that would wait for themselves. */
function inLoops(body: readonly Statement[], budget: Budget): Form {
  const short = shortLoops(body, budget);
  const spread = splitAccumulators(short, unusedIn(short), budget);
  return { body: tidy(spread), decision: weigh(spread).bytecode > weigh(short).bytecode ? `sums on ${budget.chains} accumulators` : undefined };
}

/**
 * Whether tiles, where there can be any, do better than straight-line code. A loop over the batch cannot be unrolled:
 * copies of it, one for each sum, would each wait for their own additions. Around more than a little code it can be tiled.
 */
function prefersTiles(body: readonly Statement[], batch: number, { tile: { rows }, straightLineBatched }: Budget): boolean {
  return batchInside(body, false) || (batch >= rows && weigh(body).operations > 2 * straightLineBatched);
}

/** Whether a loop over the batch is inside of another one. */
function batchInside(list: readonly Statement[], within: boolean): boolean {
  return list.some((s) => {
    if (s.kind === "if") return batchInside(s.then, within) || batchInside(s.else, within);
    return s.kind === "for" && ((within && s.upper.kind === "count") || batchInside(s.body, true));
  });
}

function tiled(body: readonly Statement[], batch: number, limits: Budget): Form | undefined {
  const names = unusedIn(body);
  const found = tile(body, names, batch, limits);
  if (found === undefined) return undefined;
  return { body: tidy(shortLoops(found.body, limits)), decision: found.decision };
}

/** Short loops are unrolled, unless they contain a long one: copies of that gain nothing. */
function shortLoops(body: readonly Statement[], limits: Budget): readonly Statement[] {
  const names = unusedIn(body);
  return unroll(body, names, (iterations, inside) => iterations <= 1 || (iterations <= limits.shortLoop && !hasLoopAbove(inside, limits.shortLoop) && weigh(inside).unrolled * iterations <= limits.bytecode / 8));
}

function hasLoopAbove(list: readonly Statement[], most: number): boolean {
  return list.some((s) => {
    if (s.kind === "if") return hasLoopAbove(s.then, most) || hasLoopAbove(s.else, most);
    if (s.kind !== "for") return false;
    return (constantTripCount(s) ?? Infinity) > most || hasLoopAbove(s.body, most);
  });
}

function tidy(body: readonly Statement[]): readonly Statement[] {
  return peelFirstTerms(dropUnused(numberValues(propagateCopies(body))));
}
