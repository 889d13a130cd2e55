/** The bytes of a file → a graph: messages of `onnx.proto` (github.com/onnx/onnx, field numbers of IR version 10). */
import { OnnxError } from "../fault.ts";
import type { Attribute, Dimension, Graph, Node, OnnxFile, Port, RawTensor } from "../types.ts";
import { elementType, readTensor } from "./tensor.ts";
import { Budget, reals, textOf, visitFields, wholes } from "./wire.ts";

/** Throws `OnnxError` for what is no such file. */
export function readModel(bytes: Uint8Array): OnnxFile {
  const budget = new Budget();
  let graph: Graph | undefined;
  let opset: number | undefined;
  let producer = "";
  let ir = 0;
  visitFields(bytes, budget, "the file", (field) => {
    switch (field.number) {
      case 1: ir = field.value; break;
      case 2: producer = textOf(field); break;
      case 7:
        if (graph !== undefined) throw new OnnxError("it has two graphs");
        graph = readGraph(field.bytes, budget);
        break;
      case 8: opset = readOpset(field.bytes, budget) ?? opset; break;
    }
  });
  if (graph === undefined || ir < 1) throw new OnnxError("it has no graph");
  if (opset === undefined) throw new OnnxError("it does not say which version of the operators it uses");
  return { graph, opset, producer };
}

/** The version of ONNX's own operators; nothing for those of another domain. */
function readOpset(bytes: Uint8Array, budget: Budget): number | undefined {
  let domain = "";
  let version = 0;
  visitFields(bytes, budget, "the version of the operators", (field) => {
    if (field.number === 1) domain = textOf(field);
    if (field.number === 2) version = field.value;
  });
  return domain === "" || domain === "ai.onnx" ? version : undefined;
}

function readGraph(bytes: Uint8Array, budget: Budget): Graph {
  let name = "";
  const nodes: Node[] = [];
  const initializers: RawTensor[] = [];
  const inputs: Port[] = [];
  const outputs: Port[] = [];
  visitFields(bytes, budget, "the graph", (field) => {
    switch (field.number) {
      case 1: nodes.push(readNode(field.bytes, budget)); break;
      case 2: name = textOf(field); break;
      case 5: initializers.push(readTensor(field.bytes, budget, "the graph")); break;
      case 11: inputs.push(readPort(field.bytes, budget)); break;
      case 12: outputs.push(readPort(field.bytes, budget)); break;
      case 15: throw new OnnxError("it has sparse tensors, which are not read");
    }
  });
  return { name, nodes, initializers, inputs, outputs };
}

function readNode(bytes: Uint8Array, budget: Budget): Node {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes = new Map<string, Attribute>();
  let name = "";
  let operator = "";
  let domain = "";
  visitFields(bytes, budget, "a node", (field) => {
    switch (field.number) {
      case 1: inputs.push(textOf(field)); break;
      case 2: outputs.push(textOf(field)); break;
      case 3: name = textOf(field); break;
      case 4: operator = textOf(field); break;
      case 5: {
        const [key, value] = readAttribute(field.bytes, budget, outputs[0] ?? "a node");
        attributes.set(key, value);
        break;
      }
      case 7: domain = textOf(field); break;
    }
  });
  return { operator, domain: domain === "ai.onnx" ? "" : domain, name, inputs, outputs, attributes };
}

/** Files of early versions do not say which kind of value an attribute has: then it is the one that is there. */
function readAttribute(bytes: Uint8Array, budget: Budget, owner: string): readonly [string, Attribute] {
  let name = "";
  let type = 0;
  const found = new Map<number, Attribute>();
  const numbers: number[] = [];
  const texts: string[] = [];
  visitFields(bytes, budget, `an attribute of ${owner}`, (field) => {
    switch (field.number) {
      case 1: name = textOf(field); break;
      case 2: found.set(1, { kind: "number", value: reals(field, 4, owner)[0] ?? 0 }); break;
      case 3: found.set(2, { kind: "number", value: field.value }); break;
      case 4: found.set(3, { kind: "text", value: textOf(field) }); break;
      case 5: found.set(4, { kind: "tensor", tensor: readTensor(field.bytes, budget, owner) }); break;
      case 6: case 10: case 11: found.set(5, { kind: "other" }); break;
      case 7: for (const value of reals(field, 4, owner)) numbers.push(value); break;
      case 8: for (const value of wholes(field, owner)) numbers.push(value); break;
      case 9: texts.push(textOf(field)); break;
      case 20: type = field.value; break;
    }
  });
  if (type === 6 || type === 7 || (type === 0 && numbers.length > 0)) return [name, { kind: "numbers", values: numbers }];
  if (type === 8 || (type === 0 && texts.length > 0)) return [name, { kind: "texts", values: texts }];
  const value = type === 0 ? [...found.values()][0] : found.get(type);
  // A value of 0 or "" may be left out of the file.
  return [name, value ?? (type === 3 ? { kind: "text", value: "" } : type === 1 || type === 2 ? { kind: "number", value: 0 } : { kind: "other" })];
}

function readPort(bytes: Uint8Array, budget: Budget): Port {
  let name = "";
  let type = 0;
  let shape: Dimension[] | undefined;
  const what = (): string => (name === "" ? "an input or output" : name);
  visitFields(bytes, budget, "an input or output", (field) => {
    if (field.number === 1) name = textOf(field);
    if (field.number !== 2) return;
    visitFields(field.bytes, budget, what(), (kind) => {
      if (kind.number !== 1) return;
      visitFields(kind.bytes, budget, what(), (part) => {
        if (part.number === 1) type = part.value;
        if (part.number === 2) shape = readShape(part.bytes, budget, what());
      });
    });
  });
  return { name, type: elementType(type), ...(shape !== undefined && { shape }) };
}

function readShape(bytes: Uint8Array, budget: Budget, what: string): Dimension[] {
  const shape: Dimension[] = [];
  visitFields(bytes, budget, what, ({ number, bytes: dimension }) => {
    if (number !== 1) return;
    let size: Dimension;
    visitFields(dimension, budget, what, (field) => {
      if (field.number === 1) size = field.value;
      if (field.number === 2) size = textOf(field);
    });
    // Some exporters write 0 or -1 for a size that varies.
    shape.push(typeof size === "number" && size < 1 ? undefined : size);
  });
  return shape;
}
