import { readFileSync, writeFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs";
import Papa from "papaparse";

const names = ["setosa", "versicolor", "virginica"];
const text = readFileSync("examples/iris/iris.csv", "utf8");
const rows = Papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true }).data;
tf.util.shuffle(rows);
const raw = tf.tensor2d(rows.map((row) => [row.sepalLength, row.sepalWidth, row.petalLength, row.petalWidth]));
const y = tf.oneHot(rows.map((row) => names.indexOf(row.species)), 3);

const held = Math.floor(rows.length / 5);
const { mean, variance } = tf.moments(raw.slice(0, rows.length - held), 0);
const deviation = variance.sqrt();
const x = raw.sub(mean).div(deviation);

const kernelRegularizer = tf.regularizers.l2({ l2: 0.00005 });
const model = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [4], units: 16, activation: "relu", kernelRegularizer }),
    tf.layers.dense({ units: 3, activation: "softmax", kernelRegularizer }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.01), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
await model.fit(x, y, {
  batchSize: 16,
  epochs: 60,
  validationSplit: held / rows.length,
  callbacks: { onEpochEnd: (epoch, logs) => console.log(epoch + 1, logs) },
});

const weights = model.getWeights().map((w) => w.arraySync());
writeFileSync("iris.json", JSON.stringify({ weights, mean: mean.arraySync(), deviation: deviation.arraySync() }));
