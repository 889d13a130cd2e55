/** Recurrences of a definition: each must provably step one way along one index. */
import { subtractAffine, variableAffine, offsetAffine, scaleAffine, atLeastZero } from "../../../ir/equation/affine.ts";
import { type Component, stronglyConnected } from "../../../ir/equation/dependencies.ts";
import { implies } from "../../../ir/equation/prove.ts";
import { children } from "../../../ir/equation/traverse.ts";
import type { Affine, Condition, Definition, Expr } from "../../../ir/equation/types.ts";
import type { Span } from "../../../source/source.ts";
import { type Context, definitionFault } from "./context.ts";

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly at: readonly (Affine | undefined)[];
  readonly conditions: readonly Condition[];
}

/** Whether no equation depends on itself at the same position; reports those that do. */
export function checkCycles(equations: readonly Definition[], context: Context, span: Span): boolean {
  const own = new Map(equations.map((q) => [q.array, q]));
  const edges = equations.flatMap((q) => edgesOf(q, own));
  let sound = true;
  for (const { arrays, cyclic } of componentsOf(own.keys(), edges)) {
    if (!cyclic) continue;
    const members = new Set(arrays);
    const inside = edges.filter((x) => members.has(x.from) && members.has(x.to));
    if (steps(arrays, inside, own)) continue;
    definitionFault(context, "NN420", span, { names: arrays.map((name) => name.slice(name.lastIndexOf(".") + 1)) });
    sound = false;
  }
  return sound;
}

function edgesOf(equation: Definition, own: ReadonlyMap<string, Definition>): readonly Edge[] {
  const edges: Edge[] = [];
  const visit = (e: Expr, conditions: readonly Condition[]): void => {
    if (e.kind === "read" && own.has(e.array)) {
      edges.push({ from: equation.array, to: e.array, at: e.positions.map((p) => (p.kind === "affine" ? p.affine : undefined)), conditions });
    }
    const inner = e.kind === "where" || e.kind === "reduce" ? [...conditions, ...e.conditions] : conditions;
    for (const part of children(e)) visit(part, inner);
  };
  visit(equation.body, []);
  return edges;
}

function componentsOf(names: Iterable<string>, edges: readonly Edge[]): readonly Component[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const reads = next.get(from);
    if (reads === undefined) next.set(from, [to]);
    else reads.push(to);
  }
  return stronglyConnected(names, (name) => next.get(name) ?? []);
}

/** Choices of one dimension for each array that are tried one by one; where there are more, all step along the same one. */
const mostChoices = 256;

/** Whether some choice of one dimension for each array makes all reads inside step one way. */
function steps(component: readonly string[], edges: readonly Edge[], own: ReadonlyMap<string, Definition>): boolean {
  const ranks = component.map((name) => own.get(name)?.indices.length ?? 0);
  const all = ranks.reduce((product, rank) => product * rank, 1);
  const choices = all <= mostChoices ? all : Math.max(...ranks);
  for (let n = 0; n < choices; n++) {
    let rest = n;
    const chosen = new Map(component.map((name, i): [string, number] => {
      const rank = ranks[i] ?? 1;
      const dimension = all <= mostChoices ? rest % rank : n;
      rest = Math.floor(rest / rank);
      return [name, dimension];
    }));
    if ([1, -1].some((direction) => goesOneWay(edges, chosen, own, direction))) return true;
  }
  return false;
}

function goesOneWay(edges: readonly Edge[], chosen: ReadonlyMap<string, number>, own: ReadonlyMap<string, Definition>, direction: number): boolean {
  const level: Edge[] = [];
  for (const edge of edges) {
    const index = own.get(edge.from)?.indices[chosen.get(edge.from) ?? -1];
    const read = edge.at[chosen.get(edge.to) ?? -1];
    if (index === undefined || read === undefined || index.upper === Infinity) return false;
    const distance = scaleAffine(subtractAffine(variableAffine(index), read), direction);
    if (implies(edge.conditions, atLeastZero(offsetAffine(distance, -1)))) continue;
    if (!implies(edge.conditions, atLeastZero(distance))) return false;
    level.push(edge);
  }
  return componentsOf(level.map((x) => x.from), level).every(({ cyclic }) => !cyclic);
}
