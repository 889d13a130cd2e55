/** Reads the files of the corpus as programs and the command do, by a mapping. */
import { resolve } from "node:path";
import { readBatches } from "../../../src/data/api/node.ts";
import type { DataMapping, MappedEncoding } from "../../../src/ir/model/data-mapping.ts";
import type { DataOptions } from "../../../src/ir/model/data-options.ts";

/** What a column is, as good.py says. */
export type Column =
  | "number"
  | readonly (string | number)[]
  | { readonly size: number }
  | { readonly shape: readonly number[] }
  | { readonly index: number }
  | { readonly filled: "mean" | "median" | "zero" }
  | { readonly date: "days" }
  | { readonly other: readonly string[] }
  | { readonly steps: number; readonly below: number };

export interface Entry {
  readonly file: string;
  readonly kind?: DataMapping["kind"];
  readonly columns: Readonly<Record<string, Column>>;
  readonly options?: DataOptions;
}

function encodingOf(name: string, column: Column): MappedEncoding {
  if (column === "number") return { kind: "real", shape: [] };
  if ("length" in column) return { kind: "oneHot", classes: [...column], shape: [] };
  if ("size" in column) return { kind: "real", shape: [column.size] };
  if ("shape" in column) return { kind: "real", shape: [...column.shape] };
  if ("index" in column) return { kind: "index", below: column.index, shape: [] };
  if ("steps" in column) return { kind: "index", below: column.below, shape: column.steps === 1 ? [] : [column.steps] };
  if ("other" in column) return { kind: "oneHot", classes: [...column.other], other: true, shape: [] };
  const real = { kind: "real", shape: [] } as const;
  return { kind: "record", fields: ["date" in column ? { name, encoding: { ...real, date: [column.date] } } : { name, encoding: real, missing: { fill: column.filled, indicator: false } }] };
}

/** Values named `label` and `next` are outputs, all others inputs. */
function mappingOf({ columns, kind = "csv", options = {} }: Entry): DataMapping {
  const values = Object.entries(columns).map(([name, column]) => ({ name, encoding: encodingOf(name, column) }));
  const isOutput = ({ name }: { readonly name: string }): boolean => name === "label" || name === "next";
  return { model: "Corpus", kind, options, splits: [], inputs: values.filter((value) => !isOutput(value)).map((value) => ({ ...value, needed: true })), outputs: values.filter(isOutput) };
}

/** Tests run in the root of the project, also where they are bundled. */
export function pathOf(file: string): string {
  return resolve("test/data/corpus", file) + (file.endsWith("/") ? "/" : "");
}

/** The numbers of all examples by value, and how many examples there are. */
export async function readEntry(folder: string, entry: Entry): Promise<{ readonly count: number; readonly arrays: Readonly<Record<string, readonly number[]>> }> {
  const arrays: Record<string, number[]> = Object.fromEntries(Object.keys(entry.columns).map((name) => [name, []]));
  let count = 0;
  for await (const batch of readBatches(mappingOf(entry), pathOf(`${folder}/${entry.file}`))) {
    count += batch.count;
    for (const [name, numbers] of Object.entries(batch.arrays)) for (const number of numbers) arrays[name]?.push(number);
  }
  return { count, arrays };
}
