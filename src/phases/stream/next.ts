/** The program of one step, from a proof that there is one. The batch is gone from its arrays, and of each array along the steps there is one step's. */
import { atLeastZero, equalsZero, interval, offsetAffine, subtractAffine, variableAffine } from "../../ir/equation/affine.ts";
import { add, read, readAt, where } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { derivedName, pastName } from "../../ir/equation/names.ts";
import type { Kept } from "../../ir/equation/program-set.ts";
import { readsOfEquation, substitute } from "../../ir/equation/traverse.ts";
import type { Affine, ArrayDefinition, Definition, Equation, Expr, Extent, IndexVariable, PositionAt, Program, Read } from "../../ir/equation/types.ts";
import type { Reach } from "./axes.ts";
import { mapReads } from "./single.ts";

/** A program of one example, and how it goes along its steps: dimensions count without the batch. */
export interface Along {
  readonly program: Program;
  readonly axes: ReadonlyMap<string, number>;
  readonly reach: ReadonlyMap<string, Reach>;
  /** What has no steps and comes of inputs that are given once, these included. */
  readonly constants: ReadonlySet<string>;
}

export function nextProgram({ program, axes, reach, constants }: Along, step: IndexVariable, fresh: Fresh): { readonly program: Program; readonly kept: readonly Kept[] } {
  const arrays = new Map<string, ArrayDefinition>();
  const windows = new Set<string>();
  const held = new Set<string>();
  const now = variableAffine(step);
  const moved = (r: Read): Expr => {
    const axis = axes.get(r.array);
    const at = axis === undefined ? undefined : r.positions[axis];
    if (constants.has(r.array)) {
      held.add(r.array);
      return read(pastName(r.array, "past"), r.positions, r.guarded);
    }
    if (axis === undefined || at?.kind !== "affine") return r;
    const back = subtractAffine(now, at.affine);
    const rest = without(r.positions, axis);
    if (back.terms.length === 0 && back.constant === 0) return read(r.array, rest, r.guarded);
    if (reach.get(r.array) === "all") return read(pastName(r.array, "past"), r.positions, r.guarded);
    const position: PositionAt = { kind: "affine", affine: back };
    const isPast = interval(back)[0] >= 1;
    if (!isPast) windows.add(r.array);
    return read(pastName(r.array, isPast ? "past" : "window"), [position, ...rest], r.guarded);
  };
  const equations = program.equations.map((q): Equation => (q.kind === "accumulation" ? q : alongStep(q, axes.get(q.array), now, moved)));
  for (const [name, array] of program.arrays) arrays.set(name, { ...array, extents: withoutAxis(array.extents, axes.get(name)) });
  const heldParts = [...held].flatMap((name) => program.arrays.get(name) ?? []).map((array): KeptParts => {
    const past = { ...pastOf(array), extents: array.extents };
    return { kept: { array: past.name, of: array.name, steps: 0 }, arrays: [past], equations: [], stores: [] };
  });
  const moving = [...reach].flatMap(([name, back]): readonly KeptParts[] => {
    const array = program.arrays.get(name);
    const axis = axes.get(name);
    if (array === undefined || axis === undefined) return [];
    return [back === "all" ? all(array, axis, now, fresh) : newest(array, axis, back, windows.has(name), fresh)];
  });
  const kept = [...moving, ...heldParts];
  for (const array of kept.flatMap((k) => k.arrays)) arrays.set(array.name, array);
  return {
    program: withUsed({
      ...program, name: "stream", arrays, step, nextIndex: fresh.next,
      equations: [...equations, ...kept.flatMap((k) => k.equations)], stores: kept.flatMap((k) => k.stores),
    }),
    kept: kept.map((k) => k.kept),
  };
}

/** One step's equation of an array along the steps. */
function alongStep(q: Definition, axis: number | undefined, now: Affine, moved: (r: Read) => Expr): Definition {
  const own = axis === undefined ? undefined : q.indices[axis];
  if (own === undefined) return q;
  return { ...q, indices: q.indices.filter((v) => v !== own), body: mapReads(substitute(q.body, new Map([[own.id, now]])), moved) };
}

interface KeptParts {
  readonly kept: Kept;
  readonly arrays: readonly ArrayDefinition[];
  readonly equations: readonly Equation[];
  readonly stores: readonly { readonly target: string; readonly source: string }[];
}

/** All steps: each writes its own, which is read with those before. */
function all(array: ArrayDefinition, axis: number, now: Affine, fresh: Fresh): KeptParts {
  const past: ArrayDefinition = { ...pastOf(array), extents: array.extents };
  const indices = withoutAxis(array.extents, axis).map(({ lower, upper }, k) => fresh.variable(`i${k}`, lower, upper));
  const rest = indices.map(variableAffine);
  const positions = [...rest.slice(0, axis), now, ...rest.slice(axis)].map((affine) => ({ kind: "affine", affine }) as const);
  return {
    kept: { array: past.name, of: array.name, steps: "all" }, arrays: [past], stores: [],
    equations: [{ kind: "accumulation", operator: "sum", array: past.name, indices, conditions: [], positions, guarded: false, keeps: true, body: readAt(array.name, rest) }],
  };
}

/** So many steps, the newest first: each step moves them on by one. */
function newest(array: ArrayDefinition, axis: number, back: number, withWindow: boolean, fresh: Fresh): KeptParts {
  const rest = withoutAxis(array.extents, axis);
  const past: ArrayDefinition = { ...pastOf(array), extents: [{ lower: 1, upper: back + 1 }, ...rest] };
  const next: ArrayDefinition = { ...past, name: derivedName(past.name, "next"), role: "value", purpose: { kind: "next", of: past.name, ofPurpose: past.purpose } };
  const window: ArrayDefinition = { ...past, name: pastName(array.name, "window"), role: "value", extents: [{ lower: 0, upper: back + 1 }, ...rest], purpose: { kind: "window", of: array.name, ofPurpose: array.purpose } };
  /** `at`: how far back the newest of them is. */
  const shifted = ({ name, extents }: ArrayDefinition, at: number): Definition => {
    const indices = extents.map(({ lower, upper }, k) => fresh.variable(k === 0 ? "back" : `i${k}`, lower, upper));
    const [first, ...others] = indices.map(variableAffine);
    if (first === undefined) throw new Error("what is kept has a dimension of steps");
    const before = [offsetAffine(first, -at), ...others];
    if (withWindow && at > 0) return { kind: "definition", array: name, indices, body: readAt(window.name, before) };
    const newest = where([equalsZero(offsetAffine(first, -at))], readAt(array.name, others));
    return { kind: "definition", array: name, indices, body: add(newest, where([atLeastZero(offsetAffine(first, -at - 1))], readAt(past.name, before))) };
  };
  return {
    kept: { array: past.name, of: array.name, steps: back }, arrays: [past, next, ...(withWindow ? [window] : [])],
    equations: [shifted(next, 1), ...(withWindow ? [shifted(window, 0)] : [])], stores: [{ target: past.name, source: next.name }],
  };
}

function pastOf(array: ArrayDefinition): ArrayDefinition {
  return { name: pastName(array.name, "past"), extents: [], role: "state", content: array.content, purpose: { kind: "past", of: array.name, ofPurpose: array.purpose } };
}

function without<T>(list: readonly T[], k: number): readonly T[] {
  return list.filter((_, i) => i !== k);
}

function withoutAxis(extents: readonly Extent[], axis: number | undefined): readonly Extent[] {
  return axis === undefined ? extents : without(extents, axis);
}

/** Only equations that outputs and stores need, and the arrays that these mention. */
export function withUsed(program: Program): Program {
  const byArray = new Map(program.equations.map((q) => [q.array, q]));
  const used = new Set([...program.outputs, ...program.stores.flatMap(({ target, source }) => [target, source])]);
  for (const name of used) {
    const q = byArray.get(name);
    for (const r of q === undefined ? [] : readsOfEquation(q)) used.add(r.array);
  }
  return { ...program, equations: program.equations.filter((q) => used.has(q.array)), arrays: new Map([...program.arrays].filter(([name]) => used.has(name))) };
}
