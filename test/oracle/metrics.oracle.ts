/** Metrics of the runtime beside scikit-learn's (Debian's python3-sklearn). */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { binaryMeter, classMeter, type Meter, realMeter } from "../../src/runtime/metrics.ts";
import { agreementMeter } from "../../src/runtime/metrics/agreement.ts";
import { quantileMeter, relativeMeter } from "../../src/runtime/metrics/errors.ts";
import { likelihoodMeter } from "../../src/runtime/metrics/likelihood.ts";
import { rankMeter } from "../../src/runtime/metrics/rank.ts";
import { scoreMeter } from "../../src/runtime/metrics/scores.ts";

/** A generator of numbers in [0, 1), so that a failure can be repeated. */
function generator(seed: number): () => number {
  let state = seed;
  return () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32);
}

interface Classes {
  readonly shares: readonly (readonly number[])[];
  readonly truths: readonly number[];
}

/** `steps`: shares are multiples of 1 / steps, so that many are equal; 0 for none. The first classes are more frequent. */
function classesOf(seed: number, classes: number, count: number, steps: number): Classes {
  const next = generator(seed);
  const rounded = (x: number): number => (steps === 0 ? x : Math.round(x * steps) / steps);
  const truths = Array.from({ length: count }, (_, n) => (n < classes ? n : Math.floor(next() ** 2 * classes)));
  const shares = truths.map((truth) => {
    if (classes === 2) {
      const share = rounded(0.6 * next() + (truth === 1 ? 0.4 : 0));
      // scikit-learn takes the first of two equal ones, and `binary` the second.
      return share === 0.5 ? [0.25, 0.75] : [1 - share, share];
    }
    const parts = Array.from({ length: classes }, (_, k) => next() + (k === truth ? 0.5 : 0));
    const sum = parts.reduce((a, b) => a + b, 0);
    return parts.map((part) => part / sum);
  });
  return { shares, truths };
}

const number = generator(11);
const numbers = Array.from({ length: 3 }, () => {
  const targets = Array.from({ length: 300 }, () => [10 * number() - 2, 5 * number() + 1]);
  return { targets, outputs: targets.map((row) => row.map((t) => t + number() - 0.4)) };
});
const classes: readonly (readonly [string, Classes])[] = [
  ["four classes", classesOf(1, 4, 500, 0)], ["ten classes", classesOf(2, 10, 3000, 0)], ["two classes", classesOf(3, 2, 400, 0)], ["two classes with equal outputs", classesOf(4, 2, 400, 16)],
  ["sure and wrong", { shares: [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [1, 0, 0, 0]], truths: [0, 1, 2, 3, 1] }],
];
const written = execFileSync("/usr/bin/python3", [fileURLToPath(new URL("metrics.py", import.meta.url))], { input: JSON.stringify([...classes.map(([, c]) => c), ...numbers]), maxBuffer: 2 ** 26 });
const theirs: readonly Readonly<Record<string, number | readonly number[] | null>>[] = JSON.parse(written.toString());

describe.each(classes.map(([title, c], i) => [title, c, theirs[i] ?? {}] as const))("%s", (_title, { shares, truths }, expected) => {
  const count = shares[0]?.length ?? 0;
  const width = count === 2 ? 1 : count;
  const outputs = Float64Array.from(shares.flatMap((row) => (count === 2 ? row.slice(1) : row)));
  const meters: Readonly<Record<string, Meter>> = {
    "topK(3)": rankMeter(width, 1, 3), auc: scoreMeter(width, 1), averagePrecision: scoreMeter(width, 1), logLoss: likelihoodMeter(width, 1), perplexity: likelihoodMeter(width, 1), cohenKappa: agreementMeter(width, 1),
    ...Object.fromEntries(["precision", "recall", "f1"].map((name) => [name, count === 2 ? binaryMeter(1) : classMeter(count, 1)])),
  };

  test.each(Object.entries(meters))("%s", (name, meter) => {
    const value = expected[name];
    if (value === null) return;
    meter.add(outputs, truths, truths.length);
    // Theirs of each class: ours is the mean, or that of the second of two.
    const wanted = typeof value === "number" ? value : count === 2 ? value?.[1] : (value ?? []).reduce((a, b) => a + b, 0) / count;
    expect(meter.value(name)).toBeCloseTo(wanted ?? Number.NaN, 10);
  });
});

describe.each(numbers.map((n, i) => [i, n, theirs[classes.length + i] ?? {}] as const))("numbers %i", (_title, { outputs, targets }, expected) => {
  const meters: Readonly<Record<string, Meter>> = { mae: realMeter(2), mse: realMeter(2), rmse: realMeter(2), r2: realMeter(2), mape: relativeMeter(2), "quantileLoss(0.9)": quantileMeter(2, 0.9) };

  test.each(Object.entries(meters))("%s", (name, meter) => {
    meter.add(outputs.flat(), targets.flat(), targets.length);
    const value = expected[name];
    expect(meter.value(name)).toBeCloseTo(typeof value === "number" ? value : Number.NaN, 10);
  });
});
