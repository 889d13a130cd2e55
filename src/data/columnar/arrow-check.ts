/** Whether the values of an Arrow column are all there: the package reads what is not as zero, as missing, or for ever. */
import type * as apacheArrow from "apache-arrow";
import type { Data } from "apache-arrow";
import { FormatError } from "../fault.ts";

type Arrow = typeof apacheArrow;

/** `known`: dictionaries that have been checked, of which many batches have the same. */
export function checkColumn(column: Data, name: string, arrow: Arrow, known: Set<unknown>): void {
  const { DataType: is } = arrow;
  const { type, length, values, valueOffsets: offsets, nullBitmap, children } = column;
  const count = column.offset + length;
  if (count === 0 || is.isNull(type)) return;
  const require = (holds: boolean): void => {
    if (!holds) throw damaged(name);
  };
  if (is.isUnion(type)) {
    require(column.typeIds.length >= count);
  } else {
    require(column.nullCount === 0 || nullBitmap.length * 8 >= count);
    if (is.isStruct(type)) require(children.every((child) => child.length >= count));
    else if (is.isFixedSizeList(type)) require((children[0]?.length ?? 0) >= count * type.listSize);
    else if (is.isList(type) || is.isLargeList(type) || is.isMap(type)) checkOffsets(offsets, count, children[0]?.length ?? 0, name);
    else if (is.isUtf8(type) || is.isBinary(type) || is.isLargeUtf8(type) || is.isLargeBinary(type)) checkOffsets(offsets, count, values.length, name);
    else if (is.isBool(type)) require(values.length * 8 >= count);
    else require(values.length >= count * Math.max(1, column.stride));
    if (is.isDictionary(type)) {
      const { dictionary } = column;
      if (!known.has(dictionary)) for (const part of dictionary?.data ?? []) checkColumn(part, name, arrow, known);
      known.add(dictionary);
      checkIndices(column, name);
    }
  }
  for (const child of children) checkColumn(child, name, arrow, known);
}

/** Where each list or text begins and the last one ends, among all items. */
function checkOffsets(offsets: Int32Array | BigInt64Array, count: number, items: number, name: string): void {
  if (offsets.length <= count) throw damaged(name);
  let before = 0;
  for (let k = 0; k <= count; k++) {
    const offset = Number(offsets[k]);
    if (!(offset >= before && offset <= items)) throw damaged(name);
    before = offset;
  }
}

/** Positions of values in the dictionary. */
function checkIndices(column: Data, name: string): void {
  const { length, offset, values, dictionary } = column;
  const below = dictionary?.length ?? 0;
  for (let row = 0; row < length; row++) {
    const index = Number(values[offset + row]);
    if (!(index >= 0 && index < below) && column.getValid(row)) throw damaged(name);
  }
}

function damaged(column: string): FormatError {
  return new FormatError(`it is damaged: values of its column \`${column}\` are missing`);
}
