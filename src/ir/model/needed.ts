/** Fields without which an example is left out of training and evaluation. */
import { fieldWidth } from "./labels.ts";
import type { EncodedField, Encoding } from "./types.ts";

export interface NeededField {
  /** The name of the input or output, and of the fields down to this one. */
  readonly path: readonly string[];
  /** Its first number in the data of an example. */
  readonly at: number;
}

export function neededFields(values: readonly { readonly name: string; readonly encoding: Encoding }[]): readonly NeededField[] {
  return values.flatMap(({ name, encoding }) => (encoding.kind === "record" ? within(encoding.fields, [name], 0) : []));
}

function within(fields: readonly EncodedField[], path: readonly string[], from: number): readonly NeededField[] {
  let next = from;
  return fields.flatMap((field) => {
    const at = next;
    next += fieldWidth(field);
    const here = [...path, field.name];
    if (field.encoding.kind === "record") return within(field.encoding.fields, here, at);
    return field.missing?.fill === "drop" ? [{ path: here, at }] : [];
  });
}
