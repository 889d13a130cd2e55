/** The kinds of value that settings of `train` take, read from their expressions. */
import type { Expression } from "../ast/expression.ts";

/** Evaluates expressions of the model; undefined for a value of another kind. */
export interface Evaluate {
  readonly number: (e: Expression) => number | undefined;
  readonly boolean: (e: Expression) => boolean | undefined;
}

/** The value of a setting; undefined for an expression that is none. */
export type ReadValue<T> = (value: Expression, evaluate: Evaluate) => T | undefined;

/** Data from `csv("…")` or `series("…")`. */
export interface DataSource {
  /** `csv`: each row is an example. `series`: rows follow each other in time, and an example is made of several. */
  readonly kind: "csv" | "series";
  /** Relative to the model's file. */
  readonly path: string;
  readonly span: Expression["span"];
  /** Whether the first row names the columns, or the names of the columns of a file without them; absent if the model does not say. */
  readonly header?: boolean | readonly string[];
}

/** A whole number, `least` or more. */
export function whole(least: number): ReadValue<number> {
  return (value, evaluate) => {
    const n = evaluate.number(value);
    return n !== undefined && Number.isSafeInteger(n) && n >= least ? n : undefined;
  };
}

/** A number from 0 to less than 1. */
export const share: ReadValue<number> = (value, evaluate) => {
  const n = evaluate.number(value);
  return n !== undefined && n >= 0 && n < 1 ? n : undefined;
};

export const choice: ReadValue<boolean> = (value, evaluate) => evaluate.boolean(value);

/** `[a, b]`, of names among those known. */
export function listOf(known: readonly string[]): ReadValue<readonly string[]> {
  return (value) => {
    if (value.kind !== "shape") return undefined;
    const names = value.items.flatMap((item) => (item.kind === "reference" && item.arguments === undefined && item.member === undefined && item.indices === undefined ? [item.name.text] : []));
    return names.length === value.items.length && names.every((name) => known.includes(name)) ? names : undefined;
  };
}

/** The argument of `name(argument)`. */
export function calledWith<T>(name: string, argument: ReadValue<T>): ReadValue<T> {
  return (value, evaluate) => {
    if (value.kind !== "reference" || value.name.text !== name) return undefined;
    const [only, ...more] = value.arguments ?? [];
    return only?.kind === "value" && only.key === undefined && more.length === 0 ? argument(only.value, evaluate) : undefined;
  };
}

/** `norm(limit)` or `value(limit)`. */
export const limit: ReadValue<{ readonly kind: "norm" | "value"; readonly limit: number }> = (value, evaluate) => {
  for (const kind of ["norm", "value"] as const) {
    const found = calledWith(kind, (e) => evaluate.number(e))(value, evaluate);
    if (found !== undefined && found > 0) return { kind, limit: found };
  }
  return undefined;
};

/** `csv("file.csv")` or `series("file.csv")`, with `header: …` after the file. */
export const source: ReadValue<DataSource> = (value, evaluate) => {
  const kind = value.kind === "reference" ? (["csv", "series"] as const).find((k) => k === value.name.text) : undefined;
  if (value.kind !== "reference" || kind === undefined || value.indices !== undefined || value.member !== undefined) return undefined;
  const [file, option, ...more] = value.arguments ?? [];
  if (file?.kind !== "value" || file.key !== undefined || file.value.kind !== "string" || more.length > 0) return undefined;
  const found = { kind, path: file.value.value, span: file.value.span };
  if (option === undefined) return found;
  if (option.kind !== "value" || option.key?.kind !== "reference" || option.key.name.text !== "header") return undefined;
  const header = readHeader(option.value, evaluate);
  return header === undefined ? undefined : { ...found, header };
};

function readHeader(value: Expression, evaluate: Evaluate): boolean | readonly string[] | undefined {
  if (value.kind !== "shape") return evaluate.boolean(value);
  const names = value.items.flatMap((item) => (item.kind === "string" ? [item.value.trim().normalize("NFC")] : []));
  return names.length > 0 && names.length === value.items.length ? names : undefined;
}
