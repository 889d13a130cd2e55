/**
 * Groups equations into blocks: nests of the same loops in which every element that an equation reads of another one
 * of the nest is the one at its own point, accumulations, and recurrences.
 */
import { asVariable, variableAffine } from "../../ir/equation/affine.ts";
import { readsOf, substitute } from "../../ir/equation/traverse.ts";
import type { Accumulation, Definition, Expr, IndexVariable, Program, Read } from "../../ir/equation/types.ts";
import { type Component, components } from "./graph.ts";
import { type Recurrence, recurrence } from "./recurrence.ts";

export interface Nest {
  readonly kind: "nest";
  /** The indices of the loops, without the step's index of a recurrence. */
  readonly indices: readonly IndexVariable[];
  /** In order; each over all of its own indices, which are those of the nest (and the step's). */
  readonly definitions: readonly Definition[];
  /** The part of a recurrence's steps in which this nest runs, where that is not all of them. */
  readonly step?: IndexVariable;
}

export type Block =
  | Nest
  | { readonly kind: "accumulation"; readonly equation: Accumulation }
  | { readonly kind: "recurrence"; readonly step: IndexVariable; readonly downward: boolean; readonly nests: readonly Nest[] };

/** The blocks of a program, each after all that it reads. */
export function blocksOf(program: Program): readonly Block[] {
  const blocks: Block[] = [];
  const home = new Map<string, number>();
  const known = new Map<Nest, Known>();
  for (const { equations, cyclic } of scalarsFirst(components(program))) {
    if (cyclic) {
      const found = recurrence(equations);
      for (const d of found.definitions) home.set(d.array, blocks.length);
      blocks.push(recurrenceBlock(found));
      continue;
    }
    for (const equation of equations) {
      if (equation.kind === "definition") place(equation, blocks, home, known, readsOf(equation.body));
      else {
        home.set(equation.array, blocks.length);
        blocks.push({ kind: "accumulation", equation });
      }
    }
  }
  return blocks;
}

/**
 * Scalars that are known before anything is computed (rates, corrections of Adam) come first: standing where they are first
 * read, one would part a nest from what belongs into it.
 */
function scalarsFirst(all: readonly Component[]): readonly Component[] {
  const defined = new Set(all.flatMap(({ equations }) => equations.map((e) => e.array)));
  const early: Component[] = [];
  const late: Component[] = [];
  for (const component of all) {
    const [only] = component.equations;
    const isEarly = !component.cyclic && only?.kind === "definition" && only.indices.length === 0 && readsOf(only.body).every((r) => r.positions.length === 0 && !defined.has(r.array));
    if (isEarly) defined.delete(only.array);
    (isEarly ? early : late).push(component);
  }
  return [...early, ...late];
}

function recurrenceBlock(found: Recurrence): Block {
  const nests: Block[] = [];
  const home = new Map<string, number>();
  const known = new Map<Nest, Known>();
  for (const d of found.definitions) {
    place(d, nests, home, known, found.sameStep.get(d.array) ?? [], found.steps.get(d.array));
  }
  return { kind: "recurrence", step: found.step, downward: found.downward, nests: nests.flatMap((b) => (b.kind === "nest" ? [b] : [])) };
}

/** What decides whether a nest takes a definition, found once: which arrays it reads at indices, and whether one of its sums is heavy. */
interface Known {
  readonly reads: Set<string>;
  heavy: boolean;
}

/** Puts a definition into the first nest that takes it, after everything it reads; else into one of its own. */
function place(d: Definition, blocks: Block[], home: Map<string, number>, known: Map<Nest, Known>, reads: readonly Read[], step?: IndexVariable): void {
  const indices = step === undefined ? d.indices : d.indices.filter((v) => v.id !== step.id);
  const earliest = Math.max(-1, ...reads.map((r) => home.get(r.array) ?? -1));
  const all = new Set(readsOf(d.body).map((r) => r.array));
  const indexed = readsOf(d.body).flatMap((r) => (r.positions.length > 0 ? [r.array] : []));
  const heavy = isHeavy(d.body);
  for (let b = Math.max(0, earliest); b < blocks.length; b++) {
    const block = blocks[b];
    if (block?.kind !== "nest" || !sameRanges(indices, block.indices) || !sameStep(step, block.step)) continue;
    const own = known.get(block);
    if (own === undefined || !gains(block, own, all, heavy, home, b)) continue;
    const unified = rename(d, indices, block.indices);
    if (!readsOf(unified.body).every((r) => home.get(r.array) !== b || isOwnPoint(r, block))) continue;
    const joined: Nest = { ...block, definitions: [...block.definitions, unified] };
    blocks[b] = joined;
    known.delete(block);
    known.set(joined, { reads: new Set([...own.reads, ...indexed]), heavy: own.heavy || heavy });
    home.set(d.array, b);
    return;
  }
  home.set(d.array, blocks.length);
  const nest: Nest = { kind: "nest", indices, definitions: [d], ...(step && { step }) };
  known.set(nest, { reads: new Set(indexed), heavy });
  blocks.push(nest);
}

/** Whether fusing the readers of some arrays into a nest saves work. */
function gains(nest: Nest, own: Known, reads: ReadonlySet<string>, heavy: boolean, home: ReadonlyMap<string, number>, b: number): boolean {
  if (heavy && own.heavy) return false;
  if (nest.indices.length === 0) return true;
  for (const array of reads) if (own.reads.has(array) || home.get(array) === b) return true;
  return false;
}

function sameStep(a: IndexVariable | undefined, b: IndexVariable | undefined): boolean {
  return a?.id === b?.id && a?.lower === b?.lower && a?.upper === b?.upper;
}

function sameRanges(a: readonly IndexVariable[], b: readonly IndexVariable[]): boolean {
  return a.length === b.length && a.every((v, k) => v.lower === b[k]?.lower && v.upper === b[k]?.upper);
}

function rename(d: Definition, from: readonly IndexVariable[], to: readonly IndexVariable[]): Definition {
  const replacements = new Map(from.flatMap((v, k) => (to[k] === undefined ? [] : [[v.id, variableAffine(to[k])] as const])));
  const renamed = (v: IndexVariable): IndexVariable => to[from.indexOf(v)] ?? v;
  return { ...d, indices: d.indices.map(renamed), body: substitute(d.body, replacements) };
}

/** Whether a read of an array that the nest defines is at the nest's own point. */
function isOwnPoint(r: Read, nest: Nest): boolean {
  const definition = nest.definitions.find((d) => d.array === r.array);
  return definition !== undefined && isAt(r, definition.indices);
}

export function isAt(r: Read, indices: readonly IndexVariable[]): boolean {
  return r.positions.length === indices.length && r.positions.every((p, k) => p.kind === "affine" && asVariable(p.affine)?.id === indices[k]?.id);
}

/** A sum of products over many points: what deserves loops of its own, so that it can be tiled. */
function isHeavy(e: Expr): boolean {
  let heavy = false;
  const visit = (x: Expr): void => {
    if (x.kind === "reduce" && x.operator === "sum") {
      const points = x.indices.reduce((n, v) => n * (v.upper - v.lower), 1);
      if (points >= 8 && x.body.kind === "product" && x.body.factors.filter((f) => f.base.kind === "read").length >= 2) heavy = true;
    }
    if (x.kind === "sum") for (const t of x.terms) visit(t.value);
    else if (x.kind === "product") for (const f of x.factors) visit(f.base);
    else if (x.kind === "call") x.arguments.forEach(visit);
    else if (x.kind === "select") [x.condition, x.whenTrue, x.whenFalse].forEach(visit);
    else if (x.kind === "where" || x.kind === "reduce") visit(x.body);
  };
  visit(e);
  return heavy;
}
