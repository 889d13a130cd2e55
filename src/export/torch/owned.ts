/** The update of each parameter: the equations and stores that it alone needs. */
import { arraysRead, components } from "../../ir/equation/dependencies.ts";
import { gradientName } from "../../ir/equation/names.ts";
import type { Definition, Program, Store } from "../../ir/equation/types.ts";

/** What one trained parameter needs for itself. */
export interface Own {
  readonly parameter: string;
  readonly definitions: readonly Definition[];
  readonly stores: readonly Store[];
  /** Names of what the optimizer keeps for it. */
  readonly states: readonly string[];
}

/** For each parameter the equations and stores that it alone needs. */
export function divided(update: Program, trained: readonly string[]): readonly Own[] {
  const ownerOf = (array: string): string => {
    const purpose = update.arrays.get(array)?.purpose;
    return purpose?.kind === "optimizerState" ? purpose.of : array;
  };
  const needs = trained.map((parameter) => {
    const stores = update.stores.filter(({ target }) => ownerOf(target) === parameter);
    return { parameter, stores, arrays: components(update, stores.map((s) => s.source)).flatMap((c) => c.arrays) };
  });
  const users = new Map<string, number>();
  for (const { arrays } of needs) for (const a of arrays) users.set(a, (users.get(a) ?? 0) + 1);
  if (update.stores.some(({ target }) => !trained.includes(ownerOf(target)))) throw new Error("the optimizer keeps something that belongs to no parameter");
  return needs.map(({ parameter, stores, arrays }) => {
    const own = new Set<string>([parameter, gradientName(parameter), ...[...update.arrays.values()].filter((a) => a.role === "optimizer" && ownerOf(a.name) === parameter).map((a) => a.name)]);
    const states = [...own].filter((a) => update.arrays.get(a)?.role === "optimizer");
    const definitions: Definition[] = [];
    for (const equation of inOrder(update, arrays)) {
      if ((users.get(equation.array) ?? 0) > 1 || !arraysRead(equation).some((a) => own.has(a))) continue;
      own.add(equation.array);
      definitions.push(equation);
    }
    return { parameter, stores, states, definitions };
  });
}

/** The equations of arrays, each after those that it reads: in the order of the program where that is one. */
export function inOrder(update: Program, arrays: readonly string[]): readonly Definition[] {
  const listed = update.equations.flatMap((q) => (q.kind === "definition" && arrays.includes(q.array) ? q : []));
  const places = new Map(listed.map((d, i) => [d.array, i]));
  if (listed.every((d, i) => arraysRead(d).every((a) => (places.get(a) ?? -1) < i))) return listed;
  const order = components(update, arrays).flatMap((c) => c.arrays);
  return [...listed].sort((a, b) => order.indexOf(a.array) - order.indexOf(b.array));
}
