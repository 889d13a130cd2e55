import { drawKey, shuffleOrder, uniformAt } from "../../runtime/random.ts";

/**
 * Puts rows in a drawn order in which a buffer of `size` rows can give them: each place has one of the rows that are in the buffer, whose place
 * the next row of the file takes. The order depends on the rows, the size, the seed and the epoch. A buffer of all rows gives the order of
 * `fit`.
 */
export function drawThrough(rows: Int32Array, size: number, seed: number, epoch: number): void {
  if (size >= rows.length) return shuffleOrder(rows, rows.length, seed, epoch);
  const key = drawKey(seed, epoch, 0x7fffffff);
  for (let i = 0; i < rows.length - 1; i++) {
    const j = i + Math.floor(uniformAt(key, i) * Math.min(size, rows.length - i));
    const row = rows[i] ?? 0;
    rows[i] = rows[j] ?? 0;
    rows[j] = row;
  }
}
