/**
 * Trains the emitted module on the text of `examples/devils-dictionary`, and lets it write.
 *
 * node dist/examples/writer.js [steps] [seed]
 */
import { readFileSync } from "node:fs";
import { consecutive, draws, encode, windowsAt } from "../devils-dictionary/text.ts";
import { createNetwork } from "./network.ts";
import { write } from "./write.ts";

const time = 48;
const batch = 32;
const [steps = 1000, seed = 1] = process.argv.slice(2).map(Number);

const numbers = encode(readFileSync("examples/devils-dictionary/devils-dictionary.txt", "utf8"));
// The last tenth is never trained on.
const split = Math.floor(numbers.length * 0.9);
const training = numbers.subarray(0, split);
const heldOut = consecutive(numbers.subarray(split), time);

const network = await createNetwork(seed);
const draw = draws(seed);
for (let step = 1; step <= steps; step++) {
  const starts = Array.from({ length: batch }, () => Math.floor(draw() * (training.length - time)));
  const { text, next } = windowsAt(training, starts, time);
  const loss = network.trainBatch(text, next);
  if (step % 250 === 0 || step === steps) console.log(`step ${String(step).padStart(5)}  training ${loss.toFixed(3)}  held out ${network.evaluate(heldOut).loss.toFixed(3)} nats a letter`);
}

const began = performance.now();
const text = write(network, "LOVE, n.  ", 1000, { temperature: 0.7, topK: 20, seed });
console.log(`\n${text}\n\n${((performance.now() - began) / 1000).toFixed(3)} ms a letter`);
