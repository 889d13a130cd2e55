/** Which equations read which, and the order that follows. */
import { readsOfEquation } from "../../ir/equation/traverse.ts";
import type { Equation, Program } from "../../ir/equation/types.ts";

/** Equations that depend on each other, in a component of their own each; dependencies come first. */
export interface Component {
  readonly equations: readonly Equation[];
  readonly cyclic: boolean;
}

/** The components that the outputs and stores of a program need, by Tarjan's algorithm. */
export function components(program: Program): readonly Component[] {
  const equations = new Map(program.equations.map((e) => [e.array, e]));
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  const found: Component[] = [];
  const visit = (array: string, equation: Equation): void => {
    const number = order.size;
    order.set(array, number);
    low.set(array, number);
    stack.push(array);
    open.add(array);
    const reads = readsOfEquation(equation).map((r) => r.array);
    for (const next of reads) {
      const other = equations.get(next);
      if (other === undefined) continue;
      if (!order.has(next)) {
        visit(next, other);
        low.set(array, Math.min(low.get(array) ?? 0, low.get(next) ?? 0));
      } else if (open.has(next)) {
        low.set(array, Math.min(low.get(array) ?? 0, order.get(next) ?? 0));
      }
    }
    if (low.get(array) !== number) return;
    const members = stack.splice(stack.indexOf(array));
    for (const m of members) open.delete(m);
    found.push({ equations: members.flatMap((m) => equations.get(m) ?? []), cyclic: members.length > 1 || reads.includes(array) });
  };
  for (const root of [...program.stores.map((s) => s.source), ...program.outputs]) {
    const equation = equations.get(root);
    if (equation !== undefined && !order.has(root)) visit(root, equation);
  }
  return found;
}
