/** The parts of examples that are streamed, and what `fitAsync` takes of them. */
import { withLabels } from "../../data/labels.ts";
import type { RowsOf } from "../../data/leaks.ts";
import { RowBuffer } from "../../data/stream/buffer.ts";
import { exampleSource } from "../../data/stream/source.ts";
import type { Survey } from "../../data/stream/survey.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { DataSetExamples } from "../network.ts";
import { type FitData, labelledExamples } from "./fit-data.ts";
import type { DataParts } from "./parts.ts";
import type { Stream } from "./stream.ts";

/** Those examples of the sample whose rows are in a part. */
export function sampledRows({ count, sample, numbers }: Survey, rows: Int32Array): RowsOf {
  const within = new Uint8Array(count);
  for (const row of rows) within[row] = 1;
  return { data: sample, rows: Int32Array.from(numbers.keys()).filter((k) => within[numbers[k] ?? 0] === 1), sampled: { rows: rows.slice(), numbers } };
}

/** As `fitDataOf`. `size`: examples that the shuffle buffer has. */
export function streamedFitData(model: CheckedModel, { examples, survey }: Stream, size: number, parts: DataParts, asked: number | undefined): FitData {
  const { validation: held, test } = parts;
  const validation = held.sampled === undefined ? labelledExamples(model, held) : asked;
  const read = async (rows: Int32Array): Promise<DataSetExamples> => {
    const buffer = new RowBuffer(examples, 1);
    buffer.begin(rows);
    return withLabels(model, await buffer.read(rows), rows.length);
  };
  return {
    rows: exampleSource(model, examples, size),
    options: { ...(validation !== undefined && { validation }), columns: Object.fromEntries(survey.columns) },
    test: test.sampled === undefined ? async () => Promise.resolve(labelledExamples(model, test)) : test.sampled.rows.length === 0 ? undefined : () => read(test.sampled?.rows ?? new Int32Array(0)),
  };
}
