/** What is measured of each output with data, in one pass over the examples. */
import type { DataSet } from "../../data/read.ts";
import type { CheckedModel } from "../../ir/model/types.ts";
import { realMeter } from "../../runtime/metrics.ts";
import { outputBatches } from "../batches.ts";
import type { Predictor } from "../network.ts";
import { ClassCounts, type ClassMeasures } from "./classes.ts";

export interface NumberMeasures {
  readonly kind: "numbers";
  readonly output: string;
  readonly mae: number;
  readonly rmse: number;
  /** The mean over the components. */
  readonly r2: number;
}

export type OutputMeasures = ClassMeasures | NumberMeasures;

interface Measuring {
  readonly output: string;
  readonly add: (outputs: ArrayLike<number>, truths: ArrayLike<number>, count: number) => void;
  readonly measures: () => OutputMeasures;
}

export function measureOutputs(model: CheckedModel, network: Predictor, data: DataSet): readonly OutputMeasures[] {
  const all = model.outputs.filter(({ target }) => target !== undefined).map(({ name, encoding }) => {
    const truths = data.arrays.get(name) ?? new Float64Array(0);
    const width = truths.length / data.count;
    const { add, measures } = encoding.kind === "oneHot" || encoding.kind === "binary" ? ofClasses(new ClassCounts(name, encoding)) : ofNumbers(name, width);
    return { output: name, truths, width, add, measures };
  });
  for (const { from, count, outputs } of outputBatches(model, network, data)) {
    for (const { output, truths, width, add } of all) add(outputs[output] ?? [], truths.subarray(from * width, (from + count) * width), count);
  }
  return all.map(({ measures }) => measures());
}

function ofClasses(counts: ClassCounts): Omit<Measuring, "output"> {
  return { add: (outputs, truths) => counts.add(outputs, truths), measures: () => counts.measures() };
}

function ofNumbers(output: string, width: number): Omit<Measuring, "output"> {
  const meter = realMeter(width);
  return { add: (outputs, truths, count) => meter.add(outputs, truths, count), measures: () => ({ kind: "numbers", output, mae: meter.value("mae"), rmse: meter.value("rmse"), r2: meter.value("r2") }) };
}
