import type { Report } from "../../../diagnostics/report.ts";
import type { InputField, InputStatement } from "../../../ir/ast/types.ts";
import { type Definition, keywordOf } from "../library.ts";
import { withoutOne } from "./edits.ts";
import { ofStatements, type Statement } from "./mentions.ts";

/** Inputs that nothing reads: of a model with several, those that no statement names; of a layer with several, those of which no statement reads a number or a size. */
export function warnOfUnusedInputs(definition: Definition, report: Report): void {
  if (definition.kind !== "layer" && keywordOf(definition) !== "model") return;
  if (definition.kind !== "layer" && definition.kind !== "chain") return;
  const inputs = definition.body.filter((s): s is InputStatement => s.kind === "input");
  const others = definition.body.filter((s) => s.kind !== "input");
  const read = new Set(ofStatements(others));
  const isUnused = definition.kind === "layer" ? layerNeverReads(inputs, read) : modelNeverReads(definition.body, inputs, read);
  for (const { fields } of inputs) {
    fields.forEach((field, i) => {
      if (!isUnused(field)) return;
      const fixes = fields.length === 1 ? [] : [{ title: `remove \`${field.name.text}\``, edits: [withoutOne(fields.map((f) => f.span), i)] }];
      report.add("unusedInput", field.name.span, { name: field.name.text, of: definition.kind === "layer" ? "layer" : "model" }, { fixes });
    });
  }
}

/** A chain goes on from the first input, up to the next one. */
function modelNeverReads(body: readonly Statement[], inputs: readonly InputStatement[], read: ReadonlySet<string>): (field: InputField) => boolean {
  const [first] = inputs;
  const [field] = first?.fields ?? [];
  const next = body[body.findIndex((s) => s === first) + 1];
  const starts = first?.fields.length === 1 && next?.kind !== "input" ? field : undefined;
  return (other) => other !== starts && !read.has(other.name.text);
}

/** An input may be there for a size that no other input has, and the only one since a layer has to have one: a learned constant reads none. */
function layerNeverReads(inputs: readonly InputStatement[], read: ReadonlySet<string>): (field: InputField) => boolean {
  const fields = inputs.flatMap((s) => s.fields);
  const sizesOf = ({ encoding, span }: InputField): readonly string[] => ofStatements([{ kind: "input", fields: [{ name: { text: "", span }, encoding, span }], span }]);
  return (field) => {
    if (fields.length === 1 || read.has(field.name.text)) return false;
    const elsewhere = new Set(fields.flatMap((f) => (f === field ? [] : sizesOf(f))));
    return !sizesOf(field).some((size) => read.has(size) && !elsewhere.has(size));
  };
}
