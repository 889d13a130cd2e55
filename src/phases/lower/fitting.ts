/**
 * A program over the training data, such as the fitting program, as passes over the training data, in chunks of a batch. A reduction over the batch becomes an
 * accumulator: neutral before the pass, joined with each chunk's share, complete after it. What is batched and reads a
 * completed reduction belongs to a later pass, and is computed again in each pass that needs it.
 */
import { variableAffine } from "../../ir/equation/affine.ts";
import { givesAverages } from "../../ir/equation/average.ts";
import { add, call, constant, count, multiply, neutral, readAt, reduce, subtract } from "../../ir/equation/build.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { accumulatorName, joinedName } from "../../ir/equation/names.ts";
import { children, freeVariables, mapChildren, readsOf, substitute } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Expr, IndexVariable, Program, Reduce, Store } from "../../ir/equation/types.ts";
import { pairsExamples } from "../../ir/equation/pairs.ts";
import { components } from "./graph.ts";

/** The programs that run before, over and after the data. */
export interface PassPrograms {
  readonly begin: Program;
  readonly accumulate: Program;
  readonly finish: Program;
}

interface Accumulator {
  readonly array: ArrayDefinition;
  readonly indices: readonly IndexVariable[];
  readonly share: Reduce;
}

interface Split {
  readonly arrays: Map<string, ArrayDefinition>;
  readonly accumulators: Accumulator[];
  readonly byKey: Map<string, Expr>;
  readonly fresh: Fresh;
  readonly once: boolean;
}

/** The name of the accumulator that counts the examples; others are named by their operators. */
const examples = "count";

/** Whether passes can compute a program: reductions over its batch join, pair no example with another, and are no part of a recurrence. */
function canAccumulate(program: Program): boolean {
  return components(program).every(({ equations, cyclic }) => equations.every((e) => {
    const joins = (x: Expr): boolean => {
      if (!children(x).every(joins)) return false;
      return !overBatch(x) || (!cyclic && joinable.has(x.operator) && [...freeVariables(x).values()].every((v) => v.upper !== Infinity));
    };
    return e.kind === "definition" && joins(e.body) && !pairsExamples(e, program.arrays);
  }));
}

const joinable: ReadonlySet<Reduce["operator"]> = new Set(["sum", "product", "max", "min", "logsumexp"]);

/** The passes that find a program's outputs; none where the means of its batches' outputs are those, or where no pass could. */
export function measuringPasses(program: Program): readonly PassPrograms[] {
  return givesAverages(program) || !canAccumulate(program) ? [] : fittingPasses(program);
}

/** `once`: logarithms of sums of exponentials take one pass too, and overflow where their exponentials do. */
export function fittingPasses(program: Program, once = false): readonly PassPrograms[] {
  const fresh = new Fresh(program.nextIndex);
  const split: Split = { arrays: new Map(program.arrays), accumulators: [], byKey: new Map(), fresh, once };
  const cycles = new Map(components(program).filter((c) => c.cyclic).flatMap((c) => c.equations.map((e) => [e.array, c.equations.map((other) => other.array)] as const)));
  const definitions = components(program).flatMap((c) => c.equations).map((e): Definition => {
    if (e.kind === "accumulation") throw new Error(`fitted values cannot accumulate at positions from data: ${e.array}`);
    const batched = e.indices.some((v) => v.upper === Infinity);
    return { ...e, body: batched ? onChunk(e.body, split) : extract(e.body, split) };
  });
  return assemble(program, definitions, cycles, split);
}

/** What runs on a chunk reads reductions over all the data, and their count, which an accumulator of its own adds up. */
function onChunk(e: Expr, split: Split): Expr {
  if (e.kind === "count") {
    const n = split.fresh.variable("n", 0, Infinity);
    const ones: Expr = { ...reduceOver([n], constant(1)) };
    return accumulator(ones, examples, split);
  }
  return overBatch(e) ? extract(e, split) : mapChildren(e, (part) => onChunk(part, split));
}

function overBatch(e: Expr): e is Reduce {
  return e.kind === "reduce" && e.indices.some((v) => v.upper === Infinity);
}

/** Σ 1 over the batch, which `reduce` would fold into the count. */
function reduceOver(indices: readonly IndexVariable[], body: Expr): Reduce {
  return { kind: "reduce", operator: "sum", indices, conditions: [], body, depth: 1, height: 1, key: "sum{|1}", shape: count.shape };
}

/** Replaces reductions over the batch by reads of accumulators. */
function extract(e: Expr, split: Split): Expr {
  if (!overBatch(e)) return mapChildren(e, (part) => extract(part, split));
  // log Σ exp(x) is what makes none of them overflow: the largest in a pass of its own.
  if (e.operator === "logsumexp") {
    const largest = split.once ? constant(0) : reduce("max", e.indices, e.conditions, e.body);
    return extract(add(largest, call("log", reduce("sum", e.indices, e.conditions, call("exp", subtract(e.body, largest))))), split);
  }
  const body = onChunk(e.body, split);
  return accumulator(reduce(e.operator, e.indices, e.conditions, body), e.operator, split);
}

function accumulator(e: Expr, name: string, split: Split): Expr {
  if (e.kind !== "reduce") return extract(e, split);
  const free = [...freeVariables(e).values()];
  const indices = free.map((v) => split.fresh.like(v));
  const share = substitute(e, new Map(free.map((v, k) => [v.id, variableAffine(indices[k] ?? v)])));
  const known = split.byKey.get(e.key);
  if (known !== undefined) return known;
  const array: ArrayDefinition = {
    name: accumulatorName(name, split.accumulators.length + 1), role: "value", content: { kind: "real" },
    extents: free.map((v) => ({ lower: v.lower, upper: v.upper })),
  };
  split.arrays.set(array.name, array);
  split.accumulators.push({ array, indices, share: share.kind === "reduce" ? share : e });
  const value = readAt(array.name, free.map(variableAffine));
  split.byKey.set(e.key, value);
  return value;
}

/** Joins what is accumulated with the share of a chunk. */
function join(operator: Reduce["operator"], before: Expr, share: Expr): Expr {
  switch (operator) {
    case "sum": return add(before, share);
    case "product": return multiply(before, share);
    case "max": return call("max", before, share);
    case "min": return call("min", before, share);
    case "argmax": case "argmin": case "logsumexp": throw new Error(`${operator} over the data cannot be accumulated`);
  }
}

function assemble(program: Program, definitions: readonly Definition[], cycles: ReadonlyMap<string, readonly string[]>, split: Split): readonly PassPrograms[] {
  const accumulators = new Map(split.accumulators.map((a) => [a.array.name, a]));
  const byName = new Map(definitions.map((d) => [d.array, d]));
  const batched = (name: string): boolean => split.arrays.get(name)?.extents.some((e) => e.upper === Infinity) ?? false;
  const memo = new Map<string, number>();
  /** The pass after which a value is there (−1: before the first); for what is batched, the first pass that can compute it. */
  const level = (name: string): number => {
    const known = memo.get(name);
    if (known !== undefined) return known;
    const together = cycles.get(name) ?? [name];
    const reads = together.flatMap((array) => {
      const inside = accumulators.get(array)?.share ?? byName.get(array)?.body;
      return inside === undefined ? [] : readsOf(inside).map((r) => r.array).filter((r) => !together.includes(r));
    });
    const onChunk = accumulators.has(name) || batched(name);
    const value = Math.max(onChunk ? 0 : -1, ...reads.map((r) => (batched(r) ? level(r) : level(r) + (onChunk ? 1 : 0))));
    for (const array of together) memo.set(array, value);
    return value;
  };
  const last = Math.max(0, ...definitions.map((d) => level(d.array)), ...[...accumulators.keys()].map(level));
  const make = (part: string, k: number, equations: readonly Definition[], outputs: readonly Definition[], stores: readonly Store[]): Program => ({
    name: `${program.name}_${part}_${k + 1}`, arrays: split.arrays, equations, outputs: outputs.map((d) => d.array), stores, nextIndex: split.fresh.next,
  });
  const storesOf = (chosen: readonly Definition[]): readonly Store[] => program.stores.filter((s) => chosen.some((d) => d.array === s.source));
  const chunked = definitions.filter((d) => batched(d.array));
  return Array.from({ length: last + 1 }, (_, k): PassPrograms => {
    const mine = [...accumulators.values()].filter((a) => level(a.array.name) === k);
    const starts = mine.map(startOf);
    const joined = mine.map((a) => joinOf(a, split));
    const early = k === 0 ? definitions.filter((d) => level(d.array) === -1) : [];
    const finished = definitions.filter((d) => !batched(d.array) && level(d.array) === k);
    return {
      begin: make("begin", k, [...early, ...starts], [...early, ...starts], storesOf(early)),
      accumulate: make("accumulate", k, [...chunked, ...joined], [], mine.map((a, i) => ({ target: a.array.name, source: joined[i]?.array ?? "" }))),
      finish: make("finish", k, finished, finished, storesOf(finished)),
    };
  });
}

/** The accumulator with a chunk's share, as an array of its own that is then stored. */
function joinOf(a: Accumulator, split: Split): Definition {
  const name = joinedName(a.array.name);
  split.arrays.set(name, { ...a.array, name });
  return { ...startOf(a), array: name, body: join(a.share.operator, readAt(a.array.name, a.indices.map(variableAffine)), a.share) };
}

function startOf(a: Accumulator): Definition {
  return { kind: "definition", array: a.array.name, indices: a.indices, body: constant(neutral(a.share.operator)) };
}
