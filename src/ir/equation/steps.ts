/**
 * Equations that read their own past: one dimension of each array is the step; every read inside of the component is of an
 * earlier step (in one direction for all), or of the same step without a cycle. One procedure decides what is accepted and how it runs.
 */
import { atLeastZero, offsetAffine, scaleAffine, subtractAffine, variableAffine } from "./affine.ts";
import { implies } from "./prove.ts";
import { children } from "./traverse.ts";
import type { Affine, Condition, Definition, Expr, Read } from "./types.ts";

export interface Steps {
  /** The dimension of each array that is the step. */
  readonly dimensions: ReadonlyMap<string, number>;
  readonly downward: boolean;
  /** In the order in which they run within a step. */
  readonly order: readonly Definition[];
  /** Reads that may be of the step itself. */
  readonly level: ReadonlySet<Read>;
}

interface Edge {
  readonly from: Definition;
  readonly to: Definition;
  readonly read: Read;
  readonly conditions: readonly Condition[];
  /** What was found of each choice of dimensions and direction. */
  readonly found: Map<string, Step | undefined>;
}

type Step = "earlier" | "level";

/** Choices that are tried before the search gives up. */
const mostTries = 20_000;

/** How the arrays of a component step; `undefined` where no choice of one dimension for each makes all reads go one way. */
export function stepsOf(definitions: readonly Definition[]): Steps | undefined {
  const byName = new Map(definitions.map((d) => [d.array, d]));
  const edges = definitions.flatMap((from) => guardedReads(from.body).flatMap(({ read, conditions }): readonly Edge[] => {
    const to = byName.get(read.array);
    return to === undefined ? [] : [{ from, to, read, conditions, found: new Map() }];
  }));
  const tries = { left: mostTries };
  const sequence = neighborsFirst(definitions, edges);
  for (const dimension of sequence[0]?.indices.keys() ?? []) {
    for (const downward of [false, true]) {
      const found = search({ definitions, sequence, edges, touching: touchingOf(edges), downward, tries }, new Map(), [dimension]);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Every read with the conditions around it. */
function guardedReads(e: Expr, conditions: readonly Condition[] = [], into: { read: Read; conditions: readonly Condition[] }[] = []): readonly { read: Read; conditions: readonly Condition[] }[] {
  if (e.kind === "read") into.push({ read: e, conditions });
  const inside = e.kind === "where" || e.kind === "reduce" ? [...conditions, ...e.conditions] : conditions;
  for (const part of children(e)) guardedReads(part, inside, into);
  return into;
}

function touchingOf(edges: readonly Edge[]): ReadonlyMap<Definition, readonly Edge[]> {
  const touching = new Map<Definition, Edge[]>();
  for (const edge of edges) {
    for (const d of new Set([edge.from, edge.to])) {
      const list = touching.get(d);
      if (list === undefined) touching.set(d, [edge]);
      else list.push(edge);
    }
  }
  return touching;
}

/** From the first one on, each after one that it reads or that reads it: its reads then tell which dimension goes with those chosen. */
function neighborsFirst(definitions: readonly Definition[], edges: readonly Edge[]): readonly Definition[] {
  const touching = touchingOf(edges);
  const sequence = new Set(definitions.slice(0, 1));
  for (const d of sequence) {
    for (const { from, to } of touching.get(d) ?? []) sequence.add(from).add(to);
  }
  for (const d of definitions) sequence.add(d);
  return [...sequence];
}

interface Search {
  readonly definitions: readonly Definition[];
  readonly sequence: readonly Definition[];
  readonly edges: readonly Edge[];
  readonly touching: ReadonlyMap<Definition, readonly Edge[]>;
  readonly downward: boolean;
  readonly tries: { left: number };
}

/** Chooses the dimension of the next array, and goes back where none of them fits those before. */
function search(s: Search, chosen: Map<Definition, number>, first?: readonly number[]): Steps | undefined {
  const d = s.sequence[chosen.size];
  if (d === undefined) return settle(s, chosen);
  const near = (s.touching.get(d) ?? []).filter(({ from, to }) => (from === d || chosen.has(from)) && (to === d || chosen.has(to)));
  for (const dimension of first ?? likeliest(d, near, chosen)) {
    if (s.tries.left-- <= 0) return undefined;
    chosen.set(d, dimension);
    const found = near.every((edge) => stepOf(edge, chosen, s.downward) !== undefined) ? search(s, chosen) : undefined;
    if (found !== undefined) return found;
    chosen.delete(d);
  }
  return undefined;
}

/** The dimensions of an array, first those which reads put at the step of another array or a fixed number of steps from it. */
function likeliest(d: Definition, near: readonly Edge[], chosen: ReadonlyMap<Definition, number>): readonly number[] {
  const fixed = (dimension: number): number => near.filter((edge) => {
    const back = distance(edge, edge.from === d ? dimension : chosen.get(edge.from), edge.to === d ? dimension : chosen.get(edge.to));
    return back?.terms.length === 0;
  }).length;
  return [...d.indices.keys()].map((dimension) => ({ dimension, reads: fixed(dimension) })).sort((a, b) => b.reads - a.reads).map(({ dimension }) => dimension);
}

function stepOf(edge: Edge, chosen: ReadonlyMap<Definition, number>, downward: boolean): Step | undefined {
  const [from, to] = [chosen.get(edge.from), chosen.get(edge.to)];
  const key = `${from} ${to} ${downward}`;
  if (!edge.found.has(key)) edge.found.set(key, prove(edge, distance(edge, from, to), downward));
  return edge.found.get(key);
}

function prove({ conditions }: Edge, back: Affine | undefined, downward: boolean): Step | undefined {
  if (back === undefined) return undefined;
  const steps = downward ? scaleAffine(back, -1) : back;
  if (implies(conditions, atLeastZero(offsetAffine(steps, -1)))) return "earlier";
  return implies(conditions, atLeastZero(steps)) ? "level" : undefined;
}

/** By how many steps a read goes back. */
function distance({ from, read }: Edge, own = -1, other = -1): Affine | undefined {
  const index = from.indices[own];
  const position = read.positions[other];
  return index === undefined || index.upper === Infinity || position?.kind !== "affine" ? undefined : subtractAffine(variableAffine(index), position.affine);
}

function settle({ definitions, edges, downward }: Search, chosen: ReadonlyMap<Definition, number>): Steps | undefined {
  const level = edges.filter((edge) => stepOf(edge, chosen, downward) === "level");
  const order = topological(definitions, level);
  return order && { dimensions: new Map([...chosen].map(([d, dimension]) => [d.array, dimension])), downward, order, level: new Set(level.map((edge) => edge.read)) };
}

function topological(definitions: readonly Definition[], edges: readonly Edge[]): readonly Definition[] | undefined {
  const order: Definition[] = [];
  const state = new Map<Definition, "open" | "done">();
  const visit = (d: Definition): boolean => {
    if (state.has(d)) return state.get(d) === "done";
    state.set(d, "open");
    for (const { from, to } of edges) if (from === d && !visit(to)) return false;
    state.set(d, "done");
    order.push(d);
    return true;
  };
  return definitions.every(visit) ? order : undefined;
}
