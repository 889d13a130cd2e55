/** The examples of a training: in memory, or streamed. */
import type { RowsOf } from "../../data/leaks.ts";
import type { DataSet } from "../../data/read.ts";
import { grouped } from "../../numbers.ts";
import type { Arguments } from "../arguments.ts";
import type { CompiledModule } from "../compiler.ts";
import { loadData } from "../model-file.ts";
import type { Terminal } from "../terminal.ts";
import type { BufferSize } from "./buffer.ts";
import { type FitData, fitDataOf } from "./fit-data.ts";
import type { DataParts } from "./parts.ts";

export interface LoadedExamples {
  /** All examples; of a stream their number, and what they are split by. */
  readonly data: DataSet;
  /** What is kept of the rows of a part. */
  readonly rowsOf?: (rows: Int32Array) => RowsOf;
  readonly fitData: (parts: DataParts, validation: number | undefined) => FitData;
  /** What the first line of the training says of them. */
  readonly note: string;
}

/** `undefined` after faults, which are shown. */
export async function loadExamples(file: string, module: CompiledModule, args: Arguments, buffer: BufferSize | undefined, terminal: Terminal): Promise<LoadedExamples | undefined> {
  const { model } = module;
  const { isStreamed, openStream } = await import("./stream.ts");
  if (!(await isStreamed(file, module, args, buffer))) {
    const data = await loadData(file, module, args, "parts", terminal);
    return data && { data, note: "", fitData: (parts, validation) => fitDataOf(model, data, parts, validation) };
  }
  const [stream, { sampledRows, streamedFitData }, { usualBuffer }] = await Promise.all([openStream(file, module, args, terminal), import("./stream-parts.ts"), import("../../data/stream/survey.ts")]);
  if (stream === undefined) return undefined;
  const { survey } = stream;
  const size = typeof buffer === "number" ? buffer : usualBuffer(survey.sample);
  return {
    data: { count: survey.count, arrays: survey.columns, columns: survey.columns, dropped: 0 },
    rowsOf: (rows) => sampledRows(survey, rows),
    fitData: (parts, validation) => streamedFitData(model, stream, size, parts, validation),
    note: `; streamed through a buffer of ${grouped(size)}`,
  };
}
