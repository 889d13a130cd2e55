import { readFileSync, writeFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs";
import Papa from "papaparse";

const text = readFileSync("examples/digits/digits.csv", "utf8");
const rows = Papa.parse(text, { dynamicTyping: true, skipEmptyLines: true }).data.slice(1);
tf.util.shuffle(rows);
const raw = tf.tensor2d(rows.map((row) => row.slice(0, 64))).reshape([-1, 8, 8, 1]);
const y = tf.oneHot(rows.map((row) => row[64]), 10);

const held = Math.floor(rows.length / 5);
const { mean, variance } = tf.moments(raw.slice(0, rows.length - held), 0);
const deviation = tf.where(variance.equal(0), 1, variance.sqrt());
const x = raw.sub(mean).div(deviation);

const filters = 8, rate = 0.2;
const kernelRegularizer = tf.regularizers.l2({ l2: 0.00005 });
const conv = { kernelSize: 3, padding: "same", activation: "relu", kernelRegularizer };
const model = tf.sequential({
  layers: [
    tf.layers.conv2d({ inputShape: [8, 8, 1], filters, ...conv }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.conv2d({ filters: 2 * filters, ...conv }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.flatten(),
    tf.layers.dropout({ rate }),
    tf.layers.dense({ units: 10, activation: "softmax", kernelRegularizer }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.003), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
await model.fit(x, y, {
  batchSize: 32,
  epochs: 40,
  validationSplit: held / rows.length,
  callbacks: { onEpochEnd: (epoch, logs) => console.log(epoch + 1, logs) },
});

const weights = model.getWeights().map((w) => w.arraySync());
writeFileSync("digits.json", JSON.stringify({ weights, mean: mean.arraySync(), deviation: deviation.arraySync() }));
