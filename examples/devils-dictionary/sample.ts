/** Text that goes on as the network finds likely. */
import { decode, encode, vocabulary } from "./text.ts";

/** The part of an emitted module that is needed: windows of `time` characters to probabilities of the next, row after row. */
export interface Reader {
  forward(windows: Int32Array, count: number): ArrayLike<number>;
}

export interface SampleOptions {
  /** How many characters to add. */
  readonly length: number;
  /** Below 1 likely characters become likelier: the probabilities are raised to 1 / temperature and divided by their sum. */
  readonly temperature: number;
  readonly draw: () => number;
}

/** `begin` and what follows it, one draw a character. The network sees the last `time` characters. */
export function sample(network: Reader, time: number, begin: string, { length, temperature, draw }: SampleOptions): string {
  const numbers = Array.from(encode(begin));
  const window = new Int32Array(time);
  for (let n = 0; n < length; n++) {
    const seen = numbers.slice(-time);
    // No character sees those after it, so that what stands behind the last one does not matter.
    window.fill(0);
    window.set(seen);
    const from = (seen.length - 1) * vocabulary;
    const probabilities = Array.from(network.forward(window, 1)).slice(from, from + vocabulary);
    numbers.push(drawn(probabilities, temperature, draw()));
  }
  return decode(numbers);
}

function drawn(probabilities: readonly number[], temperature: number, at: number): number {
  const weights = probabilities.map((p) => p ** (1 / temperature));
  let left = at * weights.reduce((sum, w) => sum + w, 0);
  const found = weights.findIndex((w) => (left -= w) < 0);
  return found < 0 ? weights.length - 1 : found;
}
