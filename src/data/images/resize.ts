/** Pictures of another size: bilinear, and averaged over the pixels that become one where they get smaller. */
import type { PictureSize } from "./picture.ts";

/** Which positions of a row a new one is the weighted mean of. */
interface Share {
  readonly first: number;
  readonly weights: readonly number[];
}

/** The numbers of a picture, row after row, `channels` for each pixel, in another size. */
export function resized(numbers: Float32Array, { width, height }: PictureSize, channels: number, to: PictureSize): Float32Array {
  const across = weighted(numbers, sharesOf(width, to.width), height, width * channels, channels, channels);
  return weighted(across, sharesOf(height, to.height), 1, 0, to.width * channels, to.width * channels);
}

/** Weights of a triangle around the middle of each new position; it is as wide as two old positions, or as two new ones where these are wider. */
function sharesOf(from: number, to: number): readonly Share[] {
  const scale = from / to;
  const reach = Math.max(1, scale);
  return Array.from({ length: to }, (_, k) => {
    const middle = (k + 0.5) * scale;
    const first = Math.max(0, Math.floor(middle - reach + 0.5));
    const end = Math.min(from, Math.floor(middle + reach + 0.5));
    const weights = Array.from({ length: end - first }, (_each, i) => Math.max(0, 1 - Math.abs((first + i + 0.5 - middle) / reach)));
    const sum = weights.reduce((a, b) => a + b, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

/** Each of `lines` lines with weighted means in place of its positions, which are `step` apart and have `size` numbers. */
function weighted(numbers: Float32Array, shares: readonly Share[], lines: number, line: number, step: number, size: number): Float32Array {
  const result = new Float32Array(lines * shares.length * size);
  let at = 0;
  for (let k = 0; k < lines; k++) {
    for (const { first, weights } of shares) {
      for (let i = 0; i < size; i++, at++) {
        let sum = 0;
        let from = k * line + first * step + i;
        for (const weight of weights) {
          sum += weight * (numbers[from] ?? 0);
          from += step;
        }
        result[at] = sum;
      }
    }
  }
  return result;
}
