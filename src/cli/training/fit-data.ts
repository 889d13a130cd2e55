/** The examples of a training as `fit` takes them. */
import { withLabels } from "../../data/labels.ts";
import type { RowsOf } from "../../data/leaks.ts";
import { takeExamples } from "../../data/parts.ts";
import type { DataSet } from "../../data/read.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { DataSetExamples, FitOptions, StreamedExamples } from "../network.ts";
import type { DataParts } from "./parts.ts";

export interface FitData {
  readonly rows: DataSetExamples | StreamedExamples;
  /** Without a seed. Where the examples held out are some of `rows`, `fit` splits them as `loadParts` does. */
  readonly options: Pick<FitOptions, "validation" | "columns">;
  /** Examples to measure once a training has ended. */
  readonly test: (() => Promise<DataSetExamples>) | undefined;
}

export function labelledExamples(model: CheckedModel, { data, rows }: RowsOf): DataSetExamples {
  const { arrays, count } = takeExamples(data, rows);
  return withLabels(model, arrays, count);
}

/** `asked`: the share held out that replaces the model's. */
export function fitDataOf(model: CheckedModel, data: DataSet, parts: DataParts, asked: number | undefined): FitData {
  const labelled = (part: RowsOf): DataSetExamples => (part.data === data ? labelledExamples(model, part) : withLabels(model, part.data.arrays, part.data.count));
  const validation = parts.validation.data === data ? asked : labelled(parts.validation);
  return {
    rows: withLabels(model, data.arrays, data.count),
    options: { ...(validation !== undefined && { validation }), ...(data.columns && { columns: Object.fromEntries(data.columns) }) },
    test: parts.test.rows.length === 0 ? undefined : async () => Promise.resolve(labelled(parts.test)),
  };
}
