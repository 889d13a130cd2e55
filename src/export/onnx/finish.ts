/** The end of a graph: what is needed, under the names that values have in the end. */
import type { Attribute, Graph, Node } from "./types.ts";

/** What a node reads, in graphs inside of it too. */
export function readBy({ inputs, attributes }: Node): readonly string[] {
  return [...inputs, ...Object.values(attributes).flatMap((a) => (a.kind === "graph" ? [...a.value.nodes.flatMap(readBy), ...a.value.outputs.map((o) => o.name)] : []))];
}

export function renamed(graph: Graph, names: ReadonlyMap<string, string>): Graph {
  const of = (name: string): string => names.get(name) ?? name;
  const attribute = (a: Attribute): Attribute => (a.kind === "graph" ? { kind: "graph", value: renamed(a.value, names) } : a);
  return {
    ...graph,
    nodes: graph.nodes.map((node) => ({
      ...node, inputs: node.inputs.map(of), outputs: node.outputs.map(of),
      attributes: Object.fromEntries(Object.entries(node.attributes).map(([key, value]) => [key, attribute(value)])),
    })),
    outputs: graph.outputs.map((port) => ({ ...port, name: of(port.name) })),
    values: graph.values.map((port) => ({ ...port, name: of(port.name) })),
  };
}
