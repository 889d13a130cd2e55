/** Ranges of unknowns, shrunk by conditions: cheap, and exact enough for nearly every read. */
import type { Affine, Atom, Condition } from "../types.ts";
import { atomInterval } from "../affine.ts";
import { atomsOf, floorDefinition, halves } from "./row.ts";

type Range = readonly [number, number];

/** The range of each atom, both ends inclusive; an atom that is missing has its own interval. */
export interface Box {
  readonly ranges: ReadonlyMap<string, Range>;
  /** No point satisfies the conditions. */
  readonly empty: boolean;
}

const rounds = 3;

/**
 * Shrinks the ranges of the atoms of `forms` and `conditions` until nothing changes, three rounds at most. Every point
 * that satisfies the conditions stays inside.
 */
export function shrink(forms: readonly Affine[], conditions: readonly Condition[]): Box {
  const atoms = atomsOf([...forms, ...conditions.map((c) => c.affine)]);
  const ranges = new Map<string, Range>();
  const constraints: Affine[] = conditions.flatMap(halves);
  for (const atom of atoms.values()) {
    ranges.set(atom.key, atomInterval(atom));
    if (atom.kind === "floor") constraints.push(...floorDefinition(atom));
  }
  for (let round = 0; round < rounds; round++) {
    let changed = false;
    for (const c of constraints) changed = shrinkBy(c, ranges) || changed;
    if (!changed) break;
  }
  const empty = [...ranges.values()].some(([low, high]) => low > high) || constraints.some((c) => intervalIn(c, ranges)[1] < 0);
  return { ranges, empty };
}

/** Uses `form ≥ 0`: no term may be less than what the greatest values of the others leave it. */
function shrinkBy(form: Affine, ranges: Map<string, Range>): boolean {
  let changed = false;
  for (const { coefficient, atom } of form.terms) {
    let others = form.constant;
    for (const t of form.terms) if (t.atom !== atom) others += greatest(t.coefficient, rangeOf(t.atom, ranges));
    if (!Number.isFinite(others)) continue;
    const [low, high] = rangeOf(atom, ranges);
    const bound = -others / coefficient;
    const next: Range = coefficient > 0 ? [Math.max(low, Math.ceil(bound)), high] : [low, Math.min(high, Math.floor(bound))];
    if (next[0] === low && next[1] === high) continue;
    ranges.set(atom.key, next);
    changed = true;
  }
  return changed;
}

function rangeOf(atom: Atom, ranges: ReadonlyMap<string, Range>): Range {
  return ranges.get(atom.key) ?? atomInterval(atom);
}

function greatest(coefficient: number, [low, high]: Range): number {
  return coefficient * (coefficient > 0 ? high : low);
}

/** Least and greatest value of a form over a box. */
export function intervalIn(a: Affine, ranges: ReadonlyMap<string, Range>): Range {
  let low = a.constant;
  let high = a.constant;
  for (const { coefficient, atom } of a.terms) {
    const range = rangeOf(atom, ranges);
    high += greatest(coefficient, range);
    low -= greatest(-coefficient, range);
  }
  return [low, high];
}
