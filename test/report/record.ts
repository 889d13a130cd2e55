/** Records of trainings that never were, for pages. */
import type { RateRecord } from "../../src/report/rate-record.ts";
import type { TuneRecord } from "../../src/report/tune-record.ts";
import type { ClassRecord, NumberRecord, TrainingRecord } from "../../src/report/record.ts";

export const classes: ClassRecord = {
  kind: "classes", output: "kind", classes: ["cat", "dog"],
  byClass: [{ precision: 0.75, recall: 0.6, f1: 2 / 3, support: 5 }, { precision: 1 / 3, recall: 0.5, f1: 0.4, support: 2 }],
  confusion: [[3, 2], [1, 1]],
  calibration: Array.from({ length: 15 }, (_, k) => ({ count: k < 8 ? 0 : 1, probability: (k + 0.5) / 15, accuracy: k % 2 })),
  worst: [{
    example: 17, actual: { kind: "text", text: "dog" }, predicted: { kind: "text", text: "cat" }, measures: [{ name: "p(actual)", value: 0.01, share: true }],
    inputs: [
      { name: "photo", value: { kind: "image", width: 5, height: 6, channels: 3, pixels: Uint8Array.from({ length: 90 }, (_, i) => i) } },
      { name: "weights", value: { kind: "curves", curves: [{ name: "kg", values: [1, 2, 3, 2, 4] }] } },
      { name: "row", value: { kind: "fields", fields: [{ name: "age", value: "3" }] } },
    ],
  }],
};

export const numbers: NumberRecord = {
  kind: "numbers", output: "mass", mae: 1.5, rmse: 2, r2: 0.8, count: 3000, points: [{ actual: 1, predicted: 2 }, { actual: 3, predicted: NaN }, { actual: -4, predicted: -3 }],
  residuals: { from: -2, to: 3, counts: [1, 0, 4] },
  worst: [{ example: 2, actual: { kind: "text", text: "3" }, predicted: { kind: "text", text: "9" }, measures: [{ name: "residual", value: 6, share: false }], inputs: [] }],
};

export const training: TrainingRecord = {
  model: "Pets", doc: "Tells cats from dogs.", outcome: { kind: "early", best: 2, of: 10 }, date: "2026-11-27T20:48:12.345Z", milliseconds: 1234,
  parameters: 1234, examples: { training: 80, validation: 20, test: 10 }, test: { loss: 0.75, metrics: { accuracy: 0.5 } }, measuredOn: "validation",
  epochs: [100, 1, 2, 0.5].map((loss, i) => ({ epoch: i + 1, loss, metrics: { accuracy: i / 4 }, validation: { loss: loss + 1, metrics: { accuracy: i / 5 } }, rate: 0.1 / (i + 1) })),
  outputs: [classes, numbers],
  layers: { head: ["layer", "gives", "parameters"], rows: [["dense1", "[3]", "12"], ["total", "", "12"]], texts: 2, notes: ["Float64 among float32: `dense1.W`."] },
  mathematics: [{ title: "Forward", groups: [{ of: { kind: "instance", name: "dense1", line: 3 }, formulas: ["y_{n, j} = \\sum_{i < 3} W_{i, j} \\, x_{n, i}"] }, { of: { kind: "parameters", names: ["dense1.W"] }, formulas: ["\\theta \\leftarrow \\theta - g"] }, { of: { kind: "model" }, formulas: ["L = 1"] }] }],
  troubles: [{ kind: "dead units", place: "pets.nn:3", found: "3 of 4 units of dense1 get no gradient", advice: "lower the rate, or take `elu`" }],
  settings: [{ name: "loss", value: "crossEntropy" }], files: [{ what: "the model", path: "pets.nn", bytes: 1234, sha256: "ab".repeat(32) }],
  versions: [{ name: "nnc", value: "0.2.0" }, { name: "Node", value: "v20" }], messages: ["warning: 3 examples lack a value"],
};

export const rate: RateRecord = {
  model: "Pets", date: training.date, milliseconds: 321, rule: "the steepest descent", ended: "The test ended at 1.",
  steps: [5, 4.5, 3, 1, 80].map((loss, k) => ({ rate: Number(`1e${k - 4}`), loss, smoothed: loss + 0.1 })),
  suggestion: { rate: 0.01, least: 0.1 }, write: { line: 7, setting: "optimizer: adam(rate: 0.01)" },
  settings: training.settings, files: training.files, versions: training.versions, messages: [],
};

export const tune: TuneRecord = {
  model: "Pets", date: training.date, milliseconds: 4321,
  dimensions: [{ name: "rate", kind: "logarithmic", values: ["0.001", "0.1"] }, { name: "hidden", kind: "linear", values: ["8", "64"] }, { name: "optimizer", kind: "list", values: ["adam", "sgd"] }],
  rungs: [{ trials: 4, epochs: 1 }, { trials: 1, epochs: 3 }],
  trials: [
    { number: 1, values: ["0.001", "8", "adam"], steps: [{ epochs: 1, loss: 0.9, metrics: { accuracy: 0.5 } }] },
    { number: 2, values: ["0.05", "64", "sgd"], steps: [{ epochs: 1, loss: 0.7, metrics: { accuracy: 0.6 } }, { epochs: 3, loss: 0.85, metrics: { accuracy: 0.65 } }] },
    { number: 3, values: ["0.1", "9", "sgd"], steps: [], failure: { kind: "failed", reason: "the loss is NaN" } },
    { number: 4, values: ["0.01", "16", "adam"], steps: [{ epochs: 1, loss: 0.75, metrics: { accuracy: 0.6 } }] },
  ],
  write: [{ line: 7, setting: "optimizer: sgd(rate: 0.05)" }], settings: training.settings, files: training.files, versions: training.versions, messages: ["warning"],
};
