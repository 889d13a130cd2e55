/** What can be said of data after their name, in `csv("…")`, `series("…")`, `file("…")`, `images("…")` and `text("…")`. */
import type { Expression } from "../ast/expression.ts";
import type { Evaluate } from "./setting-values.ts";

/**
 * Where examples come from. `series`: rows follow each other in time, and an example is made of several; of the others each
 * row is an example. `images`: the pictures of a folder. `text`: characters that follow each other, as in a series.
 */
export const sourceKinds = ["csv", "series", "file", "images", "text"] as const;

export type SourceKind = (typeof sourceKinds)[number];

interface DataOption<T> {
  /** What it accepts, in messages. */
  readonly takes: string;
  /** The sources that it is said of. */
  readonly of: readonly SourceKind[];
  readonly read: (value: Expression, evaluate: Evaluate) => T | undefined;
}

const tables: readonly SourceKind[] = ["csv", "series", "file"];

function option<T>(takes: string, read: DataOption<T>["read"], of = tables): DataOption<T> {
  return { takes, of, read };
}

/** One character that is neither a letter, a digit, a quote, nor a sign of numbers. */
const mark: DataOption<string>["read"] = (value) => (value.kind === "string" && /^[^\p{L}\p{N}"+\-\n\r]$/u.test(value.value) ? value.value : undefined);

/** One of ASCII. */
const character: DataOption<string>["read"] = (value, evaluate) => (value.kind === "string" && /^[\0-\x7f]$/.test(value.value) ? mark(value, evaluate) : undefined);

function oneOf<T extends string>(...values: readonly T[]): DataOption<T>["read"] {
  return (value) => (value.kind === "string" ? values.find((v) => v === value.value) : undefined);
}

const texts: DataOption<readonly string[]>["read"] = (value) => {
  if (value.kind !== "shape") return undefined;
  const found = value.items.flatMap((item) => (item.kind === "string" ? [item.value.trim().normalize("NFC")] : []));
  return found.length > 0 && found.length === value.items.length ? found : undefined;
};

/** Names of columns, in quotes or not. */
const names: DataOption<readonly string[]>["read"] = (value) => {
  if (value.kind !== "shape") return undefined;
  const found = value.items.flatMap((item) => (item.kind === "string" ? [item.value.trim().normalize("NFC")] : item.kind === "reference" && item.arguments === undefined && item.member === undefined && item.indices === undefined ? [item.name.text] : []));
  return found.length > 0 && found.length === value.items.length ? found : undefined;
};

const rows: DataOption<number>["read"] = (value, evaluate) => {
  const n = evaluate.number(value);
  return n !== undefined && Number.isSafeInteger(n) && n >= 1 ? n : undefined;
};

/** Characters, each of them once. */
const characters: DataOption<readonly string[]>["read"] = (value) => {
  const found = value.kind === "string" ? Array.from(value.value) : [];
  return found.length > 0 && new Set(found).size === found.length ? found : undefined;
};

/** Names that `TextDecoder` knows for the encodings that files without a byte order mark have. */
const encodings = ["utf-8", "latin1", "windows-1252", "windows-1250", "windows-1251", "iso-8859-15", "utf-16le", "utf-16be", "shift_jis", "gbk", "gb18030", "big5", "euc-jp", "euc-kr", "koi8-r", "macintosh"] as const;

export const dataOptions = {
  /** Whether the first record has the names of the columns, or the names of the columns of a file without them. */
  header: option<boolean | readonly string[]>('`true`, `false`, or names of columns, as in `["kind", "size"]`', (value, evaluate) => (value.kind === "shape" ? texts(value, evaluate) : evaluate.boolean(value))),
  /** Between cells. */
  delimiter: option<string>('one character of ASCII, as in `";"`, or `"blanks"` for any number of spaces and tabs', (value, evaluate) => oneOf("blanks")(value, evaluate) ?? character(value, evaluate)),
  /** Before the decimals. */
  decimal: option<string>('`"."` or `","`', oneOf(".", ",")),
  /** Between groups of three digits. */
  thousands: option<string>('one character, as in `"."`', mark),
  /** Records that begin with it are none. */
  comment: option<string>('one character of ASCII, as in `"#"`', character),
  /** Spellings of a missing value beside the usual ones. */
  missing: option<readonly string[]>('spellings of a missing value, as in `["-9", "unknown"]`', texts),
  encoding: option<string>(`the encoding of a text that is not UTF-8: ${encodings.slice(1).map((name) => `\`"${name}"\``).join(", ")}`, oneOf(...encodings), [...tables, "text"]),
  /** Of which row after the last input an output begins: 1 is the next. */
  horizon: option<number>("a whole number of rows, 1 or more", rows, ["series"]),
  /** Rows, or characters, from one example to the next. */
  stride: option<number>("a whole number, 1 or more", rows, ["series", "text"]),
  /** Inputs that are read of the rows to come, not of those up to now. */
  known: option<readonly string[]>("names of inputs or their fields, as in `[weekday, holiday]`", names, ["series"]),
  /** The character of each number, from 0. */
  characters: option<readonly string[]>('different characters, as in `"\\n abc"`', characters, ["text"]),
  /** Whether pictures of another size than the model's become of its size. */
  resize: option<boolean>("`true` or `false`", (value, evaluate) => evaluate.boolean(value), ["images"]),
  /** The table or view of a database. */
  table: option<string>('the name of a table or view of an SQLite database, as in `"flowers"`', (value) => (value.kind === "string" && value.value !== "" ? value.value : undefined)),
};

type Options = typeof dataOptions;
export type DataOptionName = keyof Options;
export type DataOptions = { readonly [K in DataOptionName]?: Options[K] extends DataOption<infer T> ? T : never };

/** Whether there is an option of that name for a source. */
export function isDataOption(name: string, source: SourceKind): name is DataOptionName {
  return optionsOfSource(source).includes(name);
}

export function optionsOfSource(source: SourceKind): readonly string[] {
  return Object.entries(dataOptions).filter(([, { of }]) => of.includes(source)).map(([name]) => name);
}
