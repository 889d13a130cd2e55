/**
 * Trains the emitted module on the text, and shows what it has learned.
 *
 * node dist/examples/devils-dictionary.js [steps] [seed]
 */
import { readFileSync } from "node:fs";
import { createNetwork } from "./network.ts";
import { sample } from "./sample.ts";
import { consecutive, draws, encode, windowsAt } from "./text.ts";

const time = 32;
const batch = 16;
const [steps = 3000, seed = 1] = process.argv.slice(2).map(Number);

const numbers = encode(readFileSync("examples/devils-dictionary/devils-dictionary.txt", "utf8"));
// The last tenth is never trained on.
const split = Math.floor(numbers.length * 0.9);
const training = numbers.subarray(0, split);
const heldOut = consecutive(numbers.subarray(split), time);

const network = await createNetwork(seed);
const draw = draws(seed);
const began = performance.now();
let recent = 0;
for (let step = 1; step <= steps; step++) {
  const starts = Array.from({ length: batch }, () => Math.floor(draw() * (training.length - time)));
  const { text, next } = windowsAt(training, starts, time);
  recent += network.trainBatch(text, next);
  if (step % 500 === 0 || step === steps) {
    const since = (step - 1) % 500 + 1;
    console.log(`step ${String(step).padStart(5)}  training ${told(recent / since)}  held out ${told(network.evaluate(heldOut).loss)}  ${(performance.now() - began).toFixed(0)} ms`);
    recent = 0;
  }
}

for (const temperature of [0.5, 0.8]) {
  console.log(`\ntemperature ${temperature}:\n${sample(network, time, "LOVE, n.  ", { length: 400, temperature, draw: draws(seed) })}`);
}

/** A loss in nats, and the bits that it is. */
function told(loss: number): string {
  return `${loss.toFixed(3)} nats, ${(loss / Math.LN2).toFixed(3)} bits a character`;
}
