/**
 * Groups equations into blocks: nests of the same loops in which every element that an equation reads of another one
 * of the nest is the one at its own point, accumulations, and recurrences.
 */
import { readsOf } from "../../ir/equation/traverse.ts";
import type { Accumulation, Definition, IndexVariable, Program } from "../../ir/equation/types.ts";
import { type Component, components } from "./graph.ts";
import { GrowingBlocks } from "./growing.ts";
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
  const blocks = new GrowingBlocks();
  for (const { equations, cyclic } of scalarsFirst(components(program))) {
    if (cyclic) {
      const found = recurrence(equations);
      blocks.push(recurrenceBlock(found), found.definitions.map((d) => d.array));
      continue;
    }
    for (const equation of equations) {
      if (equation.kind === "definition") blocks.place(equation, readsOf(equation.body));
      else blocks.push({ kind: "accumulation", equation }, [equation.array]);
    }
  }
  return blocks.all();
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
  const nests = new GrowingBlocks();
  for (const d of found.definitions) nests.place(d, found.sameStep.get(d.array) ?? [], found.steps.get(d.array));
  return { kind: "recurrence", step: found.step, downward: found.downward, nests: nests.all().flatMap((b) => (b.kind === "nest" ? [b] : [])) };
}
