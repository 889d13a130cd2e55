/** A graph as text, for people and for tests. */
import type { Attribute, Graph, Node, OnnxModel, Port, Tensor } from "./types.ts";

export function printOnnx({ graph, opset, ml, ir, metadata }: OnnxModel): string {
  const versions = [`opset ${opset}`, ...(ml === undefined ? [] : [`ai.onnx.ml ${ml}`]), `IR ${ir}`];
  const meta = Object.entries(metadata).map(([key, value]) => `# ${key}: ${value}\n`).join("");
  return `# ${versions.join(", ")}\n${meta}${printGraph(graph, "")}`;
}

function printGraph({ name, inputs, outputs, nodes, initializers }: Graph, indent: string): string {
  const lines = [
    `graph ${name} (${inputs.map(printPort).join(", ")}) => (${outputs.map(printPort).join(", ")}) {`,
    ...initializers.map((tensor) => `  ${printTensor(tensor)}`),
    ...nodes.flatMap((node) => printNode(node, indent)), "}",
  ];
  return `${lines.join(`\n${indent}`)}\n`;
}

function printPort({ name, type, shape }: Port): string {
  return `${name}: ${type}[${shape.join(", ")}]`;
}

function printTensor({ name, type, shape, values }: Tensor): string {
  const shown = Array.from(values).slice(0, 4).map((value) => (typeof value === "string" ? JSON.stringify(value) : String(Number(value.toPrecision(6)))));
  return `${name}: ${type}[${shape.join(", ")}] = ${shown.join(", ")}${values.length > 4 ? ", …" : ""}`;
}

function printNode({ operator, inputs, outputs, attributes }: Node, indent: string): readonly string[] {
  const given = Object.entries(attributes).map(([key, value]) => `${key} = ${printAttribute(value, indent)}`);
  return [`  ${outputs.join(", ")} = ${operator}${given.length === 0 ? "" : ` <${given.join(", ")}>`} (${inputs.join(", ")})`];
}

function printAttribute(attribute: Attribute, indent: string): string {
  switch (attribute.kind) {
    case "int": case "float": return String(attribute.value);
    case "ints": case "floats": return `[${attribute.value.join(", ")}]`;
    case "string": return JSON.stringify(attribute.value);
    case "strings": return JSON.stringify(attribute.value);
    case "graph": return printGraph(attribute.value, `${indent}    `).trimEnd();
  }
}

/** The operators of a graph and of those inside, each with how often it occurs. */
export function operatorsOf(graph: Graph, into = new Map<string, number>()): ReadonlyMap<string, number> {
  for (const { operator, attributes } of graph.nodes) {
    into.set(operator, (into.get(operator) ?? 0) + 1);
    for (const attribute of Object.values(attributes)) if (attribute.kind === "graph") operatorsOf(attribute.value, into);
  }
  return into;
}
