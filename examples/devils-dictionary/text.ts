/** Text as whole numbers, and the windows of it that the network is trained on. */

/** A line end and the 95 characters from space to tilde. */
export const vocabulary = 96;

/** 0 for a line end, then the characters in the order of ASCII. Throws at others. */
export function encode(text: string): Int32Array {
  return Int32Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    const number = character === "\n" ? 0 : code - 31;
    if (number < 0 || number >= vocabulary || character.length > 1) throw new Error(`the network knows no ${JSON.stringify(character)}`);
    return number;
  });
}

export function decode(numbers: Iterable<number>): string {
  return Array.from(numbers, (number) => (number === 0 ? "\n" : String.fromCharCode(number + 31))).join("");
}

/** Windows of the text, row after row, and what follows each of their characters. */
export interface Windows {
  readonly count: number;
  readonly text: Int32Array;
  readonly next: Int32Array;
}

/** The windows that begin at `starts`. */
export function windowsAt(numbers: Int32Array, starts: readonly number[], time: number): Windows {
  const text = new Int32Array(starts.length * time);
  const next = new Int32Array(starts.length * time);
  starts.forEach((start, row) => {
    text.set(numbers.subarray(start, start + time), row * time);
    next.set(numbers.subarray(start + 1, start + time + 1), row * time);
  });
  return { count: starts.length, text, next };
}

/** All windows one after the other, without overlap; what is left at the end is left out. */
export function consecutive(numbers: Int32Array, time: number): Windows {
  const count = Math.floor((numbers.length - 1) / time);
  return windowsAt(numbers, Array.from({ length: count }, (_, i) => i * time), time);
}

/** Uniform draws in [0, 1) from a seed: Park and Miller's generator, which is the same in every language. */
export function draws(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return (state - 1) / 2147483646;
  };
}
