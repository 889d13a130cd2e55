import { readFileSync, writeFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs";
import Papa from "papaparse";

const species = ["Adelie", "Chinstrap", "Gentoo"];
const islands = ["Biscoe", "Dream", "Torgersen"];
const sexes = ["FEMALE", "MALE"];
const oneHot = (names, name) => names.map((n) => Number(n === name));
const text = readFileSync("examples/penguins/penguins.csv", "utf8");
const rows = Papa.parse(text, { header: true, dynamicTyping: true, skipEmptyLines: true }).data
  .filter((row) => Object.values(row).every((value) => value !== null && value !== "."));
tf.util.shuffle(rows);
const raw = tf.tensor2d(rows.map((row) => [
  ...oneHot(species, row.species),
  ...oneHot(islands, row.island),
  row.billLength,
  row.billDepth,
  row.flipperLength,
  ...oneHot(sexes, row.sex),
]));
const masses = tf.tensor2d(rows.map((row) => [row.bodyMass]));

const held = Math.floor(rows.length / 5);
const { mean, variance } = tf.moments(raw.slice(0, rows.length - held), 0);
const deviation = variance.sqrt();
const [x, xHeld] = tf.split(raw.sub(mean).div(deviation), [rows.length - held, held]);
const [y, yHeld] = tf.split(masses, [rows.length - held, held]);

const kernelRegularizer = tf.regularizers.l2({ l2: 0.00005 });
const model = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [11], units: 32, activation: "relu", kernelRegularizer }),
    tf.layers.dense({ units: 1, kernelRegularizer }),
    tf.layers.rescaling({ scale: 800, offset: 4200 }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.01), loss: "meanSquaredError", metrics: ["mae"] });
await model.fit(x, y, {
  batchSize: 32,
  epochs: 100,
  validationData: [xHeld, yHeld],
  callbacks: {
    onEpochEnd(epoch, logs) {
      const r2 = tf.tidy(() => tf.metrics.r2Score(yHeld, model.predict(xHeld)).dataSync()[0]);
      console.log(epoch + 1, { ...logs, r2 });
    },
  },
});

const weights = model.getWeights().map((w) => w.arraySync());
writeFileSync("penguins.json", JSON.stringify({ weights, mean: mean.arraySync(), deviation: deviation.arraySync() }));
