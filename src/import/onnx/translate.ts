/** A graph → the steps of a model. */
import { OnnxError, refuse } from "./fault.ts";
import { batchOf, type GivenInput, givenInputs, type InputOptions } from "./graph/inputs.ts";
import { recognized } from "./graph/patterns.ts";
import type { Axis, Value } from "./lazy/types.ts";
import { constantOf, Context } from "./operators/context.ts";
import { operators } from "./operators/table.ts";
import { resolved } from "./read/beside.ts";
import { orderedNodes } from "./read/order.ts";
import { naturalLayout } from "./steps/natural.ts";
import type { Step } from "./steps/types.ts";
import type { Attribute, Graph, Node, OnnxFile, Tensor } from "./types.ts";

export interface Translated {
  readonly steps: readonly Step[];
  readonly inputs: readonly (GivenInput & { readonly value: Value; /** Of whole numbers that are rows of tables. */ readonly rows: number | undefined })[];
  readonly outputs: readonly { readonly name: string; readonly value: Value; readonly isMoved: boolean }[];
}

/** `files`: what is beside the graph. Throws `OnnxError`, with the node where one is at fault. */
export function translate({ graph, opset }: OnnxFile, files: ReadonlyMap<string, Uint8Array>, options: InputOptions): Translated {
  const tensors = new Map(graph.initializers.map((tensor) => [tensor.name, resolved(tensor, files)]));
  const tensorOf = (attribute: Attribute | undefined): Tensor | undefined => (attribute?.kind === "tensor" ? resolved(attribute.tensor, files) : undefined);
  const nodes = simplified(graph, tensors, tensorOf);
  const makers = makersOf(nodes);
  const ports = graph.inputs.filter(({ name }) => !tensors.has(name));
  if (ports.length === 0) throw new OnnxError("its graph has no inputs");
  const batch = batchOf(ports, options);
  const c = new Context({ opset, batch, makers, tensorOf, readers: readersOf(graph, nodes) });
  for (const [name, tensor] of tensors) c.set(name, constantOf(tensor));
  const inputs = givenInputs(ports, nodes, batch, c.builder, options);
  for (const { port, lazy } of inputs) c.set(port.name, lazy);
  for (const node of nodes) apply(node, c);
  const outputs = graph.outputs.map(({ name }) => outputOf(c, name, options));
  return { steps: c.builder.steps, outputs, inputs: inputs.map((input) => withRows(input, c)) };
}

function simplified(graph: Graph, tensors: ReadonlyMap<string, Tensor>, tensorOf: (attribute: Attribute | undefined) => Tensor | undefined): readonly Node[] {
  const nodes = orderedNodes(graph);
  const makers = makersOf(nodes);
  const constant = (name: string | undefined): Tensor | undefined => {
    const maker = makers.get(name ?? "");
    if (maker?.operator === "Identity") return constant(maker.inputs[0]);
    return tensors.get(name ?? "") ?? (maker?.operator === "Constant" ? tensorOf(maker.attributes.get("value")) : undefined);
  };
  const scalar = (name: string | undefined): number | undefined => {
    const found = constant(name);
    return found?.values.length === 1 ? found.values[0] : undefined;
  };
  return orderedNodes({ ...graph, nodes: recognized(nodes, { makers, scalar, constant }) });
}

function makersOf(nodes: readonly Node[]): ReadonlyMap<string, Node> {
  return new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
}

/** The operators that read each value, but for those that look at its shape. */
function readersOf({ outputs }: Graph, nodes: readonly Node[]): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  const add = (name: string, operator: string): void => {
    const list = readers.get(name);
    if (list === undefined) readers.set(name, [operator]);
    else list.push(operator);
  };
  for (const { operator, inputs } of nodes) if (operator !== "Shape" && operator !== "Size") for (const input of inputs) add(input, operator);
  for (const { name } of outputs) add(name, "output");
  return readers;
}

function apply(node: Node, c: Context): void {
  const operator = node.domain === "" ? operators.get(node.operator) : undefined;
  if (operator === undefined) refuse(node, `is an operator${node.domain === "" ? "" : ` of ${node.domain}`} that is not read`, "write that part in the language, or export the network without it");
  const results = operator(node, c);
  node.outputs.forEach((output, k) => {
    const result = results[k];
    if (output !== "" && result !== undefined) c.set(output, result);
  });
}

function outputOf(c: Context, name: string, { keepsLayout, hasBatch }: InputOptions): Translated["outputs"][number] {
  const found = c.get(name);
  if (found === undefined) throw new OnnxError(`the output ${name} is made by no node`);
  if (c.isKnown(found)) throw new OnnxError(`the output ${name} depends on no input`);
  const { batch } = c;
  if (batch !== undefined && !found.axes.some((axis) => axis.length === 1 && axis[0] === batch)) throw new OnnxError(`the output ${name} has no dimension for the batch`);
  const own = found.axes.filter((axis, k) => !(axis.length === 1 && axis[0]?.isBatch) && !(hasBatch && batch === undefined && k === 0 && axis.length === 0 && found.axes.length > 1));
  const inGraph = own.map((axis) => axis.filter((f) => f.isBatch !== true));
  const natural = naturalLayout(found);
  const same = (a: Axis, b: Axis): boolean => a.length === b.length && a.every((factor, k) => factor === b[k]);
  const moved = natural.map((axis) => inGraph.findIndex((other) => same(axis, other)));
  const isMoved = !keepsLayout && inGraph.length === natural.length && !moved.includes(-1) && moved.some((from, k) => from !== k && (natural[k]?.length ?? 0) > 0) && inGraph.length > 1;
  const layout = isMoved ? natural : inGraph;
  return { name, value: c.builder.written(found, layout.length === 0 ? [[]] : layout), isMoved };
}

function withRows(input: GivenInput, c: Context): Translated["inputs"][number] {
  const { body } = input.lazy;
  if (body.kind !== "read") throw new OnnxError(`the input ${input.port.name} is no array`);
  return { ...input, value: body.value, rows: c.indexOf(body.value) };
}
