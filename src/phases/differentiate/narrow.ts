/** Arrays that do not depend on one of their indices have it no longer: an adjoint of each example that is the same for all is kept once. */
import { read } from "../../ir/equation/build.ts";
import { freeVariables, mapExpr, readsOfEquation } from "../../ir/equation/traverse.ts";
import type { Definition, Equation, Expr, PositionAt, Program } from "../../ir/equation/types.ts";

export interface Narrowed {
  readonly program: Program;
  /** The dimensions that each array still has, of those that it had. */
  readonly kept: ReadonlyMap<string, readonly number[]>;
}

/** `names`: arrays that equations of each other alone read. */
export function narrow(program: Program, names: ReadonlySet<string>): Narrowed {
  const kept = new Map([...names].map((name) => [name, (program.arrays.get(name)?.extents ?? []).map((_, d) => d)] as const));
  const guarded = new Set(program.equations.flatMap((q) => readsOfEquation(q).flatMap((r) => (r.guarded ? [r.array] : []))));
  let equations = program.equations;
  for (;;) {
    const unused = new Map(equations.flatMap((q) => (q.kind === "definition" && names.has(q.array) && !guarded.has(q.array) ? entryOf(q) : [])));
    if (unused.size === 0) break;
    equations = equations.map((q) => without(q, unused));
    for (const [name, dimensions] of unused) kept.set(name, (kept.get(name) ?? []).filter((_, d) => !dimensions.has(d)));
  }
  const arrays = new Map([...program.arrays].map(([name, array]) => {
    const left = kept.get(name);
    return [name, left === undefined ? array : { ...array, extents: array.extents.filter((_, d) => left.includes(d)) }] as const;
  }));
  return { program: { ...program, arrays, equations }, kept };
}

type Unused = ReadonlyMap<string, ReadonlySet<number>>;

function entryOf({ array, indices, body }: Definition): readonly (readonly [string, ReadonlySet<number>])[] {
  const free = freeVariables(body);
  const unused = new Set(indices.flatMap((v, d) => (free.has(v.id) ? [] : [d])));
  return unused.size === 0 ? [] : [[array, unused]];
}

function without(equation: Equation, unused: Unused): Equation {
  const left = <T>(array: string, all: readonly T[]): readonly T[] => all.filter((_, d) => unused.get(array)?.has(d) !== true);
  const shorten = (e: Expr): Expr => (e.kind === "read" && unused.has(e.array) ? read(e.array, left(e.array, e.positions), e.guarded) : e);
  const body = mapExpr(equation.body, shorten);
  if (equation.kind === "definition") return { ...equation, body, indices: left(equation.array, equation.indices) };
  return { ...equation, body, positions: equation.positions.map((p): PositionAt => (p.kind === "affine" ? p : { kind: "data", value: mapExpr(p.value, shorten) })) };
}
