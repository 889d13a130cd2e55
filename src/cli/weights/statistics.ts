/** What the numbers of a tensor are like. */
import { type WeightsFile, valuesOfTensor } from "./file.ts";
import type { TensorEntry } from "./header.ts";

export interface Statistics {
  /** Of the finite numbers; absent where there are none. */
  readonly least?: number;
  readonly greatest?: number;
  readonly mean?: number;
  readonly nan: number;
  readonly infinite: number;
}

export async function statisticsOf(file: WeightsFile, entry: TensorEntry): Promise<Statistics> {
  let [least, greatest, mean, count, nan, infinite] = [Infinity, -Infinity, 0, 0, 0, 0];
  for await (const values of valuesOfTensor(file, entry)) {
    for (const value of values) {
      if (Number.isNaN(value)) nan++;
      else if (!Number.isFinite(value)) infinite++;
      else {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        // A running mean: sums of large numbers overflow.
        count++;
        mean += value / count - mean / count;
      }
    }
  }
  return { ...(count > 0 && { least, greatest, mean }), nan, infinite };
}
