/** Text that goes on, one letter a step: the network sees each letter once. */
import { decode, encode } from "../devils-dictionary/text.ts";
import type { Network } from "./network.ts";

/** `begin` and `length` letters that the network draws after it, from the `topK` likeliest. One seed gives one text. */
export function write(network: Pick<Network, "stream">, begin: string, length: number, sample: { readonly temperature: number; readonly topK: number; readonly seed: number }): string {
  const stream = network.stream();
  const letters = Array.from(encode(begin));
  let next = 0;
  for (const letter of letters) next = stream.next(letter, sample).next;
  for (let n = 0; n < length; n++) {
    letters.push(next);
    next = stream.next(next, sample).next;
  }
  return decode(letters);
}
