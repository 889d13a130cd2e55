/** What buffers take. */
import type { Buffer } from "./types.ts";

/** How many elements a buffer has, with the largest batch. */
export function sizeOf(b: Buffer): number {
  return b.shape.reduce((size, n) => size * n, 1);
}
