/**
 * Equations that read their own past: one dimension of each array is the step; every read inside of the component is
 * of an earlier step (in one direction for all), or of the same step without a cycle.
 */
import { atLeastZero, offsetAffine, scaleAffine, subtractAffine, variableAffine } from "../../ir/equation/affine.ts";
import { implies } from "../../ir/equation/prove.ts";
import { children, substitute } from "../../ir/equation/traverse.ts";
import type { Affine, Condition, Definition, Equation, Expr, IndexVariable, Read } from "../../ir/equation/types.ts";

export interface Recurrence {
  /** Runs over the steps of all the arrays. */
  readonly step: IndexVariable;
  readonly downward: boolean;
  /** In the order in which they run within a step, over the common step index. */
  readonly definitions: readonly Definition[];
  /** The step index with each array's own range of steps. */
  readonly steps: ReadonlyMap<string, IndexVariable>;
  /** Whether a read is of the step at hand. */
  readonly sameStep: (r: Read) => boolean;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  /** −1: an earlier step, 0: the same, 1: a later one; `undefined`: unknown. */
  readonly direction: number | undefined;
}

export function recurrence(equations: readonly Equation[]): Recurrence {
  const definitions = equations.flatMap((e) => (e.kind === "definition" ? [e] : []));
  const names = definitions.map((d) => d.array).join(", ");
  if (definitions.length < equations.length) throw new Error(`accumulation inside of a recurrence: ${names}`);
  const first = definitions[0];
  if (first === undefined) throw new Error("an empty recurrence");
  for (let k = 0; k < first.indices.length; k++) {
    for (const dimensions of candidates(definitions, first.array, k)) {
      const found = attempt(definitions, dimensions);
      if (found !== undefined) return found;
    }
  }
  throw new Error(`a cycle that does not step along one index: ${names}`);
}

/** A step dimension for each array, spread from one array's along the reads; where reads do not tell, the same index name. */
function* candidates(definitions: readonly Definition[], seed: string, k: number): Generator<ReadonlyMap<string, number>> {
  const dimensions = new Map([[seed, k]]);
  const byName = new Map(definitions.map((d) => [d.array, d]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const d of definitions) {
      for (const { read } of readsUnder(d.body)) {
        if (!byName.has(read.array)) continue;
        const own = dimensions.get(d.array);
        const other = dimensions.get(read.array);
        if (own !== undefined && other === undefined) {
          const at = read.positions.findIndex((p) => p.kind === "affine" && p.affine.terms.length === 1 && p.affine.terms[0]?.coefficient === 1 && p.affine.terms[0].atom === d.indices[own]);
          const same = at >= 0 ? at : read.positions.findIndex((p) => p.kind === "affine" && p.affine.terms.some((t) => t.atom.key === d.indices[own]?.key));
          if (same >= 0) {
            dimensions.set(read.array, same);
            changed = true;
          }
        } else if (own === undefined && other !== undefined) {
          const p = read.positions[other];
          const at = p?.kind === "affine" ? d.indices.findIndex((v) => p.affine.terms.some((t) => t.atom.key === v.key)) : -1;
          if (at >= 0) {
            dimensions.set(d.array, at);
            changed = true;
          }
        }
      }
    }
  }
  if (dimensions.size === definitions.length) yield dimensions;
}

/** Every read with the conditions around it. */
function readsUnder(e: Expr, conditions: readonly Condition[] = [], into: { read: Read; conditions: readonly Condition[] }[] = []): { read: Read; conditions: readonly Condition[] }[] {
  if (e.kind === "read") into.push({ read: e, conditions });
  const inside = e.kind === "where" || e.kind === "reduce" ? [...conditions, ...e.conditions] : conditions;
  for (const part of children(e)) readsUnder(part, inside, into);
  return into;
}

function attempt(definitions: readonly Definition[], dimensions: ReadonlyMap<string, number>): Recurrence | undefined {
  const ranges = definitions.flatMap((d) => d.indices[dimensions.get(d.array) ?? -1] ?? []);
  const [model] = ranges;
  if (model === undefined || ranges.length < definitions.length || ranges.some((v) => v.upper === Infinity)) return undefined;
  const range = (v: IndexVariable): IndexVariable => ({ ...model, lower: v.lower, upper: v.upper });
  const step = { ...model, lower: Math.min(...ranges.map((v) => v.lower)), upper: Math.max(...ranges.map((v) => v.upper)) };
  const steps = new Map<string, IndexVariable>();
  const unified = definitions.map((d): Definition => {
    const own = d.indices[dimensions.get(d.array) ?? -1] ?? model;
    const stepped = range(own);
    steps.set(d.array, stepped);
    return { ...d, indices: d.indices.map((v) => (v === own ? stepped : v)), body: substitute(d.body, new Map([[own.id, variableAffine(stepped)]])) };
  });
  const distance = (r: Read): Affine | undefined => {
    const p = r.positions[dimensions.get(r.array) ?? -1];
    return p?.kind === "affine" ? subtractAffine(p.affine, variableAffine(step)) : undefined;
  };
  const edges = unified.flatMap((d) => readsUnder(d.body).flatMap(({ read, conditions }): Edge[] => {
    if (!dimensions.has(read.array)) return [];
    const far = distance(read);
    return [{ from: d.array, to: read.array, direction: far && sign(far, conditions) }];
  }));
  const downward = edges.some((e) => e.direction === 1);
  if (edges.some((e) => e.direction === undefined || e.direction === (downward ? -1 : 1))) return undefined;
  const order = topological(unified, edges.filter((e) => e.direction === 0));
  return order && { step, downward, definitions: order, steps, sameStep: (r) => isNowhere(distance(r)) };
}

/** Whether a distance is always negative (−1), zero or positive (1), under conditions. */
function sign(distance: Affine, conditions: readonly Condition[]): number | undefined {
  if (distance.terms.length === 0) return Math.sign(distance.constant);
  if (implies(conditions, atLeastZero(offsetAffine(scaleAffine(distance, -1), -1)))) return -1;
  return implies(conditions, atLeastZero(offsetAffine(distance, -1))) ? 1 : undefined;
}

function topological(definitions: readonly Definition[], edges: readonly Edge[]): readonly Definition[] | undefined {
  const order: Definition[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (d: Definition): boolean => {
    if (state.get(d.array) === "done") return true;
    if (state.get(d.array) === "open") return false;
    state.set(d.array, "open");
    for (const e of edges) {
      const next = e.from === d.array ? definitions.find((x) => x.array === e.to) : undefined;
      if (next !== undefined && !visit(next)) return false;
    }
    state.set(d.array, "done");
    order.push(d);
    return true;
  };
  return definitions.every(visit) ? order : undefined;
}

function isNowhere(distance: Affine | undefined): boolean {
  return distance !== undefined && distance.terms.length === 0 && distance.constant === 0;
}
