/** Inputs and outputs of a model in words. */
import type { CheckedModel, Encoding } from "../../ir/model/types.ts";
import type { ValueRecord } from "../../report/card/record.ts";
import { code } from "../../report/card/markdown.ts";

/** Classes that are listed, at most. */
const mostClasses = 40;

export function inputsOf({ inputs }: Pick<CheckedModel, "inputs">): readonly ValueRecord[] {
  return inputs.flatMap(({ name, column, doc, encoding, needed }) => {
    const use = needed ? "" : ", for training alone";
    if (encoding.kind !== "record") return [valueOf(column?.text ?? name, doc, encoding, use)];
    return encoding.fields.map((field) => valueOf(field.column?.text ?? field.name, field.doc, field.encoding, `${field.missing === undefined ? "" : ", may be missing"}${use}`));
  });
}

export function outputsOf({ outputs }: Pick<CheckedModel, "outputs">): readonly ValueRecord[] {
  return outputs.map(({ name, doc, encoding }) => valueOf(name, doc, encoding));
}

function valueOf(name: string, doc: string | undefined, encoding: Encoding, more = ""): ValueRecord {
  return { name, what: `${wordsOf(encoding)}${more}`, ofClasses: encoding.kind === "oneHot" || encoding.kind === "binary", ...(doc !== undefined && { doc }) };
}

function wordsOf(encoding: Encoding): string {
  switch (encoding.kind) {
    case "real": return encoding.date !== undefined ? "a date" : encoding.shape.every((size) => size === 1) ? "a number" : `numbers ${shapeOf(encoding.shape)}`;
    case "index": return `${encoding.shape.length === 0 ? "a whole number" : `whole numbers ${shapeOf(encoding.shape)}`} from 0 to ${encoding.below - 1}`;
    case "oneHot":
    case "binary": {
      const listed = encoding.classes.slice(0, mostClasses).map((label) => code(String(label))).join(", ");
      const more = encoding.classes.length - mostClasses;
      return `${encoding.shape.length === 0 ? "one of" : `${shapeOf(encoding.shape)}, each one of`} ${listed}${more > 0 ? ` and ${more} others` : ""}`;
    }
    case "record": return `fields ${encoding.fields.map(({ name }) => code(name)).join(", ")}`;
  }
}

function shapeOf(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}
