/**
 * The form of each kernel for engines with vectors.
 *
 * Takes: kernels in loops. Gives: kernels that store the same numbers (sums in another order), loops in lanes where they
 * can be, each with the reason for its form.
 */
import { arePrintableLanes } from "../../../ir/kernel/lanes.ts";
import { entriesOf, mapEntries, runsOnce } from "../../../ir/kernel/entries.ts";
import type { Kernel, KernelSet, Statement } from "../../../ir/kernel/types.ts";
import { withBody } from "../../../ir/kernel/visit.ts";
import { cache, type CacheMachine } from "../packing/cache.ts";
import { FreshNames } from "../loops/copy.ts";
import { budget, weigh } from "../cost.ts";
import { flatten } from "../loops/flatten.ts";
import { splitAtConditions } from "../loops/split-at-conditions.ts";
import { packOperands } from "../packing/pack.ts";
import { specializeSparse, sparse, type SparseMachine } from "../sparse/specialize.ts";
import { peelFirstTerms } from "../cleanup/peel-first-term.ts";
import { singleExample } from "../loops/single-example.ts";
import { unroll } from "../loops/unroll.ts";
import { dropUnused } from "../cleanup/drop-unused.ts";
import { numberValues } from "../cleanup/value-numbering.ts";
import { simd, vectorize } from "./vectorize.ts";

/** Loops of at most this many iterations are unrolled; longer ones the engine does better itself. */
const shortLoop = 8;

/** Statements of a function beyond which nothing more is unrolled. */
const most = 1500;

export function scheduleSimd(kernels: KernelSet, memory: CacheMachine = cache, zeros: SparseMachine = sparse): KernelSet {
  // What runs once in the life of a network stays as it is.
  const inVectors = mapEntries(kernels, (entry, name) => (runsOnce(name) ? entry : { ...entry, kernels: entry.kernels.map((k) => scheduled(k, kernels)) }));
  return withSparse(withPanels(inVectors, memory), kernels, zeros);
}

/** Makes names that no buffer and no kernel of a set has. */
function freshIn(set: KernelSet): (base: string) => string {
  const taken = new Set([...set.buffers.keys(), ...entriesOf(set).flatMap(([, { kernels }]) => kernels.map((k) => k.name))]);
  return (base) => {
    let name = base;
    for (let i = 2; taken.has(name); i++) name = `${base}_${i}`;
    taken.add(name);
    return name;
  };
}

/** Steps of training with another form for inputs that are mostly zeros; `plain`: the kernels before they were scheduled. */
function withSparse(set: KernelSet, plain: KernelSet, zeros: SparseMachine): KernelSet {
  if (set.training === undefined || plain.training === undefined) return set;
  const { entry, buffers } = specializeSparse(plain.training, set.training, set, zeros, (kernel) => scheduled(kernel, plain), freshIn(set));
  return buffers.length === 0 ? set : { ...set, training: entry, buffers: new Map([...set.buffers, ...buffers.map((b) => [b.name, b] as const)]) };
}

function withPanels(set: KernelSet, memory: CacheMachine): KernelSet {
  const buffers = new Map(set.buffers);
  const unique = freshIn(set);
  const packed = mapEntries(set, (entry, name) => {
    if (runsOnce(name)) return entry;
    const found = packOperands(entry, set, memory, unique);
    for (const b of found.buffers) buffers.set(b.name, b);
    return found.entry;
  });
  return { ...packed, buffers };
}

function scheduled(kernel: Kernel, { batch, buffers }: KernelSet): Kernel {
  const single = batch === 1 ? singleExample(kernel.body) : kernel.body;
  const body = flatten(splitAtConditions(single, new FreshNames(single), budget));
  const names = new FreshNames(body);
  const { body: vectors, decisions } = vectorize(body, names, { buffers, outer: [], batch }, simd);
  const inLanes = tidied(vectors, names);
  if (arePrintableLanes(inLanes)) return withBody(kernel, inLanes, ...decisions);
  return withBody(kernel, tidied(body, names), "left in loops of single numbers: lanes would branch differently");
}

function tidied(body: readonly Statement[], names: FreshNames): readonly Statement[] {
  return peelFirstTerms(dropUnused(numberValues(short(body, names))));
}

/** Short loops without others inside are unrolled. */
function short(body: readonly Statement[], names: FreshNames): readonly Statement[] {
  const written = unroll(body, names, (iterations, inside) => iterations <= 1 || (iterations <= shortLoop && !inside.some(hasLoop) && weigh(inside).statements * iterations <= most / 8));
  return weigh(written).statements > 8 * most ? body : written;
}

function hasLoop(s: Statement): boolean {
  return s.kind === "for" || (s.kind === "if" && [...s.then, ...s.else].some(hasLoop));
}
