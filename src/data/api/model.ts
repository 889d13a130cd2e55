/** A mapping as what the readers take of a checked model. */
import type { HeldShare } from "../../ir/model/held-out.ts";
import { nothingHeld } from "../../ir/model/held-out.ts";
import type { DataMapping, MappedEncoding, MappedField, MappedValue } from "../../ir/model/data-mapping.ts";
import type { DataOptions } from "../../ir/model/data-options.ts";
import type { ColumnName, EncodedField, Encoding } from "../../ir/model/types.ts";
import { sourceFile, type Span, span } from "../../source/source.ts";
import type { ReadModel } from "../read-model.ts";

/** The model of a mapping. Messages show its values as lines, since the file of the model is not here. */
export function modelOf(mapping: DataMapping, options: DataOptions): ReadModel {
  const source = sourceFile(`data of ${mapping.model}`, textOf(mapping));
  const at = span(source, 0, source.text.length);
  const [validation = nothingHeld, test = nothingHeld] = mapping.splits.map(({ by, column }): HeldShare => ({ kind: "share", share: 0.5, by: { kind: by, column, span: at } }));
  return {
    span: at,
    inputs: mapping.inputs.map((input) => ({ ...valueOf(input, at), array: input.name, needed: input.needed })),
    outputs: mapping.outputs.map((output) => ({ ...valueOf(output, at), target: output.name })),
    train: { data: { kind: mapping.kind, files: [], span: at, ...mapping.options, ...options }, validation, test },
  };
}

function valueOf({ name, column, encoding }: MappedValue, at: Span): { readonly name: string; readonly column?: ColumnName; readonly encoding: Encoding } {
  const place = column === undefined ? undefined : { text: column, span: placeOf(column, at) };
  return { name, ...(place !== undefined && { column: place }), encoding: encodingOf(encoding, at) };
}

function encodingOf(encoding: MappedEncoding, at: Span): Encoding {
  return encoding.kind === "record" ? { kind: "record", fields: encoding.fields.map((field) => fieldOf(field, at)) } : encoding;
}

function fieldOf({ missing, ...field }: MappedField, at: Span): EncodedField {
  return { ...valueOf(field, at), ...(missing !== undefined && { missing }) };
}

/** Where the lines have the name of a column. */
function placeOf(column: string, { source }: Span): Span {
  const text = JSON.stringify(column);
  const start = source.text.indexOf(text);
  return span(source, start, start + text.length);
}

function textOf({ inputs, outputs }: DataMapping): string {
  return [...inputs.map((value) => `input ${lineOf(value)}`), ...outputs.map((value) => `output ${lineOf(value)}`)].join("\n");
}

/** `pet: { age, "body weight" as weight }`. */
function lineOf(value: MappedValue): string {
  return `${nameOf(value)}: ${kindOf(value.encoding)}`;
}

function nameOf({ name, column }: MappedValue): string {
  return column === undefined ? name : `${JSON.stringify(column)} as ${name}`;
}

function kindOf(encoding: MappedEncoding): string {
  switch (encoding.kind) {
    case "record": return `{ ${encoding.fields.map((field) => (field.encoding.kind === "real" && field.encoding.shape.length === 0 ? nameOf(field) : lineOf(field))).join(", ")} }`;
    case "real": return `[${encoding.shape.join(", ")}]`;
    case "index": return `index(${encoding.below})`;
    case "oneHot": case "binary": return `${encoding.kind}(${encoding.classes.map((label) => JSON.stringify(label)).join(", ")})`;
  }
}
