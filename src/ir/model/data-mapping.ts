/** What reading data needs to know of a model, as plain data fit for JSON: so a program reads data without the compiler. */
import type { Split } from "../../runtime/split.ts";
import type { DataOptions, SourceKind } from "./data-options.ts";
import { isFilled, type Missing } from "./missing.ts";
import type { CheckedModel, ColumnName, EncodedField, Encoding } from "./types.ts";

/** `describe(model).data`. */
export interface DataMapping {
  /** The name of the model, for messages. */
  readonly model: string;
  /** What an example is: a row, several rows of a `series`, characters of a `text`, or a picture of `images`. */
  readonly kind: SourceKind;
  /** How the files are written, as the model says. */
  readonly options: DataOptions;
  readonly inputs: readonly (MappedValue & { /** Whether predictions need it. */ readonly needed: boolean })[];
  /** Those that have examples: outputs of a loss. */
  readonly outputs: readonly MappedValue[];
  /** Columns that the model splits the examples by. */
  readonly splits: readonly MappedSplit[];
}

export interface MappedValue {
  readonly name: string;
  /** The column of the file, where that has another name. */
  readonly column?: string;
  readonly encoding: MappedEncoding;
}

export type MappedEncoding = Exclude<Encoding, { readonly kind: "record" }> | { readonly kind: "record"; readonly fields: readonly MappedField[] };

export interface MappedField extends MappedValue {
  /** What becomes of a missing value; without it there is none. */
  readonly missing?: Missing;
}

/** `split(0.2, group: patient)`. */
export interface MappedSplit {
  readonly by: Exclude<Split["by"], "stratify">;
  readonly column: string;
}

export function dataMappingOf({ name, inputs, outputs, train: { data, validation, test } }: Pick<CheckedModel, "name" | "inputs" | "outputs" | "train">): DataMapping {
  const { kind = "csv", files: _files, span: _span, ...options } = data ?? {};
  const splits = [validation, test].flatMap((held) => (held.kind === "share" && held.share > 0 && held.by !== undefined && held.by.kind !== "stratify" ? [{ by: held.by.kind, column: held.by.column }] : []));
  return {
    model: name, kind, options, splits,
    inputs: inputs.map((input) => ({ ...valueOf(input), needed: input.needed })),
    outputs: outputs.flatMap((output) => (output.target === undefined ? [] : [valueOf(output)])),
  };
}

function valueOf({ name, column, encoding }: { readonly name: string; readonly column?: ColumnName; readonly encoding: Encoding }): MappedValue {
  return { name, ...(column !== undefined && { column: column.text }), encoding: encoding.kind === "record" ? { kind: "record", fields: encoding.fields.map(fieldOf) } : encoding };
}

function fieldOf(field: EncodedField): MappedField {
  const { missing } = field;
  return { ...valueOf(field), ...(missing !== undefined && isFilled(field) && { missing }) };
}
