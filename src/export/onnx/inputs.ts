/** What the graph takes: raw fields, one input each, which it brings to the numbers that the equations read. */
import type { ClassLabel, EncodedField, Encoding, ModelInput } from "../../ir/model/types.ts";
import { isFilled } from "../../ir/model/missing.ts";
import type { GraphBuilder, Operand } from "./builder.ts";
import { ExportError } from "./fault.ts";
import type { ElementType, Port, Size } from "./types.ts";

export interface Inputs {
  readonly ports: readonly Port[];
  /** The arrays that the equations read. */
  readonly arrays: ReadonlyMap<string, Operand>;
}

export function emitInputs(inputs: readonly ModelInput[], builder: GraphBuilder): Inputs {
  const ports: Port[] = [];
  const arrays = new Map<string, Operand>();
  const several = inputs.length > 1;
  const add = (name: string, type: ElementType, shape: readonly Size[], doc: string | undefined): Operand => {
    const operand = builder.input(name, type, shape);
    ports.push({ name: operand.name, type, shape, ...(doc !== undefined && { doc }) });
    return operand;
  };
  for (const { name, encoding, array, doc } of inputs) {
    builder.within(name);
    if (encoding.kind === "record") {
      const blocks = encoding.fields.flatMap((field) => fieldBlocks(field, several ? `${name}.` : "", add, builder));
      const width = blocks.reduce((n, b) => n + Number(b.shape[1] ?? 0), 0);
      const [only, ...others] = blocks;
      if (only === undefined) throw new ExportError(`the input ${name} has no field`);
      const joined = others.length === 0 ? only : builder.node("Concat", blocks, "float", ["batch", width], { attributes: { axis: { kind: "int", value: 1 } } });
      builder.call(joined, name);
      arrays.set(array, joined);
      continue;
    }
    const raw = add(name, typeOf(encoding), ["batch", ...encoding.shape], doc);
    arrays.set(array, arrayOf(encoding, raw, builder));
  }
  return { ports, arrays };
}

type Add = (name: string, type: ElementType, shape: readonly Size[], doc: string | undefined) => Operand;

/** The parts of a record's vector that a field takes, `[batch, width]` each. */
function fieldBlocks(field: EncodedField, prefix: string, add: Add, builder: GraphBuilder): readonly Operand[] {
  const { name, encoding, doc } = field;
  if (encoding.kind === "record") return encoding.fields.flatMap((inner) => fieldBlocks(inner, `${prefix}${name}.`, add, builder));
  const size = encoding.shape.reduce((a, b) => a * b, 1);
  const raw = add(`${prefix}${name}`, typeOf(encoding), ["batch", ...(encoding.shape.length === 0 ? [1] : encoding.shape)], doc);
  builder.within(`${prefix}${name}`);
  const flat = builder.reshape(raw, ["batch", size]);
  if (!isFilled(field)) return [valuesOf(encoding, flat, size, builder)];
  const missing = isMissing(flat, builder);
  const mark = builder.cast(missing, "float");
  if (encoding.kind === "oneHot" || encoding.kind === "binary") return [valuesOf(encoding, flat, size, builder), mark];
  // Each number, and whether it is missing, behind each other.
  const number = builder.node("Where", [missing, builder.scalar(0), flat], "float", ["batch", size]);
  const [a, b] = [number, mark].map((x) => builder.reshape(x, ["batch", size, 1]));
  if (a === undefined || b === undefined) return [];
  const pairs = builder.node("Concat", [a, b], "float", ["batch", size, 2], { attributes: { axis: { kind: "int", value: 2 } } });
  return [builder.reshape(pairs, ["batch", 2 * size])];
}

/** Numbers are missing where they are NaN, classes where they are no class at all: "". */
function isMissing(raw: Operand, builder: GraphBuilder): Operand {
  if (raw.type === "string") return builder.cast(builder.reshape(equalTo(builder.reshape(raw, [...raw.shape, 1]), [""], builder), raw.shape), "bool");
  return builder.node("IsNaN", [raw], "bool", raw.shape);
}

function valuesOf(encoding: Exclude<Encoding, { readonly kind: "record" }>, flat: Operand, size: number, builder: GraphBuilder): Operand {
  switch (encoding.kind) {
    case "real": return flat;
    case "index": return builder.cast(flat, "float");
    case "binary": return builder.cast(builder.reshape(equalTo(builder.reshape(flat, ["batch", size, 1]), [encoding.classes[1]], builder), ["batch", size]), "float");
    case "oneHot": {
      const hot = oneHot(encoding, builder.reshape(flat, ["batch", size, 1]), builder);
      return builder.reshape(hot, ["batch", size * encoding.classes.length]);
    }
  }
}

/** 1 at the class, else 0, along a new last dimension. */
function oneHot({ classes, other }: Extract<Encoding, { readonly kind: "oneHot" }>, raw: Operand, builder: GraphBuilder): Operand {
  const named = other === true ? classes.slice(0, -1) : classes;
  const hot = builder.cast(equalTo(raw, named, builder), "float");
  if (other !== true) return hot;
  const lead = hot.shape.slice(0, -1);
  const axis = lead.length;
  const any = builder.opset >= 18
    ? builder.node("ReduceMax", [hot, builder.integers([axis])], "float", [...lead, 1])
    : builder.node("ReduceMax", [hot], "float", [...lead, 1], { attributes: { axes: { kind: "ints", value: [axis] } } });
  const rest = builder.node("Sub", [builder.scalar(1), any], "float", [...lead, 1]);
  return builder.node("Concat", [hot, rest], "float", [...lead, classes.length], { attributes: { axis: { kind: "int", value: axis } } });
}

/** Whether the last dimension, of size 1, is each of some classes, as truths or as 1 and 0. Strings are compared from version 19 on; before, `OneHotEncoder` does it. */
function equalTo(raw: Operand, classes: readonly ClassLabel[], builder: GraphBuilder): Operand {
  const shape = [...raw.shape.slice(0, -1), classes.length];
  if (raw.type !== "string") return builder.node("Equal", [raw, builder.constant(raw.type, [classes.length], classes.map(Number), "classes")], "bool", shape);
  if (builder.opset >= 19) return builder.node("Equal", [raw, builder.constant("string", [classes.length], classes.map(String), "classes")], "bool", shape);
  const values = builder.reshape(raw, raw.shape.slice(0, -1));
  return builder.node("OneHotEncoder", [values], "float", shape, { domain: "ai.onnx.ml", attributes: { cats_strings: { kind: "strings", value: classes.map(String) }, zeros: { kind: "int", value: 1 } } });
}

/** An input that is no record: numbers as they are, and classes as their positions. */
function arrayOf(encoding: Exclude<Encoding, { readonly kind: "record" }>, raw: Operand, builder: GraphBuilder): Operand {
  if (encoding.kind === "real" || encoding.kind === "index") return raw;
  const wide = builder.reshape(raw, [...raw.shape, 1]);
  if (encoding.kind === "binary") return builder.cast(builder.reshape(equalTo(wide, [encoding.classes[1]], builder), raw.shape), "int64");
  const hot = oneHot(encoding, wide, builder);
  return builder.node("ArgMax", [hot], "int64", raw.shape, { attributes: { axis: { kind: "int", value: raw.shape.length }, keepdims: { kind: "int", value: 0 } } });
}

function typeOf(encoding: Exclude<Encoding, { readonly kind: "record" }>): ElementType {
  switch (encoding.kind) {
    case "real": return "float";
    case "index": return "int64";
    case "oneHot": case "binary": return typeOfClasses(encoding.classes);
  }
}

/** Numbers where all classes are numbers. */
export function typeOfClasses(classes: readonly ClassLabel[]): ElementType {
  if (classes.some((c) => typeof c === "string")) return "string";
  return classes.every((c) => Number.isInteger(c)) ? "int64" : "float";
}
