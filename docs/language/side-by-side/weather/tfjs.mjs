import { readFileSync, writeFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs";
import Papa from "papaparse";

const days = 14, units = 16;
const text = readFileSync("examples/seattle-weather/seattle-weather.csv", "utf8");
const rows = Papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true }).data;
const table = rows.map((row) => [row.precipitation, row.temp_max, row.temp_min, row.wind]);
const raw = tf.tensor3d(table.slice(days).map((_, i) => table.slice(i, i + days)));
const next = tf.tensor2d(rows.slice(days).map((row) => [row.temp_max]));

const held = Math.floor(raw.shape[0] / 4), kept = raw.shape[0] - held;
const { mean, variance } = tf.moments(raw.slice(0, kept), 0);
const deviation = variance.sqrt();
const [x, xHeld] = tf.split(raw.sub(mean).div(deviation), [kept, held]);
const [y, yHeld] = tf.split(next, [kept, held]);

const kernelRegularizer = tf.regularizers.l2({ l2: 0.00005 });
const model = tf.sequential({
  layers: [
    tf.layers.gru({
      inputShape: [days, 4],
      units,
      recurrentActivation: "sigmoid",
      kernelRegularizer,
      recurrentRegularizer: kernelRegularizer,
    }),
    tf.layers.dense({ units: 1, kernelRegularizer }),
    tf.layers.rescaling({ scale: 7, offset: 16 }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.005), loss: "meanSquaredError", metrics: ["mae"] });
await model.fit(x, y, {
  batchSize: 32,
  epochs: 20,
  validationData: [xHeld, yHeld],
  callbacks: {
    onEpochEnd(epoch, logs) {
      const r2 = tf.tidy(() => tf.metrics.r2Score(yHeld, model.predict(xHeld)).dataSync()[0]);
      console.log(epoch + 1, { ...logs, r2 });
    },
  },
});

const weights = model.getWeights().map((w) => w.arraySync());
writeFileSync("weather.json", JSON.stringify({ weights, mean: mean.arraySync(), deviation: deviation.arraySync() }));
