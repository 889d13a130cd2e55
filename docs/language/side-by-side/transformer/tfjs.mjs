import { readFileSync, writeFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs";
import Papa from "papaparse";

const text = readFileSync("examples/digits/digits.csv", "utf8");
const rows = Papa.parse(text, { dynamicTyping: true, skipEmptyLines: true }).data.slice(1);
tf.util.shuffle(rows);
const raw = tf.tensor2d(rows.map((row) => row.slice(0, 64))).reshape([-1, 8, 8]);
const y = tf.oneHot(rows.map((row) => row[64]), 10);

const held = Math.floor(rows.length / 5);
const { mean, variance } = tf.moments(raw.slice(0, rows.length - held), 0);
const deviation = tf.where(variance.equal(0), 1, variance.sqrt());
const x = raw.sub(mean).div(deviation);

class Positions extends tf.layers.Layer {
  static className = "Positions";

  build(shape) {
    this.table = this.addWeight("table", shape.slice(1), "float32", tf.initializers.randomNormal({ stddev: 0.02 }));
    super.build(shape);
  }

  call(inputs) {
    return tf.tidy(() => tf.add(inputs[0], this.table.read()));
  }
}

const { add, concatenate, dense, dot, flatten, layerNormalization, rescaling, softmax } = tf.layers;
const features = 16, heads = 2, size = features / heads;

function attention(z) {
  const values = Array.from({ length: heads }, () => {
    const [query, key, value] = Array.from({ length: 3 }, () => dense({ units: size }).apply(z));
    const scores = rescaling({ scale: 1 / Math.sqrt(size) }).apply(dot({ axes: 2 }).apply([query, key]));
    return dot({ axes: [2, 1] }).apply([softmax({ axis: -1 }).apply(scores), value]);
  });
  return dense({ units: features }).apply(concatenate().apply(values));
}

const image = tf.input({ shape: [8, 8] });
let z = new Positions().apply(dense({ units: features }).apply(image));
z = add().apply([z, attention(layerNormalization({ epsilon: 1e-5 }).apply(z))]);
const hidden = dense({ units: 32, activation: "gelu" }).apply(layerNormalization({ epsilon: 1e-5 }).apply(z));
z = add().apply([z, dense({ units: features }).apply(hidden)]);
const digit = dense({ units: 10, activation: "softmax" }).apply(flatten().apply(z));
const model = tf.model({ inputs: image, outputs: digit });
model.compile({ optimizer: tf.train.adam(0.003), loss: "categoricalCrossentropy", metrics: ["accuracy"] });
await model.fit(x, y, {
  batchSize: 32,
  epochs: 20,
  validationSplit: held / rows.length,
  callbacks: { onEpochEnd: (epoch, logs) => console.log(epoch + 1, logs) },
});

const weights = model.getWeights().map((w) => w.arraySync());
writeFileSync("transformer.json", JSON.stringify({ weights, mean: mean.arraySync(), deviation: deviation.arraySync() }));
