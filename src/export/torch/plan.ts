/** Which arrays go into each module and come out of it, and where new states are stored. */
import type { Store } from "../../ir/equation/types.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { type ModuleNode, parentOf, unitsOf } from "./tree.ts";
import { type Network, readsOfUnit, type Unit } from "./units.ts";

export interface Plan {
  readonly model: CheckedModel;
  readonly network: Network;
  /** What a module reads that it neither computes nor has: inputs first, then in the order of the computation. */
  readonly argumentsOf: (node: ModuleNode) => readonly string[];
  /** What a module computes for others. */
  readonly resultsOf: (node: ModuleNode) => readonly string[];
  /** New states that the module itself stores. */
  readonly storesOf: (node: ModuleNode) => readonly Store[];
}

/** `wanted`: outputs and loss. */
export function planOf(model: CheckedModel, network: Network, root: ModuleNode, stores: readonly Store[], wanted: readonly string[]): Plan {
  const places = new Map([...network.arrays.keys(), ...network.units.flatMap((u) => u.arrays)].map((a, i) => [a, i] as const));
  const computedIn = new Map<string, string>();
  const visit = (node: ModuleNode): void => {
    for (const item of node.items) {
      if (item.kind === "module") visit(item.node);
      else for (const array of item.unit.arrays) computedIn.set(array, node.path);
    }
  };
  visit(root);
  const instanceOf = new Map(model.variables.map((v) => [v.name, v.instance]));
  const homes = stores.map((store) => ({ store, path: common(instanceOf.get(store.target) ?? "", computedIn.get(store.source) ?? "") }));
  const inOrder = (arrays: Iterable<string>): readonly string[] => [...new Set(arrays)].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const storesOf = (node: ModuleNode): readonly Store[] => homes.flatMap(({ store, path }) => (path === node.path ? store : []));
  const unitsIn = (node: ModuleNode): readonly Unit[] => node.items.flatMap(unitsOf);
  return {
    model, network, storesOf,
    argumentsOf: (node) => {
      const units = unitsIn(node);
      const computed = new Set(units.flatMap((u) => u.arrays));
      const isOwn = (array: string): boolean => isInside(instanceOf.get(array), node.path);
      return inOrder(units.flatMap((u) => [...readsOfUnit(u)]).filter((a) => !computed.has(a) && !isOwn(a)));
    },
    resultsOf: (node) => {
      const inside = new Set(unitsIn(node));
      const read = new Set([...wanted, ...network.units.filter((u) => !inside.has(u)).flatMap((u) => [...readsOfUnit(u)]), ...homes.filter(({ path }) => !isInside(path, node.path)).map(({ store }) => store.source)]);
      return inOrder([...inside].flatMap((u) => u.arrays).filter((a) => read.has(a)));
    },
  };
}

/** Whether a path is the other or inside of it. */
export function isInside(path: string | undefined, around: string): boolean {
  return path !== undefined && (around === "" || path === around || path.startsWith(`${around}.`));
}

/** The innermost path around both. */
function common(a: string, b: string): string {
  let path = a;
  while (!isInside(b, path)) path = parentOf(path);
  return path;
}
