/** A model as the bytes of a file: messages of `onnx.proto` (github.com/onnx/onnx, field numbers of IR version 8). */
import { bytesField, floatField, floatsField, joined, messageField, textField, wholeField, wholesField } from "../../protobuf.ts";
import type { Attribute, ElementType, Graph, Node, OnnxModel, Port, Tensor } from "./types.ts";

/** The file, and the one beside it with the large tensors, where there are any. */
export interface OnnxFiles {
  readonly model: Uint8Array;
  readonly data?: Uint8Array;
}

/** Tensors of fewer bytes stay in the model's file. */
const smallest = 1024;

/** Where tensors begin in the file beside the model. */
const alignment = 64;

/** `external`: the name of the file beside the model that gets large tensors. */
export function encodeModel(model: OnnxModel, external?: string): OnnxFiles {
  const beside = external === undefined ? undefined : new Beside(external);
  const versions = [["", model.opset] as const, ...(model.ml === undefined ? [] : [["ai.onnx.ml", model.ml] as const])];
  const bytes = joined([
    wholeField(1, model.ir), textField(2, model.producer.name), textField(3, model.producer.version),
    ...(model.doc === undefined ? [] : [textField(6, model.doc)]),
    messageField(7, ...graphFields(model.graph, beside)),
    ...versions.map(([domain, version]) => messageField(8, textField(1, domain), wholeField(2, version))),
    ...Object.entries(model.metadata).map(([key, value]) => messageField(14, textField(1, key), textField(2, value))),
  ]);
  return { model: bytes, ...(beside && beside.size > 0 && { data: beside.bytes() }) };
}

/** Collects what goes into the file beside the model. */
class Beside {
  readonly name: string;
  readonly #parts: Uint8Array[] = [];
  size = 0;

  constructor(name: string) {
    this.name = name;
  }

  add(bytes: Uint8Array): number {
    const padding = (alignment - (this.size % alignment)) % alignment;
    this.#parts.push(new Uint8Array(padding), bytes);
    this.size += padding + bytes.length;
    return this.size - bytes.length;
  }

  bytes(): Uint8Array {
    return joined(this.#parts);
  }
}

function graphFields({ name, nodes, initializers, inputs, outputs, values }: Graph, beside?: Beside): readonly Uint8Array[] {
  return [
    ...nodes.map((node) => messageField(1, ...nodeFields(node))), textField(2, name),
    ...initializers.map((tensor) => messageField(5, ...tensorFields(tensor, beside))),
    ...inputs.map((port) => messageField(11, ...portFields(port))),
    ...outputs.map((port) => messageField(12, ...portFields(port))),
    ...values.map((port) => messageField(13, ...portFields(port))),
  ];
}

function nodeFields({ inputs, outputs, name, operator, attributes, doc, domain }: Node): readonly Uint8Array[] {
  return [
    ...inputs.map((input) => textField(1, input)), ...outputs.map((output) => textField(2, output)),
    textField(3, name), textField(4, operator),
    ...Object.entries(attributes).map(([key, attribute]) => messageField(5, textField(1, key), ...attributeFields(attribute))),
    ...(doc === undefined ? [] : [textField(6, doc)]), ...(domain === undefined ? [] : [textField(7, domain)]),
  ];
}

function attributeFields(attribute: Attribute): readonly Uint8Array[] {
  const typed = (type: number, ...fields: readonly Uint8Array[]): readonly Uint8Array[] => [...fields, wholeField(20, type)];
  switch (attribute.kind) {
    case "float": return typed(1, floatField(2, attribute.value));
    case "int": return typed(2, wholeField(3, attribute.value));
    case "string": return typed(3, textField(4, attribute.value));
    case "graph": return typed(5, messageField(6, ...graphFields(attribute.value)));
    case "floats": return typed(6, floatsField(7, attribute.value));
    case "ints": return typed(7, wholesField(8, attribute.value));
    case "strings": return typed(8, ...attribute.value.map((text) => textField(9, text)));
  }
}

const typeNumbers: Readonly<Record<ElementType, number>> = { float: 1, int64: 7, string: 8, bool: 9 };

function tensorFields({ name, type, shape, values }: Tensor, beside: Beside | undefined): readonly Uint8Array[] {
  const head = [wholesField(1, shape), wholeField(2, typeNumbers[type]), textField(8, name)];
  if (type === "string") return [...head, ...Array.from(values, (text) => textField(6, String(text)))];
  const raw = rawBytes(type, Array.from(values, Number));
  if (beside === undefined || raw.length < smallest) return [...head, bytesField(9, raw)];
  const entries = { location: beside.name, offset: String(beside.add(raw)), length: String(raw.length) };
  return [...head, ...Object.entries(entries).map(([key, value]) => messageField(13, textField(1, key), textField(2, value))), wholeField(14, 1)];
}

/** Little-endian, as the format says. */
function rawBytes(type: Exclude<ElementType, "string">, values: readonly number[]): Uint8Array {
  if (type === "bool") return Uint8Array.from(values);
  const size = type === "float" ? 4 : 8;
  const view = new DataView(new ArrayBuffer(size * values.length));
  values.forEach((value, i) => (type === "float" ? view.setFloat32(size * i, value, true) : view.setBigInt64(size * i, BigInt(value), true)));
  return new Uint8Array(view.buffer);
}

function portFields({ name, type, shape, doc }: Port): readonly Uint8Array[] {
  const sizes = shape.map((size) => messageField(1, typeof size === "number" ? wholeField(1, size) : textField(2, size)));
  const tensorType = messageField(1, wholeField(1, typeNumbers[type]), messageField(2, ...sizes));
  return [textField(1, name), messageField(2, tensorType), ...(doc === undefined ? [] : [textField(3, doc)])];
}
