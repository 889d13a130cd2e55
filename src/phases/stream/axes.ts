/**
 * The proof that a model can run step by step: one dimension of each value between inputs and outputs is the step, and each read along it is of the same
 * step, of steps before at a distance that is known, or, under a condition such as `u <= t`, of all steps before.
 */
import { atLeastZero, interval, subtractAffine, variableAffine } from "../../ir/equation/affine.ts";
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { implies } from "../../ir/equation/prove.ts";
import { stepsOf } from "../../ir/equation/steps.ts";
import { children } from "../../ir/equation/traverse.ts";
import type { Affine, Definition, Equation, Expr, Program, Read } from "../../ir/equation/types.ts";
import { type GuardedRead, guardedReads } from "../../ir/equation/verify/guarded-reads.ts";
import { guardsOf } from "./guards.ts";

/** How far back an array is read: so many steps at most, or all that were. */
export type Reach = number | "all";

export interface Stepwise {
  readonly kind: "stepwise";
  /** The dimension of each array that is the step; arrays that depend on no step have none. */
  readonly axes: ReadonlyMap<string, number>;
  /** The arrays of which earlier steps are read. */
  readonly reach: ReadonlyMap<string, Reach>;
}

/** Why a model does not: `array` at a step reads what is not there by then. */
export interface NotStepwise {
  readonly kind: "not stepwise";
  readonly array: string;
  readonly read: string;
  /** All steps, or some later ones, or those at positions from data; or other examples. */
  readonly what: "all" | "later" | "data" | "examples";
}

/** `inputs`: those that come step by step, whose first dimension after the batch is the step. `steps`: how many a sequence has. */
export function stepwise(program: Program, inputs: readonly string[], steps: number): Stepwise | NotStepwise {
  const equations = equationsByArray(program);
  const axes = new Map(inputs.map((array) => [array, 1]));
  const reach = new Map<string, Reach>();
  const isTimed = (q: Equation): boolean => readsIn(q).some(({ read }) => axes.has(read.array));
  for (const { arrays, cyclic } of components(program, program.outputs)) {
    const members = arrays.flatMap((array) => equations.get(array) ?? []);
    const across = members.find(mixesExamples);
    if (across !== undefined) return fault(across, readsIn(across)[0]?.read.array, "examples");
    if (!members.some(isTimed)) continue;
    const definitions = members.flatMap((q) => (q.kind === "definition" ? [q] : []));
    const [first] = members;
    if (first === undefined) continue;
    if (definitions.length < members.length) return fault(first, timedRead(first, axes), "all");
    const found = cyclic ? ofCycle(definitions, program, axes, steps) : ofOne(definitions, program, axes, steps);
    if ("kind" in found) return found;
    for (const [array, dimension] of found.axes) axes.set(array, dimension);
    for (const [array, back] of found.reach) reach.set(array, farther(reach.get(array), back));
  }
  const without = program.outputs.find((array) => axes.get(array) === undefined);
  const last = without === undefined ? undefined : equations.get(without);
  return last === undefined ? { kind: "stepwise", axes, reach } : fault(last, undefined, "all");
}

interface Found {
  readonly axes: ReadonlyMap<string, number>;
  readonly reach: ReadonlyMap<string, Reach>;
}

/** The dimensions that may be the step, tried in order; an output's is its first. */
function ofOne(definitions: readonly Definition[], program: Program, axes: ReadonlyMap<string, number>, steps: number): Found | NotStepwise {
  const [d] = definitions;
  if (d === undefined) return { axes: new Map(), reach: new Map() };
  const isOutput = program.outputs.includes(d.array);
  const faults: NotStepwise[] = [];
  for (const dimension of dimensionsOf(d, steps)) {
    if (isOutput && dimension !== 1) continue;
    const found = tryAxes([d], new Map([[d.array, dimension]]), program, axes, steps);
    if (!("kind" in found)) return found;
    faults.push(found);
  }
  return faults.find(({ what }) => what !== "all") ?? faults[0] ?? fault(d, timedRead(d, axes), "all");
}

/** Arrays that read each other share their steps. */
function ofCycle(definitions: readonly Definition[], program: Program, axes: ReadonlyMap<string, number>, steps: number): Found | NotStepwise {
  const inOrder = definitions.toSorted((a, b) => program.equations.indexOf(a) - program.equations.indexOf(b));
  const own = stepsOf(definitions)?.dimensions ?? new Map<string, number>();
  if (definitions.every((d) => dimensionsOf(d, steps).includes(own.get(d.array) ?? -1))) return tryAxes(inOrder, own, program, axes, steps);
  const read = inOrder.flatMap(readsIn).find((r) => definitions.some((d) => d.array === r.read.array))?.read.array;
  return fault(inOrder[0], read, "all");
}

/** Dimensions whose range has all steps. */
function dimensionsOf({ indices }: Definition, steps: number): readonly number[] {
  return indices.flatMap(({ lower, upper }, k) => (upper !== Infinity && lower <= 0 && upper >= steps ? [k] : []));
}

/** What some dimensions of some arrays as their steps come to. */
function tryAxes(definitions: readonly Definition[], own: ReadonlyMap<string, number>, program: Program, axes: ReadonlyMap<string, number>, steps: number): Found | NotStepwise {
  const reach = new Map<string, Reach>();
  const axisOf = (array: string): number | undefined => own.get(array) ?? axes.get(array);
  for (const d of definitions) {
    const index = d.indices[own.get(d.array) ?? -1];
    if (index === undefined) return fault(d, undefined, "all");
    for (const guarded of readsIn(d)) {
      const axis = axisOf(guarded.read.array);
      if (axis === undefined) continue;
      const back = reachOf(guarded, axis, variableAffine(index), program, steps);
      if (typeof back === "string" && back !== "before") return fault(d, guarded.read.array, back);
      if (back !== 0) reach.set(guarded.read.array, farther(reach.get(guarded.read.array), back === "before" ? "all" : back));
    }
  }
  return { axes: own, reach };
}

/** How many steps back a read is at most, or all `before`; or what is wrong with it. */
function reachOf({ read, conditions }: GuardedRead, axis: number, step: Affine, program: Program, steps: number): number | "before" | NotStepwise["what"] {
  const position = read.positions[axis];
  if (position?.kind !== "affine") return "data";
  const back = subtractAffine(step, position.affine);
  const all = read.guarded ? [...conditions, ...guardsOf(read.positions, program.arrays.get(read.array)?.extents ?? [])] : conditions;
  const [variable] = step.terms;
  const together = position.affine.terms.find(({ atom }) => atom.key === variable?.atom.key)?.coefficient ?? 0;
  if (!implies(all, atLeastZero(back))) return together === 1 ? "later" : "all";
  // A position of its own, such as u under u <= t, may be of any step before.
  if (together !== 1) return together === 0 ? "before" : "all";
  const [, most] = interval(back);
  return most >= steps ? "before" : Math.max(0, most);
}

function farther(a: Reach | undefined, b: Reach): Reach {
  return a === "all" || b === "all" ? "all" : Math.max(a ?? 0, b);
}

function readsIn(equation: Equation): readonly GuardedRead[] {
  return guardedReads(equation);
}

function timedRead(equation: Equation, axes: ReadonlyMap<string, number>): string | undefined {
  return readsIn(equation).find(({ read }: { readonly read: Read }) => axes.has(read.array))?.read.array;
}

/** Whether an equation reduces over the batch, or counts it. */
function mixesExamples(equation: Equation): boolean {
  const visit = (e: Expr): boolean => e.kind === "count" || (e.kind === "reduce" && e.indices.some((v) => v.upper === Infinity)) || children(e).some(visit);
  return visit(equation.body);
}

function fault(equation: Equation | undefined, read: string | undefined, what: NotStepwise["what"]): NotStepwise {
  return { kind: "not stepwise", array: equation?.array ?? "", read: read ?? "", what };
}
