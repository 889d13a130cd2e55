/** JSON: an array of records, or a record on each line (JSON lines). */
import type { ByteSource } from "./bytes.ts";
import { notUtf8 } from "./encoding.ts";
import { FormatError } from "./fault.ts";
import { rowsAtATime, type ValueRows, type ValueTable } from "./values.ts";

/** Whether a text begins as records in JSON do. */
export function isJson(text: string): boolean {
  return /^\s*(?:\{\s*["'}]|\[\s*(?:[[{\]\n]|\/[/*]|$))/.test(text) || Array.isArray(valueOf(firstLine(text)));
}

function firstLine(text: string): string {
  return /^\s*(.*)/.exec(text)?.[1] ?? "";
}

/** The value of a text; `undefined` where it is no JSON. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A record of fields, or of positions. */
type Row = Readonly<Record<string, unknown>>;

/** Lists and records in each other. */
const deepest = 64;

/** Whether the records of a file are lists, or have names. */
interface Seen {
  isList: boolean | undefined;
}

/** Records that are looked at for the names of columns. */
const looked = 1000;

export async function jsonTable(source: ByteSource): Promise<ValueTable> {
  const names: string[] = [];
  const known = new Set<string>();
  let count = 0;
  for await (const rows of rowsOf(source)) {
    for (const row of rows) {
      for (const name of Object.keys(row)) {
        if (!known.has(name)) names.push(name);
        known.add(name);
      }
    }
    count += rows.length;
    if (count >= looked) break;
  }
  return {
    names,
    async *read(columns) {
      const chosen = columns.map((column) => names[column] ?? "");
      for await (const rows of rowsOf(source)) {
        const step = rowsAtATime(chosen.length);
        for (let from = 0; from < rows.length; from += step) {
          const part = rows.slice(from, from + step);
          yield { rows: part.length, share: undefined, columns: chosen.map((name) => ({ values: part.map((row) => row[name] ?? partsOf(row, name)) })) } satisfies ValueRows;
        }
      }
    },
  };
}

/** A list or a record where other rows have one value: it is no number, and not missing. */
function partsOf(row: Row, name: string): unknown {
  const parts = Object.entries(row).filter(([key]) => key.startsWith(name) && (key[name.length] === "." || key[name.length] === "["));
  return parts.length === 0 ? undefined : Object.fromEntries(parts);
}

async function* rowsOf(source: ByteSource): AsyncGenerator<readonly Row[]> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (part?: Uint8Array): string => {
    try {
      return part === undefined ? decoder.decode() : decoder.decode(part, { stream: true });
    } catch {
      throw notUtf8(`it`);
    }
  };
  let text = "";
  let line = 1;
  let isLines: boolean | undefined;
  const seen: Seen = { isList: undefined };
  for await (const part of source.open()) {
    text += decode(part);
    isLines ??= isLinesOf(text);
    if (isLines !== true) continue;
    const end = text.lastIndexOf("\n") + 1;
    const lines = text.slice(0, end).split("\n").slice(0, -1);
    yield lines.flatMap((each, k) => lineOf(each, line + k, seen));
    line += lines.length;
    text = text.slice(end);
  }
  text += decode();
  if (isLines === true) yield lineOf(text, line, seen);
  else yield wholeRows(text, seen);
}

/** Whether records are on lines of their own: the first is an object or an array, and ends with its line. */
function isLinesOf(text: string): boolean | undefined {
  const begun = text.trimStart();
  if (!begun.includes("\n")) return undefined;
  const value = valueOf(firstLine(begun));
  return value !== undefined && !(Array.isArray(value) && value.some((item) => typeof item === "object" && item !== null));
}

function lineOf(text: string, line: number, seen: Seen): readonly Row[] {
  return text.trim() === "" ? [] : [flat(parsed(text, `line ${line}`), `line ${line}`, seen)];
}

function wholeRows(text: string, seen: Seen): readonly Row[] {
  if (text.trim() === "") return [];
  const value = parsed(text, "it");
  if (Array.isArray(value)) return value.map((row, k) => flat(row, `record ${k + 1}`, seen));
  // One record alone, or arrays by the name of a column.
  const columns = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const lengths = columns.map(([, list]) => (Array.isArray(list) ? list.length : -1));
  const [first = -1] = lengths;
  if (first < 0 || lengths.some((length) => length !== first)) return [flat(value, "it", seen)];
  return Array.from({ length: first }, (_, row) => flat(Object.fromEntries(columns.map(([name, list]) => [name, Array.isArray(list) ? list[row] : undefined])), `record ${row + 1}`, seen));
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new FormatError(`${what} is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

/** A record whose members are numbers, texts, truth values or null: `image[3]` of a list, `size.width` of a record in it. */
function flat(value: unknown, what: string, seen: Seen): Row {
  if (typeof value !== "object" || value === null) throw new FormatError(`${what} is ${JSON.stringify(value)?.slice(0, 40) ?? "nothing"}, and no record`);
  const isList = Array.isArray(value);
  seen.isList ??= isList;
  if (seen.isList !== isList) throw new FormatError(`${what} is ${isList ? "a list, and those before it are records" : "a record, and those before it are lists"}`);
  const row: Record<string, unknown> = {};
  put(row, isList ? "column" : "", value, 0, what);
  return row;
}

function put(row: Record<string, unknown>, name: string, value: unknown, depth: number, what: string): void {
  if (depth > deepest) throw new FormatError(`${what} has lists and records in each other, more than ${deepest} deep`);
  if (Array.isArray(value)) value.forEach((item, k) => put(row, `${name}[${k}]`, item, depth + 1, what));
  else if (typeof value === "object" && value !== null) for (const [key, item] of Object.entries(value)) put(row, name === "" ? key : `${name}.${key}`, item, depth + 1, what);
  else Object.defineProperty(row, name, { value, enumerable: true });
}
