/** `nnc/data` in Node: paths are those of files, patterns of files, folders of pictures, or URLs. */
import { fileURLToPath } from "node:url";
import type { DataMapping } from "../../ir/model/data-mapping.ts";
import type { Paths } from "../located.ts";
import { nodePaths } from "../model-data.ts";
import { dataPaths } from "../paths.ts";
import { batchesFrom, type BatchOptions, type DataBatch, type ReadData, readFrom, type ReadOptions } from "./read-data.ts";
import type { Source } from "./source.ts";
import { type StreamedData, streamFrom, type StreamOptions } from "./stream-data.ts";
import { fetched } from "./url.ts";

export { DataError } from "./data-error.ts";

const paths: Paths = {
  ...nodePaths,
  find: (path) => (isUrl(path) ? Promise.resolve([path]) : dataPaths([path.startsWith("file:") ? fileURLToPath(path) : path], "")),
  open: (path) => (isUrl(path) ? fetched(path) : nodePaths.open(path.startsWith("file:") ? fileURLToPath(path) : path)),
};

function isUrl(path: string): boolean {
  return /^(?:https?|data|blob):/i.test(path);
}

export async function readData<Name extends string = string>(mapping: DataMapping, source: Source, options: ReadOptions = {}): Promise<ReadData<Name>> {
  return readFrom(paths, mapping, source, options);
}

export function readBatches<Name extends string = string>(mapping: DataMapping, source: Source, options: BatchOptions = {}): AsyncIterable<DataBatch<Name>> {
  return batchesFrom(paths, mapping, source, options);
}

export async function streamData<Name extends string = string>(mapping: DataMapping, source: Source | (() => Source), options: StreamOptions = {}): Promise<StreamedData<Name>> {
  return streamFrom(paths, mapping, source, options);
}
