/** Recurrences of a definition: each must provably step one way along one index. */
import { subtractAffine, variableAffine, offsetAffine, scaleAffine, atLeastZero } from "../../../ir/equation/affine.ts";
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
  for (const component of components([...own.keys()], edges)) {
    const members = new Set(component);
    const inside = edges.filter((x) => members.has(x.from) && members.has(x.to));
    if (inside.length === 0 || steps(component, inside, own)) continue;
    definitionFault(context, "NN420", span, { names: component.map((name) => name.slice(name.lastIndexOf(".") + 1)) });
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

/** Strongly connected components (Tarjan), without recursion over long chains being a concern: layers are small. */
function components(names: readonly string[], edges: readonly Edge[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>(names.map((n) => [n, []]));
  for (const { from, to } of edges) next.get(from)?.push(to);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (name: string): void => {
    order.set(name, order.size);
    low.set(name, order.get(name) ?? 0);
    stack.push(name);
    for (const to of next.get(name) ?? []) {
      if (!order.has(to)) {
        visit(to);
        low.set(name, Math.min(low.get(name) ?? 0, low.get(to) ?? 0));
      } else if (stack.includes(to)) low.set(name, Math.min(low.get(name) ?? 0, order.get(to) ?? 0));
    }
    if (low.get(name) !== order.get(name)) return;
    found.push(stack.splice(stack.indexOf(name)));
  };
  for (const name of names) if (!order.has(name)) visit(name);
  return found;
}

/** Whether some choice of one dimension for each array makes all reads inside step one way. */
function steps(component: readonly string[], edges: readonly Edge[], own: ReadonlyMap<string, Definition>): boolean {
  const ranks = component.map((name) => own.get(name)?.indices.length ?? 0);
  const choose = (chosen: ReadonlyMap<string, number>, i: number): boolean => {
    const name = component[i];
    if (name === undefined) return [1, -1].some((direction) => goesOneWay(edges, chosen, own, direction));
    for (let d = 0; d < (ranks[i] ?? 0); d++) if (choose(new Map([...chosen, [name, d]]), i + 1)) return true;
    return false;
  };
  return component.length <= 8 && choose(new Map(), 0);
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
  return components([...new Set(level.flatMap((x) => [x.from, x.to]))], level).every((c) => c.length === 1 && !level.some((x) => x.from === c[0] && x.to === c[0]));
}
