/** Metrics over a data set, accumulated batch by batch. */

/** Accumulates the metrics of one output. */
export interface Meter {
  reset(): void;
  /** Outputs and targets of `count` examples, row after row. */
  add(outputs: ArrayLike<number>, targets: ArrayLike<number>, count: number): void;
  /** The value of a metric by name; NaN for an unknown name. */
  value(name: string): number;
}

/** Metrics of `items` predictions per example, each a distribution over `classes`; targets are class indices. */
export function classMeter(classes: number, items: number): Meter {
  const table = new Float64Array(classes * classes);
  return {
    reset: () => void table.fill(0),
    add(outputs, targets, count) {
      for (let n = 0; n < count * items; n++) {
        let best = 0;
        for (let k = 1; k < classes; k++) if (outputs[n * classes + k]! > outputs[n * classes + best]!) best = k;
        const cell = targets[n]! * classes + best;
        table[cell] = table[cell]! + 1;
      }
    },
    value: (name) => fromConfusion(table, classes, name, false),
  };
}

/** Metrics of `items` probabilities per example; targets are 0 and 1. */
export function binaryMeter(items: number): Meter {
  const table = new Float64Array(4);
  return {
    reset: () => void table.fill(0),
    add(outputs, targets, count) {
      for (let n = 0; n < count * items; n++) {
        const cell = targets[n]! * 2 + (outputs[n]! >= 0.5 ? 1 : 0);
        table[cell] = table[cell]! + 1;
      }
    },
    value: (name) => fromConfusion(table, 2, name, true),
  };
}

/**
 * A metric of a confusion matrix, whose rows are true classes and whose columns are predicted classes. `second`: the metric of
 * class 1 of two; otherwise the mean over the classes that occur in either, as in scikit-learn and TorchMetrics.
 */
function fromConfusion(table: Float64Array, classes: number, name: string, second: boolean): number {
  let total = 0;
  let right = 0;
  for (let i = 0; i < classes * classes; i++) total += table[i]!;
  for (let k = 0; k < classes; k++) right += table[k * classes + k]!;
  if (name === "accuracy") return right / total;
  let sum = 0;
  let occurring = 0;
  for (let k = second ? 1 : 0; k < classes; k++) {
    let predicted = 0;
    let actual = 0;
    for (let j = 0; j < classes; j++) {
      predicted += table[j * classes + k]!;
      actual += table[k * classes + j]!;
    }
    if (predicted + actual === 0 && !second) continue;
    occurring++;
    const hit = table[k * classes + k]!;
    const precision = predicted === 0 ? 0 : hit / predicted;
    const recall = actual === 0 ? 0 : hit / actual;
    if (name === "precision") sum += precision;
    else if (name === "recall") sum += recall;
    else if (name === "f1") sum += precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    else return Number.NaN;
  }
  return sum / occurring;
}

/** Metrics of `width` real numbers per example. R² is the mean over the components, as in scikit-learn. */
export function realMeter(width: number): Meter {
  const mean = new Float64Array(width);
  const spread = new Float64Array(width);
  const residual = new Float64Array(width);
  let absolute = 0;
  let seen = 0;
  return {
    reset() {
      mean.fill(0);
      spread.fill(0);
      residual.fill(0);
      absolute = 0;
      seen = 0;
    },
    add(outputs, targets, count) {
      for (let n = 0; n < count; n++) {
        seen++;
        for (let i = 0; i < width; i++) {
          const target = targets[n * width + i]!;
          const difference = outputs[n * width + i]! - target;
          residual[i] = residual[i]! + difference * difference;
          absolute += Math.abs(difference);
          const off = target - mean[i]!;
          mean[i] = mean[i]! + off / seen;
          spread[i] = spread[i]! + off * (target - mean[i]!);
        }
      }
    },
    value(name) {
      let squares = 0;
      let determined = 0;
      for (let i = 0; i < width; i++) {
        const left = residual[i]!;
        const all = spread[i]!;
        squares += left;
        determined += (all === 0 ? (left === 0 ? 1 : 0) : 1 - left / all) / width;
      }
      if (name === "mae") return absolute / (seen * width);
      if (name === "mse") return squares / (seen * width);
      if (name === "rmse") return Math.sqrt(squares / (seen * width));
      return name === "r2" ? determined : Number.NaN;
    },
  };
}
