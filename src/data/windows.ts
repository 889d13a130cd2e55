/** Which rows of a series, or characters of a text, an example is made of. */
import { near } from "../diagnostics/near.ts";
import type { Report } from "../diagnostics/report.ts";
import type { ReadModel } from "./read-model.ts";
import type { Wanted } from "./columns.ts";

/** The row at which a value, or a field of one, begins that has `steps` of them; 0 is the first row after the present. */
export function beginOf({ train: { data } }: ReadModel, role: Wanted["role"], name: string, steps: number): number {
  // The last character of an output is the one after the last of the input.
  if (role === "output") return data?.kind === "text" ? 1 - steps : (data?.horizon ?? 1) - 1;
  return data?.known?.includes(name) === true ? 0 : -steps;
}

/** Whether all names that the model says to be known in advance are inputs or their fields; else the report says which is not. */
export function checkKnown(model: ReadModel, report: Report): boolean {
  const { data } = model.train;
  const names = model.inputs.flatMap(({ name, encoding }) => (encoding.kind === "record" ? encoding.fields.map((field) => field.name) : [name]));
  const name = data?.known?.find((known) => !names.includes(known));
  if (data === undefined || name === undefined) return true;
  report.add("unknownKnown", data.span, { name, near: near(name, names), inputs: names });
  return false;
}
