/**
 * Whether arrays that read each other can be computed one step after another: there is a dimension of each such that
 * every read among them goes to the same step or back (or always on), and what reads the same step makes no cycle, or
 * one that steps along another dimension.
 */
import { addAffine, affineVariables, atLeastZero, constantAffine, offsetAffine, scaleAffine, variableAffine } from "../affine.ts";
import { implies } from "../prove.ts";
import { stronglyConnected } from "../dependencies.ts";
import { stepsOf } from "../steps.ts";
import type { Affine, Condition, Definition, Extent, PositionAt } from "../types.ts";
import { guardedReads } from "./guarded-reads.ts";

interface Edge {
  readonly from: Definition;
  readonly to: Definition;
  readonly positions: readonly PositionAt[];
  readonly conditions: readonly Condition[];
}

/** `extents` gives those of an array: a read is made only inside of them. */
export function canStep(definitions: readonly Definition[], extents: (array: string) => readonly Extent[]): boolean {
  const byName = new Map(definitions.map((d) => [d.array, d]));
  const edges: Edge[] = [];
  for (const from of definitions) {
    for (const { read, conditions } of guardedReads(from)) {
      const to = byName.get(read.array);
      if (to === undefined) continue;
      const inside = extents(read.array).flatMap((extent, i) => insideOf(read.positions[i], extent));
      edges.push({ from, to, positions: read.positions, conditions: [...conditions, ...inside] });
    }
  }
  return steps(definitions, edges) || stepsOf(definitions) !== undefined;
}

function insideOf(p: PositionAt | undefined, { lower, upper }: Extent): readonly Condition[] {
  if (p?.kind !== "affine" || upper === Infinity) return [];
  return [atLeastZero(offsetAffine(p.affine, -lower)), atLeastZero(addAffine(constantAffine(upper - 1), p.affine, -1))];
}

function steps(definitions: readonly Definition[], edges: readonly Edge[]): boolean {
  const [first] = definitions;
  if (first === undefined || edges.length === 0) return true;
  for (const dimension of first.indices.keys()) {
    for (const dimensions of alignments(first, dimension, definitions, edges)) {
      for (const direction of [1, -1]) {
        const same = sameStep(edges, dimensions, direction);
        if (same === undefined || same.length === edges.length) continue;
        if (groups(definitions, same).every(({ members, inside }) => steps(members, inside))) return true;
      }
    }
  }
  return false;
}

type Dimensions = ReadonlyMap<Definition, number>;

/** The dimension of each array that goes with one of the first: where its index is read at, or else at the same place. */
function alignments(first: Definition, dimension: number, definitions: readonly Definition[], edges: readonly Edge[]): readonly Dimensions[] {
  const followed = new Map([[first, dimension]]);
  for (let size = 0; size < followed.size;) {
    size = followed.size;
    for (const { from, to, positions } of edges) {
      const own = followed.get(from);
      const index = own === undefined ? undefined : from.indices[own];
      if (own === undefined || index === undefined || followed.has(to)) continue;
      const place = positions.findIndex((p) => p.kind === "affine" && affineVariables(p.affine).has(index.id));
      followed.set(to, place >= 0 ? place : own);
    }
  }
  return [followed, new Map(definitions.map((d) => [d, dimension]))];
}

/** The reads that may be of the same step; `undefined` if one may go the other way. */
function sameStep(edges: readonly Edge[], dimensions: Dimensions, direction: number): readonly Edge[] | undefined {
  const same: Edge[] = [];
  for (const edge of edges) {
    const back = distance(edge, dimensions);
    if (back === undefined) return undefined;
    const forward = scaleAffine(back, direction);
    if (implies(edge.conditions, atLeastZero(offsetAffine(forward, -1)))) continue;
    if (!implies(edge.conditions, atLeastZero(forward))) return undefined;
    same.push(edge);
  }
  return same;
}

/** By how many steps a read goes back. */
function distance({ from, to, positions }: Edge, dimensions: Dimensions): Affine | undefined {
  const index = from.indices[dimensions.get(from) ?? -1];
  const position = positions[dimensions.get(to) ?? -1];
  if (index === undefined || position?.kind !== "affine") return undefined;
  return addAffine(variableAffine(index), position.affine, -1);
}

function groups(definitions: readonly Definition[], edges: readonly Edge[]): readonly { readonly members: readonly Definition[]; readonly inside: readonly Edge[] }[] {
  const byName = new Map(definitions.map((d) => [d.array, d]));
  const reads = (name: string): readonly string[] => edges.filter((e) => e.from.array === name).map((e) => e.to.array);
  return stronglyConnected(byName.keys(), reads).map(({ arrays }) => {
    const members = arrays.flatMap((name) => byName.get(name) ?? []);
    return { members, inside: edges.filter((e) => members.includes(e.from) && members.includes(e.to)) };
  });
}
