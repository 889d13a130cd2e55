/**
 * What a message of Arrow says of the bytes that follow it: whether it can be so.
 *
 * The package apache-arrow believes each number that it reads, and a damaged one can be the length of a list of 2³¹ items.
 * Format: https://github.com/apache/arrow/blob/main/format/Message.fbs
 */
import { FormatError } from "../fault.ts";
import { FlatTable } from "./flatbuffer.ts";

/** Rows that are held in memory at once. */
const mostRows = 2 ** 26;

/** Fields of a schema, with those inside of others. */
const mostFields = 2 ** 17;

const deepest = 64;

/** Kinds of messages. */
const schema = 1;
const dictionaryBatch = 2;
const recordBatch = 3;

/** The number of bytes that follow a message; throws where it says what cannot be. */
export function checkMessage(bytes: Uint8Array): number {
  try {
    return check(FlatTable.root(bytes));
  } catch (cause) {
    if (cause instanceof FormatError) throw cause;
    throw damaged("a message goes beyond its end");
  }
}

function check(message: FlatTable): number {
  const header = message.table(2);
  const body = message.long(3);
  if (!isCount(body)) throw damaged(`a message of ${body} bytes`);
  message.tables(4);
  switch (message.byte(1)) {
    case schema:
      header?.tables(2);
      checkFields(header?.tables(1) ?? [], { fields: 0 }, 0);
      break;
    case dictionaryBatch:
      checkBatch(header?.table(1), body);
      // Values that all differ are not compressed to less.
      if ((header?.table(1)?.long(0) ?? 0) > 256 * body) throw damaged("a dictionary of more values than it has room for");
      break;
    case recordBatch: checkBatch(header, body); break;
    default: throw damaged(`a message of kind ${message.byte(1)}`);
  }
  return body;
}

function checkFields(fields: readonly FlatTable[], seen: { fields: number }, depth: number): void {
  seen.fields += fields.length;
  if (seen.fields > mostFields || depth > deepest) throw damaged("its columns have no end");
  for (const field of fields) {
    field.tables(6);
    checkFields(field.tables(5), seen, depth + 1);
  }
}

function checkBatch(batch: FlatTable | undefined, body: number): void {
  if (batch === undefined) throw damaged("a batch of rows is empty");
  const rows = batch.long(0);
  if (!isCount(rows)) throw damaged(`a batch of ${rows} rows`);
  if (rows > mostRows) throw new FormatError(`it says that it has ${rows} rows in one batch, of which nnc reads ${mostRows}: write it with smaller batches`);
  for (const [length, nulls] of batch.pairs(1)) if (!isCount(length) || !isCount(nulls) || nulls > length) throw damaged(`a column of ${length} values, ${nulls} of them missing`);
  for (const [start, length] of batch.pairs(2)) if (!isCount(start) || !isCount(length) || start + length > body) throw damaged(`values at ${start} to ${start + length} of ${body} bytes`);
  for (const count of batch.longs(4)) if (!isCount(count) || count > batch.pairs(2).length) throw damaged(`texts in ${count} pieces`);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function damaged(what: string): FormatError {
  return new FormatError(`it is damaged: ${what}`);
}
