/** Arrow files (Feather of version 2) and streams, by the package apache-arrow. Format: https://arrow.apache.org/docs/format/Columnar.html */
import type * as apacheArrow from "apache-arrow";
import type { RecordBatch, Schema, Vector } from "apache-arrow";
import { decompress } from "fzstd";
import type { ByteSource } from "../bytes.ts";
import { FormatError } from "../fault.ts";
import { type ColumnValues, rowsAtATime, type ValueTable } from "../values.ts";
import { checkColumn } from "./arrow-check.ts";
import { messagesOf } from "./arrow-messages.ts";
import { atRow, columnOfBatch, numbersOf, readerOf, type Reader, rowsOf } from "./arrow-values.ts";
import { unpackedLz4 } from "./lz4.ts";
import { orDamaged } from "./damage.ts";
import { notInstalled } from "./package.ts";
import { checkLengths, type Leaf, leavesOf, partOf, type Shape, shapeOf, single } from "./shape.ts";

type Arrow = typeof apacheArrow;

interface Column {
  readonly index: number;
  readonly read: Reader;
  readonly shape: Shape;
  readonly leaves: readonly Leaf[];
}

async function apacheArrowFor(isFile: boolean): Promise<Arrow> {
  try {
    return await import("apache-arrow");
  } catch (cause) {
    throw notInstalled("apache-arrow", `it is an Arrow ${isFile ? "file" : "stream"}`, cause);
  }
}

export async function arrowTable(source: ByteSource, isFile: boolean): Promise<ValueTable> {
  const arrow = await apacheArrowFor(isFile);
  setCodecs(arrow);
  const messages = await messagesOf(source, isFile);
  const { schema, first } = await beginning(arrow, messages);
  const columns = schema.fields.map(({ name, type }, index): Column => {
    const read = readerOf(type, arrow);
    const isNested = type.children !== null && type.children !== undefined && type.children.length > 0;
    const shape = isNested && first !== undefined ? shapeOf(firstOf(columnOfBatch(first, index), read)) : single;
    return { index, read, shape, leaves: leavesOf(name, shape) };
  });
  const leaves = columns.flatMap((column) => column.leaves.map((leaf) => ({ column, leaf })));
  return {
    names: leaves.map(({ leaf }) => leaf.name),
    async *read(wanted) {
      const chosen = wanted.flatMap((column) => leaves[column] ?? []);
      const step = rowsAtATime(chosen.length);
      let before = 0;
      for await (const batch of batchesOf(arrow, messages)) {
        for (let from = 0; from < batch.numRows; from += step) {
          const rows = Math.min(step, batch.numRows - from);
          yield { rows, share: undefined, columns: await orDamaged("Arrow", async () => Promise.resolve(partsOf(arrow, batch, chosen, from, rows, before + from))) };
        }
        before += batch.numRows;
      }
    },
  };
}

function partsOf(arrow: Arrow, batch: RecordBatch, chosen: readonly { readonly column: Column; readonly leaf: Leaf }[], from: number, rows: number, before: number): readonly ColumnValues[] {
  const whole = new Map<Column, readonly unknown[]>();
  return chosen.map(({ column, leaf: { column: name, path } }) => {
    const vector = columnOfBatch(batch, column.index);
    const [item, ...deeper] = path;
    const numbers = typeof item === "string" || deeper.length > 0 ? undefined : numbersOf(vector, arrow, item);
    if (numbers !== undefined) return atRow(numbers, from);
    const values = whole.get(column) ?? rowsOf(vector, column.read, from, rows);
    if (!whole.has(column)) checkLengths(values, column.shape, name, before);
    whole.set(column, values);
    return { values: path.length === 0 ? values : values.map((value) => partOf(value, path)) };
  });
}

/** The first value of a column that is not missing. */
function firstOf(column: Vector, read: Reader): unknown {
  for (let row = 0; row < column.length; row++) {
    const value = read(column.get(row));
    if (value !== null && value !== undefined) return value;
  }
  return undefined;
}

async function beginning(arrow: Arrow, messages: () => AsyncIterable<Uint8Array>): Promise<{ readonly schema: Schema; readonly first: RecordBatch | undefined }> {
  return orDamaged("Arrow", async () => {
    const reader = await arrow.RecordBatchReader.from(messages());
    await reader.open();
    const { schema } = reader;
    // The package has none where a stream ends in it.
    if (!(schema instanceof arrow.Schema)) throw new FormatError("it is an Arrow stream that is cut off: the list of its columns is missing");
    if (!schema.fields.every(({ name }) => typeof name === "string")) throw new FormatError("it is damaged: a column has no name");
    for await (const batch of reader) return { schema, first: checkedBatch(batch, arrow, new Set()) };
    return { schema, first: undefined };
  });
}

async function* batchesOf(arrow: Arrow, messages: () => AsyncIterable<Uint8Array>): AsyncGenerator<RecordBatch> {
  const reader = await orDamaged("Arrow", async () => arrow.RecordBatchReader.from(messages()));
  const batches = reader[Symbol.asyncIterator]();
  const dictionaries = new Set<unknown>();
  for (;;) {
    const { done, value } = await orDamaged("Arrow", async () => batches.next());
    if (done === true) return;
    yield checkedBatch(value, arrow, dictionaries);
  }
}

function checkedBatch(batch: RecordBatch, arrow: Arrow, dictionaries: Set<unknown>): RecordBatch {
  for (const [index, column] of batch.data.children.entries()) {
    const name = batch.schema.fields[index]?.name ?? "";
    if (column.length !== batch.numRows) throw new FormatError(`it is damaged: a batch has ${batch.numRows} rows, and its column \`${name}\` ${column.length}`);
    checkColumn(column, name, arrow, dictionaries);
  }
  return batch;
}

/** The package has no decompressors of its own. */
function setCodecs({ compressionRegistry, CompressionType }: Arrow): void {
  compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: unpackedLz4 });
  // Of its own memory, since numbers must begin at multiples of their size.
  compressionRegistry.set(CompressionType.ZSTD, { decode: (frame) => decompress(frame).slice() });
}
