/** Faults of index variables: unbound, bound twice, of two ranges, beyond `nextIndex`. */
import { affineVariables } from "../affine.ts";
import { printRange } from "../print/affine.ts";
import { Names } from "../print/names.ts";
import { children, freeVariables } from "../traverse.ts";
import type { Affine, Equation, Expr, IndexVariable, PositionAt, Program } from "../types.ts";

/** What is wrong with the indices of one equation. */
export function indexFaults(equation: Equation, { nextIndex, step }: Program): readonly string[] {
  const faults = new Set<string>();
  const bound = new Map([...equation.indices, ...(step === undefined ? [] : [step])].map((v) => [v.id, v]));
  if (new Set(equation.indices.map((v) => v.id)).size < equation.indices.length) faults.add("an index stands twice on its left side");
  const free = freeVariables(equation.body);
  if (equation.kind === "accumulation") {
    for (const c of equation.conditions) affineVariables(c.affine, free);
    for (const p of equation.positions) {
      if (p.kind === "affine") affineVariables(p.affine, free);
      else freeVariables(p.value, free);
    }
  }
  for (const v of free.values()) if (!bound.has(v.id)) faults.add(`index ${v.name} (${v.id}) is not bound`);

  const seen = new Map<number, IndexVariable>();
  const check = (v: IndexVariable): void => {
    const first = seen.get(v.id) ?? v;
    seen.set(v.id, first);
    if (first.lower !== v.lower || first.upper !== v.upper) faults.add(`index ${v.name} (${v.id}) has two ranges: ${range(first)} and ${range(v)}`);
    if (v.id >= nextIndex) faults.add(`index ${v.name} (${v.id}) is not below the program's next index ${nextIndex}`);
  };
  const checkAffine = (a: Affine): void => affineVariables(a).forEach(check);
  const checkPosition = (p: PositionAt): void => {
    if (p.kind === "affine") checkAffine(p.affine);
  };
  const visit = (e: Expr, inside: ReadonlySet<number>): void => {
    let within = inside;
    if (e.kind === "index") checkAffine(e.affine);
    if (e.kind === "draw") e.indices.forEach(checkAffine);
    if (e.kind === "read") e.positions.forEach(checkPosition);
    if (e.kind === "where" || e.kind === "reduce") for (const c of e.conditions) checkAffine(c.affine);
    if (e.kind === "reduce") {
      for (const v of e.indices) {
        check(v);
        if (within.has(v.id)) faults.add(`index ${v.name} (${v.id}) is bound again inside of its range`);
        within = new Set([...within, v.id]);
      }
    }
    for (const part of children(e)) visit(part, within);
  };
  equation.indices.forEach(check);
  visit(equation.body, new Set(bound.keys()));
  if (equation.kind === "accumulation") {
    equation.positions.forEach(checkPosition);
    for (const c of equation.conditions) checkAffine(c.affine);
    for (const p of equation.positions) if (p.kind === "data") visit(p.value, new Set(bound.keys()));
  }
  return [...faults];
}

function range(v: IndexVariable): string {
  return printRange(v, new Names(new Set()).with([v]));
}
