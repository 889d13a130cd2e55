/** A curve in one line of text: ▁▂▃▄▅▆▇█. */
import { log } from "../ir/equation/elementary.ts";

const levels = "▁▂▃▄▅▆▇█";
/** A column that no value has reached yet. */
const empty = "·";

/**
 * `width` columns for `whole` values, of which the first are there: each column has the mean of its values, between the least and
 * the greatest column, in a logarithmic scale where all are positive, since losses fall by factors. Where there are more columns than
 * values, a value takes several.
 */
export function sparkline(values: readonly number[], whole: number, width: number): string {
  const filled = whole === 0 ? 0 : Math.min(width, Math.floor((values.length / whole) * width));
  const means = Array.from({ length: filled }, (_, column) => meanOf(values, Math.floor((column * whole) / width), Math.ceil(((column + 1) * whole) / width)));
  const heights = means.every((mean) => mean > 0) ? means.map(log) : means;
  const [least, most] = heights.reduce(([low, high], height) => [Math.min(low, height), Math.max(high, height)], [Infinity, -Infinity]);
  const curve = heights.map((height) => levels[most > least ? Math.round(((height - least) / (most - least)) * (levels.length - 1)) : 0] ?? empty).join("");
  return curve + empty.repeat(width - filled);
}

function meanOf(values: readonly number[], from: number, to: number): number {
  let sum = 0;
  const end = Math.min(to, values.length);
  for (let i = from; i < end; i++) sum += values[i] ?? 0;
  return sum / (end - from);
}
