/**
 * `nnc/data` in a page or a worker: paths are URLs. Data of any source as typed arrays for a network, read as the command reads them.
 */
import type { DataMapping } from "../../ir/model/data-mapping.ts";
import type { Paths } from "../located.ts";
import { batchesFrom, type BatchOptions, type DataBatch, type ReadData, readFrom, type ReadOptions } from "./read-data.ts";
import type { Source } from "./source.ts";
import { type StreamedData, streamFrom, type StreamOptions } from "./stream-data.ts";
import { fetched } from "./url.ts";

export type { DataMapping, MappedEncoding, MappedField, MappedSplit, MappedValue } from "../../ir/model/data-mapping.ts";
export type { DataArray } from "../growing.ts";
export { DataError, type DataMessage } from "./data-error.ts";
export type { BatchOptions, DataBatch, ReadData, ReadOptions } from "./read-data.ts";
export type { Row } from "./rows-table.ts";
export type { FileSource, Source } from "./source.ts";
export type { StreamedData, StreamOptions } from "./stream-data.ts";

const paths: Paths = { open: fetched };

/**
 * Reads all examples of a source, with `mapping` of `describe(model).data`. Rejects with a `DataError` where they do not fit.
 *
 * ```ts
 * const { data } = await readData<keyof IrisData>(mapping, file);
 * network.fit(data);
 * ```
 */
export async function readData<Name extends string = string>(mapping: DataMapping, source: Source, options: ReadOptions = {}): Promise<ReadData<Name>> {
  return readFrom(paths, mapping, source, options);
}

/** The same examples in batches, each of which is in memory while it is used: `for await (const { arrays, count } of readBatches(mapping, file, { batch: 64 }))`. */
export function readBatches<Name extends string = string>(mapping: DataMapping, source: Source, options: BatchOptions = {}): AsyncIterable<DataBatch<Name>> {
  return batchesFrom(paths, mapping, source, options);
}

/**
 * The same examples for `fitAsync`, which reads them in each epoch through a shuffle buffer. A source that can be read once is opened by a function.
 *
 * ```ts
 * const { examples, columns } = await streamData<keyof IrisData>(mapping, file);
 * await network.fitAsync(examples, { columns });
 * ```
 */
export async function streamData<Name extends string = string>(mapping: DataMapping, source: Source | (() => Source), options: StreamOptions = {}): Promise<StreamedData<Name>> {
  return streamFrom(paths, mapping, source, options);
}
