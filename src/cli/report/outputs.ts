/** What a report has of each output with data, in one pass over the examples. */
import { takeExamples } from "../../data/parts.ts";
import type { DataSet } from "../../data/read.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import type { OutputRecord } from "../../report/record.ts";
import { outputBatches } from "../batches.ts";
import type { Predictor } from "../network.ts";
import { classCollector } from "./classes.ts";
import type { Collector } from "./collector.ts";
import { numberCollector } from "./residuals.ts";
import { inputsAt } from "./values.ts";

/** How many of the worst predictions are shown. */
const most = 10;

/** `rows`: the examples of `all` to measure on; `numbers`: of each example of `all`, where that is a sample, its number among all. */
export function describeOutputs(model: CheckedModel, network: Predictor, all: DataSet, rows: Int32Array, numbers?: Int32Array): readonly OutputRecord[] {
  const data = rows.length === all.count ? all : takeExamples(all, rows);
  const series = model.train.data?.kind === "series";
  const collectors = model.outputs.filter(({ target }) => target !== undefined).map(({ name, encoding }): readonly [string, Collector] => {
    const truths = data.arrays.get(name) ?? new Float64Array(0);
    const isClass = encoding.kind === "oneHot" || encoding.kind === "binary";
    return [name, isClass ? classCollector(name, encoding, truths, data, most) : numberCollector(name, encoding, truths, data, most, series)];
  });
  for (const { from, count, outputs } of outputBatches(model, network, data)) {
    for (const [name, { add }] of collectors) add(outputs[name] ?? [], from, count);
  }
  return collectors.map(([, { record }]) => record((row) => ({ example: ((numbers ?? rows)[numbers === undefined ? row : (rows[row] ?? 0)] ?? 0) + 1, inputs: inputsAt(model.inputs, data, row, series) })));
}
