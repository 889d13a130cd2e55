/** What a network says of the examples: classes that it takes for others, numbers beside the true ones, images that it makes. */
import type { ModelDescription } from "../../src/index.ts";
import type { Predictions, WrongExample } from "./api.ts";
import { type Examples, rowsOf, widthOf } from "./examples.ts";
import { type Network, type Numbers, outputsOf } from "./network.ts";

/** Examples that are looked at, and shown as wrong, at most. */
const looked = 2000;
const shownWrong = 24;
const shownImages = 12;

/** The shape of images among the inputs: height, width and at most three channels. */
function imageOf({ inputs }: ModelDescription): { readonly name: string; readonly shape: readonly number[] } | undefined {
  const input = inputs.find(({ encoding }) => encoding.kind === "real" && isImage(encoding.shape));
  return input?.encoding.kind === "real" ? { name: input.name, shape: input.encoding.shape } : undefined;
}

function isImage([height = 0, width = 0, channels = 1, more]: readonly number[]): boolean {
  return height >= 4 && width >= 4 && (channels === 1 || channels === 3) && more === undefined;
}

/** Of the first output with examples; `undefined` where it is of another kind, or has none. */
export function predictionsOf(network: Network, description: ModelDescription, examples: Examples): Predictions | undefined {
  const output = description.outputs.find(({ name }) => examples.arrays[name] !== undefined) ?? description.outputs[0];
  if (output === undefined || examples.count === 0) return undefined;
  const { name, encoding } = output;
  const targets = examples.arrays[name];
  const count = Math.min(looked, examples.count);
  const predict = (upTo: number): Numbers => predictedOf(network, description, examples, name, upTo);
  if ((encoding.kind === "oneHot" || encoding.kind === "binary") && encoding.shape.length === 0 && targets !== undefined) return classesOf(name, encoding.classes.map(String), predict(count), targets, count, examples, description);
  if (encoding.kind !== "real") return undefined;
  const image = imageOf(description);
  if (isImage(encoding.shape) && image !== undefined) {
    const number = Math.min(shownImages, count);
    const [given, made] = [examples.arrays[image.name] ?? new Float32Array(), predict(number)];
    return { kind: "images", output: name, shape: encoding.shape, given: slices(given, widthOf(given, examples.count), number), made: slices(made, made.length / number, number) };
  }
  if (encoding.shape.reduce((a, b) => a * b, 1) !== 1 || targets === undefined) return undefined;
  const predicted = predict(count);
  return { kind: "numbers", output: name, pairs: Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? targets : predicted)[i >> 1] ?? NaN) };
}

/** Numbers of an output for the first examples. */
function predictedOf(network: Network, description: ModelDescription, { arrays, count: all }: Examples, name: string, count: number): Numbers {
  const { batchSize } = network.meta;
  const parts: Float32Array[] = [];
  for (let at = 0; at < count; at += batchSize) {
    const n = Math.min(batchSize, count - at);
    parts.push(Float32Array.from(outputsOf(network, description, rowsOf(arrays, all, at, at + n), n)[name] ?? []));
  }
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function classesOf(output: string, classes: readonly string[], predicted: Numbers, targets: Numbers, count: number, { arrays, count: all }: Examples, description: ModelDescription): Predictions {
  const width = predicted.length / count;
  const counts = new Uint32Array(classes.length ** 2);
  const wrong: { readonly row: number; readonly actual: number; readonly guess: number; readonly probability: number }[] = [];
  for (let row = 0; row < count; row++) {
    const actual = targets[row] ?? 0;
    const { guess, probability } = guessOf(predicted.subarray(row * width, (row + 1) * width));
    const place = actual * classes.length + guess;
    counts[place] = (counts[place] ?? 0) + 1;
    if (guess !== actual) wrong.push({ row, actual, guess, probability });
  }
  const image = imageOf(description);
  const pixels = image && arrays[image.name];
  const shown = wrong.sort((a, b) => b.probability - a.probability).slice(0, shownWrong).map(({ row, actual, guess, probability }): WrongExample => {
    const size = pixels && widthOf(pixels, all);
    return { number: row + 1, actual: classes[actual] ?? "", predicted: classes[guess] ?? "", probability, ...(pixels !== undefined && size !== undefined && { image: Float32Array.from(pixels.subarray(row * size, (row + 1) * size)) }) };
  });
  return { kind: "classes", output, classes, counts, examples: count, wrong: shown, ...(image !== undefined && { imageShape: image.shape }) };
}

/** The likeliest class; of one number, the probability of the second class. */
function guessOf(probabilities: Numbers): { readonly guess: number; readonly probability: number } {
  const [only = 0] = probabilities;
  if (probabilities.length === 1) return only >= 0.5 ? { guess: 1, probability: only } : { guess: 0, probability: 1 - only };
  let guess = 0;
  for (let k = 1; k < probabilities.length; k++) if ((probabilities[k] ?? 0) > (probabilities[guess] ?? 0)) guess = k;
  return { guess, probability: probabilities[guess] ?? 0 };
}

function slices(values: Numbers, width: number, count: number): readonly Float32Array[] {
  return Array.from({ length: count }, (_, k) => Float32Array.from(values.subarray(k * width, (k + 1) * width)));
}
