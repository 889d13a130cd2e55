/** Types of Parquet columns that are no lists and no records. Format: https://github.com/apache/parquet-format/blob/master/LogicalTypes.md */
import type { ColumnMetaData, SchemaElement, SchemaTree } from "hyparquet";

export type Convert = (value: number | bigint) => unknown;

/** How the values of a column are stored, and what they are. */
export type Stored =
  /** Little-endian numbers; `convert`: to values that are no numbers, else they are divided by `divisor`. */
  | { readonly kind: "INT32" | "INT64" | "FLOAT" | "DOUBLE"; readonly isSigned: boolean; readonly divisor: number; readonly convert?: Convert }
  | { readonly kind: "BOOLEAN" }
  | { readonly kind: "BYTE_ARRAY"; readonly isText: boolean };

export interface FlatColumn {
  readonly name: string;
  readonly stored: Stored;
  /** Whether values may be missing. */
  readonly isOptional: boolean;
}

/** Those that pages are read with; levels are runs. */
const encodings: readonly (string | undefined)[] = ["PLAIN", "PLAIN_DICTIONARY", "RLE_DICTIONARY", "RLE", "BIT_PACKED"];

/** `undefined` of columns that the package hyparquet reads: lists, records, rare types and encodings. `chunks`: of that column, in all row groups. */
export function flatColumn({ element, children }: SchemaTree, chunks: readonly ColumnMetaData[]): FlatColumn | undefined {
  if (children.length > 0 || element.repetition_type === "REPEATED") return undefined;
  if (!chunks.every(({ type, path_in_schema: path, encodings: used }) => type === element.type && path.length === 1 && used.every((encoding) => encodings.includes(encoding)))) return undefined;
  const stored = storedAs(element);
  return stored && { name: element.name, stored, isOptional: element.repetition_type !== "REQUIRED" };
}

function storedAs({ type, converted_type: converted, logical_type: logical, scale }: SchemaElement): Stored | undefined {
  const isDecimal = converted === "DECIMAL" || logical?.type === "DECIMAL";
  switch (type) {
    case "BOOLEAN": return { kind: type };
    case "FLOAT": case "DOUBLE": return { kind: type, isSigned: true, divisor: 1 };
    case "INT32": case "INT64": {
      const convert = conversionOf(converted, logical);
      const isSigned = converted !== "UINT_32" && converted !== "UINT_64" && !(logical?.type === "INTEGER" && !logical.isSigned);
      return { kind: type, isSigned, divisor: isDecimal ? Number(`1e${scale ?? 0}`) : 1, ...(convert !== undefined && { convert }) };
    }
    case "BYTE_ARRAY": {
      const kind = converted ?? logical?.type;
      const isText = kind === "UTF8" || kind === "STRING" || kind === "JSON" || kind === "ENUM";
      return isText || kind === undefined ? { kind: type, isText } : undefined;
    }
    default: return undefined;
  }
}

function conversionOf(converted: SchemaElement["converted_type"], logical: SchemaElement["logical_type"]): Convert | undefined {
  if (converted === "DATE" || logical?.type === "DATE") return (days) => new Date(Number(days) * 86_400_000);
  const perMillisecond = unitOf(converted, logical, "TIMESTAMP");
  if (perMillisecond !== undefined) return (value) => new Date(whole(value, perMillisecond));
  return timeOf(converted, logical);
}

/** A time of the day is no number, whatever its unit. */
export function timeOf(converted: SchemaElement["converted_type"], logical: SchemaElement["logical_type"]): Convert | undefined {
  const perMillisecond = unitOf(converted, logical, "TIME");
  if (perMillisecond === undefined) return undefined;
  return (value) => {
    const time = new Date(Number(value) / perMillisecond);
    return Number.isNaN(time.getTime()) ? "a time out of range" : time.toISOString().slice(11, -1);
  };
}

function unitOf(converted: SchemaElement["converted_type"], logical: SchemaElement["logical_type"], type: "TIME" | "TIMESTAMP"): number | undefined {
  const unit = logical?.type === type ? logical.unit : converted === `${type}_MILLIS` ? "MILLIS" : converted === `${type}_MICROS` ? "MICROS" : undefined;
  return unit === undefined ? undefined : unit === "MILLIS" ? 1 : unit === "MICROS" ? 1e3 : 1e6;
}

/** The whole milliseconds. */
function whole(value: number | bigint, perMillisecond: number): number {
  return typeof value === "bigint" ? Number(value / BigInt(perMillisecond)) : (value - (value % perMillisecond)) / perMillisecond;
}
