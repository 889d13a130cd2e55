/** Which arrays the equations of others read, and the groups of arrays that read each other. */
import { readsOfEquation } from "./traverse.ts";
import type { Equation, Program } from "./types.ts";

/** Arrays that read each other, or one array; `cyclic` if one of them reads itself, through others or not. */
export interface Component {
  readonly arrays: readonly string[];
  readonly cyclic: boolean;
}

export function equationsByArray(program: Program): ReadonlyMap<string, Equation> {
  return new Map(program.equations.map((equation) => [equation.array, equation]));
}

/** The arrays an equation reads, each once. */
export function arraysRead(equation: Equation): readonly string[] {
  return [...new Set(readsOfEquation(equation).map((r) => r.array))];
}

interface Visit {
  readonly name: string;
  readonly reads: readonly string[];
  next: number;
}

/** The components of what `roots` need, each after all that it reads. */
export function components(program: Program, roots: Iterable<string>): readonly Component[] {
  const equations = equationsByArray(program);
  return stronglyConnected(roots, (name) => {
    const equation = equations.get(name);
    return equation === undefined ? [] : arraysRead(equation);
  });
}

/** Tarjan's algorithm, with a stack of its own, because programs are thousands of equations deep. */
export function stronglyConnected(roots: Iterable<string>, readsOf: (name: string) => readonly string[]): readonly Component[] {
  const result: Component[] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const lower = (name: string, to: number): void => {
    lowest.set(name, Math.min(lowest.get(name) ?? to, to));
  };
  const enter = (name: string): Visit => {
    order.set(name, order.size);
    lower(name, order.size - 1);
    open.push(name);
    isOpen.add(name);
    return { name, reads: readsOf(name), next: 0 };
  };
  const close = (visit: Visit): void => {
    const arrays = open.splice(open.lastIndexOf(visit.name)).reverse();
    for (const name of arrays) isOpen.delete(name);
    result.push({ arrays, cyclic: arrays.length > 1 || visit.reads.includes(visit.name) });
  };
  for (const root of roots) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const read = visit.reads[visit.next++];
      if (read === undefined) {
        path.pop();
        const low = lowest.get(visit.name) ?? 0;
        if (low === order.get(visit.name)) close(visit);
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent.name, low);
      } else if (!order.has(read)) {
        path.push(enter(read));
      } else if (isOpen.has(read)) {
        lower(visit.name, order.get(read) ?? 0);
      }
    }
  }
  return result;
}
