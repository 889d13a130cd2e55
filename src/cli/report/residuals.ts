/** What a report has of an output of numbers. */
import type { DataSet } from "../../data/read.ts";
import type { Encoding } from "../../ir/model/types.ts";
import type { Histogram, NumberRecord } from "../../report/record.ts";
import { realMeter } from "../../runtime/metrics.ts";
import type { Collector, Describe } from "./collector.ts";
import { brightnessOf, valueOf } from "./values.ts";
import { Worst } from "./worst.ts";

/** Points of a plot; more are a sample at equal distances. */
const mostPoints = 1000;
const bins = 24;

export function numberCollector(output: string, encoding: Encoding, truths: Float64Array | Float32Array | Int32Array, data: DataSet, most: number, series: boolean): Collector {
  const width = truths.length / data.count;
  const meter = realMeter(width);
  meter.reset();
  const predicted = new Float64Array(truths.length);
  const worst = new Worst(most);
  return {
    add(outputs, from, count) {
      meter.add(outputs, truths.subarray(from * width, (from + count) * width), count);
      for (let n = 0; n < count; n++) {
        let error = 0;
        for (let j = 0; j < width; j++) {
          const at = (from + n) * width + j;
          const value = outputs[n * width + j] ?? 0;
          predicted[at] = value;
          const residual = value - (truths[at] ?? 0);
          error += residual * residual;
        }
        worst.add(from + n, error / width, () => predicted.subarray((from + n) * width, (from + n + 1) * width));
      }
    },
    record(describe: Describe): NumberRecord {
      const step = Math.max(1, truths.length / mostPoints);
      const points = Array.from({ length: Math.min(mostPoints, truths.length) }, (_, k) => Math.floor(k * step)).map((i) => ({ actual: truths[i] ?? 0, predicted: predicted[i] ?? 0 }));
      const brightness = brightnessOf(truths);
      const value = (numbers: Float64Array | Float32Array | Int32Array): NumberRecord["worst"][number]["actual"] => valueOf(encoding, width === 1 ? (numbers[0] ?? 0) : numbers, brightness, series);
      return {
        kind: "numbers", output, mae: meter.value("mae"), rmse: meter.value("rmse"), r2: meter.value("r2"), count: truths.length, points,
        residuals: histogramOf(predicted.map((p, i) => p - (truths[i] ?? 0))),
        worst: worst.list().map(({ row, error, outputs }) => ({
          ...describe(row), actual: value(truths.subarray(row * width, (row + 1) * width)), predicted: value(outputs),
          measures: [width === 1 ? { name: "residual", value: (outputs[0] ?? 0) - (truths[row] ?? 0), share: false } : { name: "root mean squared error", value: Math.sqrt(error), share: false }],
        })),
      };
    },
  };
}

/** Of finite residuals. */
function histogramOf(residuals: Float64Array): Histogram {
  const finite = residuals.filter(Number.isFinite);
  const { low, high } = finite.length === 0 ? { low: 0, high: 1 } : brightnessOf(finite);
  const [from, to] = high > low ? [low, high] : [low - 0.5, low + 0.5];
  const counts = Array.from({ length: bins }, () => 0);
  for (const residual of finite) {
    const bin = Math.min(bins - 1, Math.floor(((residual - from) / (to - from)) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { from, to, counts };
}
