/** The program of what is kept before the first step: base cases, and 0 where there are none; and what comes of inputs that are given once. */
import { atLeastZero, offsetAffine, scaleAffine, variableAffine } from "../../ir/equation/affine.ts";
import { constant, readAt, where } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import type { Kept } from "../../ir/equation/program-set.ts";
import { substitute } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Equation, Expr, IndexVariable, Program, Read } from "../../ir/equation/types.ts";
import { type Along, withUsed } from "./next.ts";
import { mapReads } from "./single.ts";

/** `next`: the program of one step, whose arrays `kept` are. */
export function beginProgram({ program, axes }: Along, next: Program, kept: readonly Kept[], fresh: Fresh): Program {
  const arrays = new Map(program.arrays);
  const before = (array: string): number => {
    const axis = axes.get(array);
    return axis === undefined ? 0 : (program.arrays.get(array)?.extents[axis]?.lower ?? 0);
  };
  const equations = program.equations.flatMap((q): readonly Equation[] => {
    const axis = axes.get(q.array);
    if (axis === undefined || q.kind === "accumulation") return [q];
    return before(q.array) < 0 ? [baseCases(q, axis, (array) => axes.has(array) && before(array) === 0, fresh)] : [];
  });
  for (const [name, axis] of axes) {
    const array = program.arrays.get(name);
    if (array !== undefined) arrays.set(name, { ...array, extents: array.extents.map((e, k) => (k === axis ? { ...e, upper: 0 } : e)) });
  }
  const first = kept.flatMap(({ array, of, steps }): readonly Definition[] => {
    const past = next.arrays.get(array);
    const axis = axes.get(of);
    if (past === undefined) return [];
    arrays.set(array, past);
    if (axis === undefined) {
      const indices = past.extents.map((e, k) => fresh.variable(`i${k}`, e.lower, e.upper));
      return [{ kind: "definition", array, indices, body: readAt(of, indices.map(variableAffine)) }];
    }
    return [firstOf(past, of, before(of), axis, steps === "all", fresh)];
  });
  return withUsed({ name: "begin", arrays, equations: [...equations, ...first], outputs: first.map((d) => d.array), stores: [], nextIndex: fresh.next });
}

/** An equation at the steps before 0, where what begins at 0 is read nowhere. */
function baseCases(q: Definition, axis: number, beginsAtZero: (array: string) => boolean, fresh: Fresh): Definition {
  const own = q.indices[axis];
  if (own === undefined) return q;
  const index = fresh.variable(own.name, own.lower, 0);
  const body = mapReads(substitute(q.body, new Map([[own.id, variableAffine(index)]])), (r: Read): Expr => (beginsAtZero(r.array) ? constant(0) : r));
  return { ...q, indices: q.indices.map((v) => (v === own ? index : v)), body };
}

/** What is kept of an array before the first step: `lower` is its first step. */
function firstOf(past: ArrayDefinition, of: string, lower: number, axis: number, whole: boolean, fresh: Fresh): Definition {
  const indices = past.extents.map((e, k) => fresh.variable(`i${k}`, e.lower, e.upper));
  if (lower === 0) return { kind: "definition", array: past.name, indices, body: constant(0) };
  const along: IndexVariable | undefined = indices[whole ? axis : 0];
  if (along === undefined) throw new Error("what is kept has a dimension of steps");
  const step = whole ? variableAffine(along) : scaleAffine(variableAffine(along), -1);
  const rest = indices.filter((v) => v !== along).map(variableAffine);
  const positions = [...rest.slice(0, axis), step, ...rest.slice(axis)];
  const inside = [atLeastZero(offsetAffine(step, -lower)), atLeastZero(offsetAffine(scaleAffine(step, -1), -1))];
  return { kind: "definition", array: past.name, indices, body: where(inside, readAt(of, positions)) };
}
