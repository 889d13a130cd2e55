/**
 * Equations to loop kernels.
 *
 * Takes: programs after `lift` and `simplify`: each array defined once, every read in bounds or guarded, cycles step
 * along one index. Nested reductions are allowed.
 * Gives: kernels that compute every output and store of each program, in the order of their dependencies; every access
 * in bounds; every element of what an entry computes written before it is read.
 */
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { titlesOf } from "../../ir/equation/titles.ts";
import type { ArrayDefinition, Program } from "../../ir/equation/types.ts";
import type { Entry, FittingPass, KernelSet } from "../../ir/kernel/types.ts";
import { UnusedNames } from "../../ir/unused-names.ts";
import { mergeConstants } from "./constants.ts";
import { fittingPasses, measuringPasses, type PassPrograms } from "./fitting.ts";
import { Buffers, type Layout } from "./layout.ts";
import { lowerProgram } from "./program.ts";
import { lowerStream } from "./stream.ts";

/**
 * `batch`: the largest number of examples in a step. `data`: what callers hand in, which has a place even where nothing reads it.
 * `outputs`: the model's names of the outputs that inference leaves, which simplification may have changed. `doubles`: arrays that are float64 where reals are float32; absent where all reals are float64.
 */
export function lower(set: ProgramSet, batch: number, data: readonly ArrayDefinition[] = [], doubles?: ReadonlySet<string>, outputs: readonly string[] = []): KernelSet {
  const titles = titlesOf(set);
  const buffers = new Buffers(batch, doubles, titles);
  const names = new UnusedNames();
  const entry = (program: Program): Entry => lowerProgram(program, buffers, names).entry;
  const prepare = set.prepare && entry(set.prepare);
  // Only where values of training are held does a forward pass read what training left.
  const first = [...set.inference.arrays.values()].some((a) => a.role === "kept") ? set.training && lowerProgram(set.training, buffers, names) : undefined;
  const predicted = lowerProgram(set.inference, buffers, names, first?.layouts);
  const inference = predicted.entry;
  const trained = first ?? (set.training && lowerProgram(set.training, buffers, names));
  const training = trained?.entry;
  const backward = set.backward && lowerProgram(set.backward, buffers, names, trained?.layouts).entry;
  const evaluation = set.evaluation && lowerProgram(set.evaluation, buffers, names, trained?.layouts).entry;
  const update = set.update && entry(set.update);
  const initialize = set.initialize && mergeConstants(entry(set.initialize), set.initialize.name, names);
  // What adds up over the data set is float64 whatever the step's values are; and all that fitted values are made of.
  const inPasses = (passes: readonly PassPrograms[], exact: (name: string) => boolean, before?: ReadonlyMap<string, Layout>) => {
    const entry = (program: Program): Entry => lowerProgram(program, buffers, names, before, doubles === undefined ? undefined : exact).entry;
    return passes.map((pass): FittingPass => ({ begin: mergeConstants(entry(pass.begin), pass.begin.name, names), accumulate: entry(pass.accumulate), finish: entry(pass.finish) }));
  };
  const fitting = inPasses(set.fitting === undefined ? [] : fittingPasses(set.fitting), () => true);
  const measures = set.evaluation === undefined ? [] : measuringPasses(set.evaluation);
  const measuring = inPasses(measures, accumulators(measures));
  const ofMetrics = set.metrics === undefined ? [] : fittingPasses(set.metrics, true);
  const left = new Map(outputs.flatMap((name, k) => {
    const layout = predicted.layouts.get(set.inference.outputs[k] ?? name);
    return layout === undefined ? [] : [[name, layout] as const];
  }));
  // What follows from the sums is computed once, and float64 as they are.
  const results = new Set(set.metrics?.outputs);
  const isSum = accumulators(ofMetrics);
  const [metrics, ...more] = inPasses(ofMetrics, (name) => isSum(name) || results.has(name), left);
  if (more.length > 0) throw new Error("metrics take more than one pass over the data");
  for (const array of data) buffers.place(array);
  const stream = set.stream && lowerStream(set.stream, buffers, names);
  return {
    buffers: buffers.all,
    batch,
    inference,
    ...(evaluation && { evaluation }),
    ...(training && { training }),
    ...(backward && { backward }),
    ...(update && { update }),
    ...(initialize && { initialize }),
    ...(prepare && { prepare }),
    ...(stream && { stream }),
    fitting,
    measuring,
    ...(metrics && { metrics }),
  };
}

/** Whether an array adds up over the data. */
function accumulators(passes: readonly PassPrograms[]): (name: string) => boolean {
  const found = new Set(passes.flatMap(({ accumulate }) => accumulate.stores.flatMap(({ target, source }) => [target, source])));
  return (name) => found.has(name);
}
