/**
 * The form of each kernel for engines with vectors.
 *
 * Takes: kernels in loops. Gives: kernels that store the same numbers (sums in another order), loops in lanes where they
 * can be, each with the reason for its form.
 */
import { arePrintableLanes } from "../../../ir/kernel/lanes.ts";
import { Once } from "../../../ir/kernel/alike.ts";
import { entriesOf, mapEntries, runsOnce } from "../../../ir/kernel/entries.ts";
import type { Kernel, KernelSet, Statement } from "../../../ir/kernel/types.ts";
import { withBody } from "../../../ir/kernel/visit.ts";
import type { SimdMachine, VectorMachine } from "../../../ir/machines.ts";
import { UnusedNames } from "../../../ir/unused-names.ts";
import { unusedIn } from "../loops/copy.ts";
import { weigh } from "../cost.ts";
import { factorSums } from "../loops/factors.ts";
import { flatten } from "../loops/flatten.ts";
import { splitAtConditions } from "../loops/split-at-conditions.ts";
import { splitAtDivisors } from "../loops/split-at-divisors.ts";
import { packOperands } from "../packing/pack.ts";
import { transposeOperands } from "../packing/transpose.ts";
import { specializeRows } from "../sparse/rows.ts";
import { minimalFilters } from "../winograd/winograd.ts";
import { specializeSparse } from "../sparse/specialize.ts";
import { peelFirstTerms } from "../cleanup/peel-first-term.ts";
import { multiplyByReciprocal } from "../loops/reciprocal-of-count.ts";
import { singleExample } from "../loops/single-example.ts";
import { splitFunctions } from "../loops/split-functions.ts";
import { sumInBlocks } from "../loops/sum-in-blocks.ts";
import { tileTaps } from "../loops/tile-taps.ts";
import { unroll } from "../loops/unroll.ts";
import { dropUnused } from "../cleanup/drop-unused.ts";
import { numberValues } from "../cleanup/value-numbering.ts";
import { vectorize } from "./vectorize.ts";

/** `exact`: whether sums keep the products that equations say. */
export function scheduleSimd(kernels: KernelSet, machine: SimdMachine, exact = false): KernelSet {
  const { set, names: minimal } = exact ? { set: kernels, names: new Set<string>() } : minimalFilters(kernels, machine, freshIn(kernels));
  const transposed = withTransposed(set, machine);
  const once = new Once((name) => transposed.buffers.get(name));
  // What runs once in the life of a network stays as it is.
  const inVectors = mapEntries(transposed, (entry, name) => (runsOnce(name) ? entry : { ...entry, kernels: entry.kernels.map((kernel) => once.of(kernel, (k) => scheduled(k, transposed, machine, minimal.has(k.name)))) }));
  return withSparse(withPanels(inVectors, machine), transposed, machine);
}

function withTransposed(set: KernelSet, { cache }: SimdMachine): KernelSet {
  const buffers = new Map(set.buffers);
  const unique = freshIn(set);
  const transposed = mapEntries(set, (entry, name) => {
    if (runsOnce(name)) return entry;
    const found = transposeOperands(entry, set, cache.transposedFrom, unique);
    for (const b of found.buffers) buffers.set(b.name, b);
    return found.entry;
  });
  return { ...transposed, buffers };
}

/** Makes names that no buffer and no kernel of a set has. */
function freshIn(set: KernelSet): (base: string) => string {
  const names = new UnusedNames([...set.buffers.keys(), ...entriesOf(set).flatMap(([, { kernels }]) => kernels.map((k) => k.name))]);
  return (base) => names.fresh(base);
}

/** Steps of training with another form for inputs that are mostly zeros; `plain`: the kernels before they were scheduled. */
function withSparse(set: KernelSet, plain: KernelSet, machine: SimdMachine): KernelSet {
  if (set.training === undefined || plain.training === undefined) return set;
  const finish = (kernel: Kernel): Kernel => scheduled(kernel, plain, machine);
  const unique = freshIn(set);
  const before = new Set(set.training.kernels);
  const wide = specializeSparse(plain.training, set.training, set, machine.sparse, finish, unique);
  const done = new Set(wide.entry.kernels.flatMap((k) => (before.has(k) ? [] : [k.name])));
  const { entry, buffers } = specializeRows(plain.training, wide.entry, done, set, machine.rows, finish, unique);
  const made = [...wide.buffers, ...buffers];
  return made.length === 0 ? set : { ...set, training: entry, buffers: new Map([...set.buffers, ...made.map((b) => [b.name, b] as const)]) };
}

function withPanels(set: KernelSet, { cache, vectors: { lanes } }: SimdMachine): KernelSet {
  const buffers = new Map(set.buffers);
  const unique = freshIn(set);
  const packed = mapEntries(set, (entry, name) => {
    if (runsOnce(name)) return entry;
    const found = packOperands(entry, set, { ...cache, lanes }, unique);
    for (const b of found.buffers) buffers.set(b.name, b);
    return found.entry;
  });
  return { ...packed, buffers };
}

/** `whole`: whether its loops are to stay whole. */
function scheduled(kernel: Kernel, { batch, buffers }: KernelSet, { budget, cache, vectors: machine }: SimdMachine, whole = false): Kernel {
  const single = batch === 1 ? singleExample(kernel.body) : kernel.body;
  const unused = unusedIn(single);
  const { body: inBlocks, reasons } = whole ? { body: single, reasons: [] } : sumInBlocks(single, unused, { buffers, batch, cache });
  const taps: string[] = [];
  const tiled = whole ? inBlocks : tileTaps(inBlocks, unused, { batch, machine, reasons: taps });
  const body = whole ? single : multiplyByReciprocal(flatten(splitFunctions(factorSums(splitAtConditions(splitAtDivisors(tiled, unused), unused, budget), unused), unused, { buffers, batch, results: machine.functions })), unused, buffers, machine.functions);
  const names = unusedIn(body);
  const { body: vectors, decisions } = vectorize(body, names, { buffers, outer: [], batch }, machine);
  const inLanes = tidied(vectors, names, machine);
  if (arePrintableLanes(inLanes)) return withBody(kernel, inLanes, ...reasons, ...taps, ...decisions);
  return withBody(kernel, tidied(body, names, machine), ...reasons, ...taps, "left in loops of single numbers: lanes would branch differently");
}

function tidied(body: readonly Statement[], names: UnusedNames, machine: VectorMachine): readonly Statement[] {
  return peelFirstTerms(dropUnused(numberValues(short(body, names, machine))));
}

/** Short loops without others inside are unrolled. */
function short(body: readonly Statement[], names: UnusedNames, { shortLoop, statements }: VectorMachine): readonly Statement[] {
  const written = unroll(body, names, (iterations, inside) => iterations <= 1 || (iterations <= shortLoop && !inside.some(hasLoop) && weigh(inside).statements * iterations <= statements / 8));
  return weigh(written).statements > 8 * statements ? body : written;
}

function hasLoop(s: Statement): boolean {
  return s.kind === "for" || (s.kind === "if" && [...s.then, ...s.else].some(hasLoop));
}
