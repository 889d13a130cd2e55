/** The examples of a model, read from a source. */
import { DataError, readData } from "../../src/data/api/page.ts";
import type { ModelDescription } from "../../src/index.ts";
import type { DataSource } from "./api.ts";
import type { Arrays, Numbers } from "./network.ts";

type Encoding = ModelDescription["inputs"][number]["encoding"];

export interface Examples {
  readonly count: number;
  /** What `fit` takes. */
  readonly data: Arrays;
  /** Columns that the model splits by. */
  readonly columns: Arrays;
  /** Classes by position, as `forward` takes them. */
  readonly arrays: Arrays;
  readonly warnings: readonly string[];
}

/** Rejects with a `DataError` where the data do not fit the model. */
export async function readExamples({ data: mapping, inputs, outputs }: ModelDescription, source: DataSource): Promise<Examples> {
  const found = await readData(mapping, sourceOf(source));
  const encodings = new Map([...inputs, ...outputs].map(({ name, encoding }) => [name, encoding]));
  const arrays = Object.fromEntries(Object.entries(found.data).map(([name, values]) => [name, positions(encodings.get(name), values)]));
  return { count: found.count, data: found.data, columns: found.columns, arrays, warnings: found.warnings.map(({ message }) => message) };
}

/** What to tell of data that do not fit: faults with row and column. */
export function refusal(cause: unknown): string {
  if (!(cause instanceof DataError)) return cause instanceof Error ? cause.message : String(cause);
  return cause.faults.map(({ message, row, column }) => [message, ...(row === undefined ? [] : [`(row ${row}${column === undefined ? "" : `, column ${column}`})`])].join(" ")).join("\n");
}

function sourceOf(source: DataSource): File | DataRows {
  switch (source.kind) {
    case "text": return new File([source.text], source.name);
    case "file": return source.file;
    case "rows": return source.rows;
  }
}

type DataRows = Extract<DataSource, { readonly kind: "rows" }>["rows"];

/** Where the names of classes are numbers, `readData` gives names. */
function positions(encoding: Encoding | undefined, values: Numbers): Numbers {
  if (encoding?.kind !== "oneHot" && encoding?.kind !== "binary") return values;
  const { classes } = encoding;
  if (!classes.every((name) => typeof name === "number")) return values;
  const places = new Map<unknown, number>(classes.map((name, k) => [name, k]));
  return Int32Array.from(values, (value) => places.get(value) ?? classes.length - 1);
}

/** Numbers of an example, by the length of the arrays. */
export function widthOf(values: Numbers, count: number): number {
  return count === 0 ? 0 : values.length / count;
}

/** Arrays of some of the examples. */
export function rowsOf(arrays: Arrays, count: number, from: number, to: number): Arrays {
  return Object.fromEntries(Object.entries(arrays).map(([name, values]) => {
    const width = widthOf(values, count);
    return [name, values.subarray(from * width, to * width)];
  }));
}
