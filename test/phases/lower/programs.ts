/** Small programs, built by hand, and their evaluation by kernels. */
import { variableAffine } from "../../../src/ir/equation/affine.ts";
import { readAt } from "../../../src/ir/equation/build.ts";
import { Fresh } from "../../../src/ir/equation/fresh.ts";
import type { ProgramSet } from "../../../src/ir/equation/program-set.ts";
import type { AccumulationOperator, Affine, ArrayDefinition, ArrayRole, Content, Equation, Expr, IndexVariable, PositionAt, Condition, Program, Store } from "../../../src/ir/equation/types.ts";
import { runEntry } from "../../../src/ir/kernel/interpret.ts";
import type { Entry, KernelSet } from "../../../src/ir/kernel/types.ts";

/** Collects arrays and equations into a program. */
export class ProgramBuilder {
  readonly fresh = new Fresh(1);
  readonly #arrays = new Map<string, ArrayDefinition>();
  readonly #equations: Equation[] = [];
  readonly #stores: Store[] = [];

  /** An index over `0 … upper − 1`. */
  index(name: string, upper: number, lower = 0): IndexVariable {
    return this.fresh.variable(name, lower, upper);
  }

  array(name: string, role: ArrayRole, sizes: readonly number[], content: Content = { kind: "real" }): this {
    this.#arrays.set(name, { name, role, content, extents: sizes.map((upper) => ({ lower: 0, upper })) });
    return this;
  }

  define(name: string, indices: readonly IndexVariable[], body: Expr, role: ArrayRole = "value", content: Content = { kind: "real" }): this {
    this.#arrays.set(name, { name, role, content, extents: indices.map((v) => ({ lower: v.lower, upper: v.upper })) });
    this.#equations.push({ kind: "definition", array: name, indices, body });
    return this;
  }

  accumulate(name: string, sizes: readonly number[], indices: readonly IndexVariable[], positions: readonly PositionAt[], body: Expr, conditions: readonly Condition[] = [], guarded = false, operator: AccumulationOperator = "sum"): this {
    this.array(name, "value", sizes);
    this.#equations.push({ kind: "accumulation", operator, array: name, indices, positions, body, conditions, guarded });
    return this;
  }

  store(target: string, source: string): this {
    this.#stores.push({ target, source });
    return this;
  }

  build(name: string, outputs: readonly string[]): Program {
    return { name, arrays: this.#arrays, equations: this.#equations, outputs, stores: this.#stores, nextIndex: this.fresh.next };
  }
}

export const v = (variable: IndexVariable): Affine => variableAffine(variable);

export function at(array: string, ...indices: readonly IndexVariable[]): Expr {
  return readAt(array, indices.map(variableAffine));
}

const empty: Program = { name: "empty", arrays: new Map(), equations: [], outputs: [], stores: [], nextIndex: 0 };

export function setOf(parts: Partial<ProgramSet>): ProgramSet {
  return { inference: empty, initialize: empty, trained: [], sensitive: [], ...parts };
}

/** Deterministic numbers in [−1, 1). */
export function noise(seed: number): () => number {
  let state = seed * 2654435761 + 12345;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

export type Numbers = Record<string, readonly number[]>;

/** Memory of one array for each buffer: NaN but for the given numbers. */
function memoryOf(set: KernelSet, given: Numbers): Map<string, Float64Array> {
  const memory = new Map<string, Float64Array>();
  for (const b of set.buffers.values()) {
    const data = new Float64Array(b.shape.reduce((a, n) => a * n, 1)).fill(NaN);
    data.set(given[b.name] ?? []);
    memory.set(b.name, data);
  }
  return memory;
}

/** Runs an entry over memory of its own; what every buffer holds after it. */
export function runOn(set: KernelSet, entry: Entry | undefined, given: Numbers, count: number): (name: string) => number[] {
  if (entry === undefined) throw new Error("the set has no such entry");
  const memory = memoryOf(set, given);
  runEntry(entry, set.buffers, { get: (name) => memory.get(name), draw: (_, occurrence, ordinal) => occurrence + ordinal / 1000 }, count);
  return (name) => [...(memory.get(name) ?? [])];
}
