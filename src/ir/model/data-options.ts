/** What can be said of a data file after its name, in `csv("…")`, `series("…")` and `file("…")`. */
import type { Expression } from "../ast/expression.ts";
import type { Evaluate } from "./setting-values.ts";

interface DataOption<T> {
  /** What it accepts, in messages. */
  readonly takes: string;
  readonly read: (value: Expression, evaluate: Evaluate) => T | undefined;
}

function option<T>(takes: string, read: DataOption<T>["read"]): DataOption<T> {
  return { takes, read };
}

/** One character that is neither a letter, a digit, a quote, nor a sign of numbers. */
const character: DataOption<string>["read"] = (value) => (value.kind === "string" && /^[^\p{L}\p{N}"+\-\n\r]$/u.test(value.value) ? value.value : undefined);

function oneOf<T extends string>(...values: readonly T[]): DataOption<T>["read"] {
  return (value) => (value.kind === "string" ? values.find((v) => v === value.value) : undefined);
}

const texts: DataOption<readonly string[]>["read"] = (value) => {
  if (value.kind !== "shape") return undefined;
  const found = value.items.flatMap((item) => (item.kind === "string" ? [item.value.trim().normalize("NFC")] : []));
  return found.length > 0 && found.length === value.items.length ? found : undefined;
};

/** Names that `TextDecoder` knows for the encodings that files without a byte order mark have. */
const encodings = ["utf-8", "latin1", "windows-1252", "windows-1250", "windows-1251", "iso-8859-15", "utf-16le", "utf-16be", "shift_jis", "gbk", "gb18030", "big5", "euc-jp", "euc-kr", "koi8-r", "macintosh"] as const;

export const dataOptions = {
  /** Whether the first record has the names of the columns, or the names of the columns of a file without them. */
  header: option<boolean | readonly string[]>('`true`, `false`, or names of columns, as in `["kind", "size"]`', (value, evaluate) => (value.kind === "shape" ? texts(value, evaluate) : evaluate.boolean(value))),
  /** Between cells. */
  delimiter: option<string>('one character, as in `";"`, or `"blanks"` for any number of spaces and tabs', (value, evaluate) => oneOf("blanks")(value, evaluate) ?? character(value, evaluate)),
  /** Before the decimals. */
  decimal: option<string>('`"."` or `","`', oneOf(".", ",")),
  /** Between groups of three digits. */
  thousands: option<string>('one character, as in `"."`', character),
  /** Records that begin with it are none. */
  comment: option<string>('one character, as in `"#"`', character),
  /** Spellings of a missing value beside the usual ones. */
  missing: option<readonly string[]>('spellings of a missing value, as in `["-9", "unknown"]`', texts),
  encoding: option<string>(`the encoding of a text that is not UTF-8: ${encodings.slice(1).map((name) => `\`"${name}"\``).join(", ")}`, oneOf(...encodings)),
};

type Options = typeof dataOptions;
export type DataOptionName = keyof Options;
export type DataOptions = { readonly [K in DataOptionName]?: Options[K] extends DataOption<infer T> ? T : never };

export function isDataOption(name: string): name is DataOptionName {
  return Object.hasOwn(dataOptions, name);
}
