/** What a report has of an output of classes. */
import type { DataSet } from "../../data/read.ts";
import type { CalibrationBin, ClassRecord } from "../../report/record.ts";
import { predictedClass, shareOf } from "../../runtime/metrics/shares.ts";
import { ClassCounts, type ClassEncoding } from "../measures/classes.ts";
import type { Collector, Describe } from "./collector.ts";
import { Worst } from "./worst.ts";

/** As the metric `calibrationError`. */
const bins = 15;
/** Labels of an example of several items. */
const mostLabels = 24;

export function classCollector(output: string, encoding: ClassEncoding, truths: ArrayLike<number>, data: DataSet, most: number): Collector {
  const counts = new ClassCounts(output, encoding);
  const classes = encoding.kind === "binary" ? 1 : encoding.classes.length;
  const items = truths.length / data.count;
  const sums = Array.from({ length: bins }, () => ({ count: 0, probability: 0, right: 0 }));
  const worst = new Worst(most);
  const labels = encoding.classes.map(String);
  return {
    add(outputs, from, count) {
      const own = Array.from({ length: count * items }, (_, i) => truths[from * items + i] ?? 0);
      counts.add(outputs, own);
      for (let n = 0; n < count; n++) {
        let error = 0;
        for (let item = n * items; item < (n + 1) * items; item++) {
          const truth = own[item] ?? 0;
          const predicted = predictedClass(outputs, classes, item);
          const probability = shareOf(outputs, classes, item, predicted);
          const bin = sums[Math.min(bins - 1, Math.max(0, Math.ceil(probability * bins) - 1))];
          if (bin !== undefined) {
            bin.count++;
            bin.probability += probability;
            bin.right += Number(predicted === truth);
          }
          error += 1 - shareOf(outputs, classes, item, truth);
        }
        worst.add(from + n, error / items, () => Array.from({ length: items * classes }, (_, i) => outputs[n * items * classes + i] ?? 0));
      }
    },
    record(describe: Describe): ClassRecord {
      const { byClass, confusion } = counts.measures();
      const calibration = sums.map(({ count, probability, right }): CalibrationBin => ({ count, probability: count === 0 ? 0 : probability / count, accuracy: count === 0 ? 0 : right / count }));
      return {
        kind: "classes", output, classes: labels, byClass, ...(confusion !== undefined && { confusion }), calibration,
        worst: worst.list().map(({ row, error, outputs }) => {
          const truth = Array.from({ length: items }, (_, i) => truths[row * items + i] ?? 0);
          const predicted = truth.map((_, i) => predictedClass(outputs, classes, i));
          const text = (list: readonly number[]): string => list.slice(0, mostLabels).map((k) => labels[k] ?? "").join(labels.every((label) => label.length === 1) ? "" : ", ") + (list.length > mostLabels ? "…" : "");
          const probability = items === 1 && predicted[0] !== truth[0] ? [{ name: "p(predicted)", value: shareOf(outputs, classes, 0, predicted[0] ?? 0), share: true }] : [];
          return { ...describe(row), actual: { kind: "text", text: text(truth) }, predicted: { kind: "text", text: text(predicted) }, measures: [...probability, { name: items === 1 ? "p(actual)" : "mean p(actual)", value: 1 - error, share: true }] };
        }),
      };
    },
  };
}
