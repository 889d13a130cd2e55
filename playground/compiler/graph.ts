/** The graph of a checked model, from what its equations read: inputs, steps, named values, outputs. */
import { readsOfEquation } from "../../src/ir/equation/traverse.ts";
import type { CheckedModel } from "../../src/index.ts";
import { locate } from "../../src/index.ts";
import type { NetworkGraph, NetworkNode } from "./api.ts";

export function graphOf(model: CheckedModel): NetworkGraph {
  const nodes: NetworkNode[] = [];
  /** The node that makes an array, and that of an instance, by position. */
  const makers = new Map<string, number>();
  const owners = new Map<string, number>();
  const edges = new Map<string, readonly [number, number]>();
  const add = (node: NetworkNode): number => {
    makers.set(node.array, nodes.length);
    return nodes.push(node) - 1;
  };
  const connect = (array: string, to: number): void => {
    const from = makers.get(array);
    if (from !== undefined && from !== to) edges.set(`${from} ${to}`, [from, to]);
  };
  const shapeOf = (array: string): readonly number[] => model.arrays.get(array)?.extents.slice(1).map((e) => e.upper - e.lower) ?? [];

  for (const { name, array, encoding } of model.inputs) add({ name, kind: "input", what: encoding.kind, shape: shapeOf(array), parameterCount: 0, array });
  const instances = new Map(model.instances.map((instance) => [instance.name, instance]));
  const counts = new Map(model.variables.map((v) => [v.name, v.trained ? v.shape.reduce((a, b) => a * b, 1) : 0]));
  for (const equation of model.equations) {
    const owner = equation.origin?.instance ?? equation.array;
    let node = owners.get(owner);
    if (node === undefined) {
      const instance = instances.get(owner);
      node = add(instance === undefined
        ? { name: owner, kind: "step", what: "equation", shape: shapeOf(equation.array), parameterCount: 0, array: equation.array, ...(equation.origin !== undefined && { line: equation.origin.line }) }
        : {
          name: owner, kind: "step", what: instance.definition, shape: instance.shape, array: instance.array, line: locate(instance.span).line,
          parameterCount: instance.variables.reduce((sum, v) => sum + (counts.get(v) ?? 0), 0),
        });
      owners.set(owner, node);
    }
    makers.set(equation.array, node);
    for (const { array } of readsOfEquation(equation)) connect(array, node);
  }
  for (const { name, array, encoding } of model.outputs) {
    const from = makers.get(array);
    const node = nodes.push({ name, kind: "output", what: encoding.kind, shape: shapeOf(array), parameterCount: 0, array }) - 1;
    if (from !== undefined) edges.set(`${from} ${node}`, [from, node]);
  }
  return { nodes, edges: [...edges.values()] };
}
