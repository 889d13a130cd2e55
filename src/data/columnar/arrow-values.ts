/** Values of Arrow as those of every other format: numbers, bigints, texts, truth values, dates, lists and records. */
import type * as apacheArrow from "apache-arrow";
import type { DataType, RecordBatch, TimeUnit, Vector } from "apache-arrow";
import type { ColumnValues } from "../values.ts";

type Arrow = typeof apacheArrow;
export type Reader = (value: unknown) => unknown;

const same: Reader = (value) => value;

/** From what the package gives to such a value. */
export function readerOf(type: DataType, arrow: Arrow): Reader {
  const { DataType: is } = arrow;
  const present = (read: Reader): Reader => (value) => (value === null || value === undefined ? value : read(value));
  if (is.isDictionary(type)) return readerOf(type.dictionary, arrow);
  if (is.isDate(type) || is.isTimestamp(type)) return present((value) => new Date(Number(value)));
  if (is.isTime(type)) return present(timeReader(type.unit));
  if (is.isDecimal(type)) return present((value) => decimal(value, type.scale));
  // Spans of time are no numbers, whatever their unit.
  if (is.isDuration(type) || is.isInterval(type)) return present((value) => `a span of time, ${String(value)}`);
  if (is.isList(type) || is.isLargeList(type) || is.isFixedSizeList(type)) {
    const item = type.children[0] === undefined ? same : readerOf(type.children[0].type, arrow);
    return present((value) => (isIterable(value) ? Array.from(value, item) : value));
  }
  if (is.isStruct(type)) {
    const members = type.children.map((field): [string, Reader] => [field.name, readerOf(field.type, arrow)]);
    return present((value) => Object.fromEntries(members.map(([name, read]) => [name, typeof value === "object" && value !== null ? read(Reflect.get(value, name)) : undefined])));
  }
  return same;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function timeReader(unit: TimeUnit): Reader {
  const perSecond = [1, 1e3, 1e6, 1e9][unit] ?? 1;
  return (value) => new Date((Number(value) / perSecond) * 1e3).toISOString().slice(11, -1);
}

/** A whole number of 128 or 256 bits, in words of 32, the lowest first, over a power of ten. */
function decimal(value: unknown, scale: number): unknown {
  if (!(value instanceof Uint32Array)) return value;
  const whole = BigInt.asIntN(32 * value.length, value.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n));
  return Number(`${whole}e${-scale}`);
}

/** Numbers of a column as they lie in memory, where they have no gaps; `item` is the position in lists of one length. */
export function numbersOf(column: Vector, arrow: Arrow, item: number | undefined): { readonly numbers: ArrayLike<number>; readonly first: number; readonly stride: number } | undefined {
  const [data, more] = column.data;
  if (data === undefined || more !== undefined || data.nullCount > 0 || data.offset !== 0) return undefined;
  if (item === undefined) return isPlain(data.type, arrow) ? { numbers: data.values, first: 0, stride: 1 } : undefined;
  if (!arrow.DataType.isFixedSizeList(data.type)) return undefined;
  const [items] = data.children;
  if (items === undefined || items.nullCount > 0 || items.offset !== 0 || !isPlain(items.type, arrow)) return undefined;
  return { numbers: items.values, first: item, stride: data.type.listSize };
}

/** Whether values lie in memory as numbers: those of 64 bits are bigints, and those of 16 bits with decimals their bits. */
function isPlain(type: DataType, { DataType: is, Precision }: Arrow): boolean {
  return (is.isInt(type) && type.bitWidth <= 32) || (is.isFloat(type) && type.precision !== Precision.HALF);
}

export function rowsOf(column: Vector, read: Reader, from: number, count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, row) => read(column.get(from + row)));
}

export function columnOfBatch(batch: RecordBatch, index: number): Vector {
  const column: Vector | null = batch.getChildAt(index);
  if (column === null) throw new Error(`there is no column ${index}`);
  return column;
}

export function atRow({ numbers, first, stride }: { readonly numbers: ArrayLike<number>; readonly first: number; readonly stride: number }, row: number): ColumnValues {
  return { numbers, first: first + row * stride, stride };
}
