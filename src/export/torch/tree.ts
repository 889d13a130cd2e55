/**
 * The modules of a network: a node for each instance and each block around instances, with the units that it computes. Where modules
 * read each other, their units are computed by the node around them, and they keep their variables.
 */
import { stronglyConnected } from "../../ir/equation/dependencies.ts";
import type { CheckedModel, Variable } from "../../ir/model/types.ts";
import { NotExportable } from "./unsupported.ts";
import { readsOfUnit, type Unit } from "./units.ts";

export interface ModuleNode {
  /** `transformerDecoder1.attention1`; "" for the network. */
  readonly path: string;
  readonly variables: readonly Variable[];
  /** All modules inside, those without a computation too. */
  readonly children: readonly ModuleNode[];
  /** What `forward` computes, in order. */
  readonly items: readonly Item[];
}

export type Item = { readonly kind: "unit"; readonly unit: Unit } | { readonly kind: "module"; readonly node: ModuleNode };

export function treeOf(model: CheckedModel, units: readonly Unit[]): ModuleNode {
  const paths = new Set<string>([""]);
  for (const name of [...model.instances.map((i) => i.name), ...model.variables.map((v) => v.instance)]) {
    for (let path = name; path !== ""; path = parentOf(path)) paths.add(path);
  }
  const homes = new Map<string, Unit[]>();
  for (const unit of units) {
    let home = unit.instance;
    while (!paths.has(home)) home = parentOf(home);
    homes.set(home, [...(homes.get(home) ?? []), unit]);
  }
  return build("", [...paths].filter((p) => p !== ""), homes, model);
}

/** The path around one; dots in parentheses are none of a path. */
export function parentOf(path: string): string {
  const end = path.lastIndexOf(".");
  return end < 0 ? "" : path.slice(0, end);
}

function build(path: string, paths: readonly string[], homes: ReadonlyMap<string, readonly Unit[]>, model: CheckedModel): ModuleNode {
  const children = paths.filter((p) => parentOf(p) === path).map((p) => build(p, paths, homes, model));
  const own = homes.get(path) ?? [];
  return { path, variables: model.variables.filter((v) => v.instance === path), ...ordered(own, children) };
}

/** The items in an order in which each is after what it reads; modules in a cycle give their units to this node. */
function ordered(own: readonly Unit[], children: readonly ModuleNode[]): Pick<ModuleNode, "items" | "children"> {
  const items: readonly Item[] = [...own.map((unit): Item => ({ kind: "unit", unit })), ...children.filter((c) => c.items.length > 0).map((node): Item => ({ kind: "module", node }))];
  const definer = new Map(items.flatMap((item, i) => unitsOf(item).flatMap((u) => u.arrays.map((a) => [a, i] as const))));
  const readsOf = (name: string): readonly string[] => {
    const item = items[Number(name)];
    const read = new Set(item === undefined ? [] : unitsOf(item).flatMap((u) => [...readsOfUnit(u)]));
    return [...new Set([...read].flatMap((a) => definer.get(a) ?? []))].filter((i) => i !== Number(name)).map(String);
  };
  const groups = stronglyConnected(items.map((_, i) => String(i)), readsOf);
  const cycle = groups.find(({ arrays }) => arrays.length > 1);
  if (cycle === undefined) return { items: groups.flatMap(({ arrays }) => arrays.flatMap((i) => items[Number(i)] ?? [])), children };
  const dissolved = new Set(cycle.arrays.flatMap((i) => {
    const item = items[Number(i)];
    return item?.kind === "module" ? item.node : [];
  }));
  if (dissolved.size === 0) throw new NotExportable(`${cycle.arrays.flatMap((i) => unitsOf(items[Number(i)]).flatMap((u) => u.arrays)).join(", ")} are computed in one order in training and in another in evaluation`);
  return ordered([...own, ...[...dissolved].flatMap((node) => unitsOf({ kind: "module", node }))], children.map((c) => (dissolved.has(c) ? emptied(c) : c)));
}

function emptied(node: ModuleNode): ModuleNode {
  return { ...node, items: [], children: node.children.map(emptied) };
}

/** All units that an item computes. */
export function unitsOf(item: Item | undefined): readonly Unit[] {
  return item === undefined ? [] : item.kind === "unit" ? [item.unit] : item.node.items.flatMap(unitsOf);
}
