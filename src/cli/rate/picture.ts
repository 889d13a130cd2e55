/** The curve of a range test in characters: Braille patterns, of two by four dots each. */
import { log } from "../../ir/equation/elementary.ts";
import { short } from "../../numbers.ts";

export interface Curve {
  readonly rates: readonly number[];
  readonly losses: readonly number[];
  /** A rate to mark below the axis. */
  readonly marked?: number;
}

const height = 12;
/** Dots of a character, by row and column (Unicode 2800–28FF). */
const dots = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]] as const;
/** Losses above the first one by more than this share of the fall are left out: a loss that diverges would flatten the rest. */
const above = 0.25;

/** At most `columns` wide. Losses from the least to a little above the first; rates in a logarithmic scale. */
export function picture({ rates, losses, marked }: Curve, columns = 80): string {
  const low = Math.min(...losses);
  const begin = losses[0] ?? low;
  const high = Math.min(Math.max(...losses), begin + above * (begin - low || Math.abs(begin) || 1));
  const labels = [high, (high + low) / 2, low].map(short);
  const margin = Math.max(...labels.map((label) => label.length)) + 2;
  const wide = columns - margin - 1;
  const [start, end] = [log(rates[0] ?? 1), log(rates.at(-1) ?? 1)];
  const across = (rate: number, most: number): number => Math.round(((log(rate) - start) / (end - start || 1)) * (most - 1));
  const cells = Array.from({ length: height }, () => Array.from({ length: wide }, () => 0));
  const dot = (x: number, y: number): void => {
    const row = cells[y >> 2];
    if (row !== undefined) row[x >> 1] = (row[x >> 1] ?? 0) | (dots[y & 3]?.[x & 1] ?? 0);
  };
  let before: { readonly x: number; readonly y: number } | undefined;
  losses.forEach((loss, i) => {
    const point = { x: across(rates[i] ?? 1, 2 * wide), y: Math.round((1 - (loss - low) / (high - low || 1)) * (4 * height - 1)) };
    // A line from the point before, where both are shown.
    if (loss <= high) {
      const from = before ?? point;
      const length = Math.max(point.x - from.x, Math.abs(point.y - from.y), 1);
      for (let k = 0; k <= length; k++) dot(Math.round(from.x + (k / length) * (point.x - from.x)), Math.round(from.y + (k / length) * (point.y - from.y)));
    }
    before = loss <= high ? point : undefined;
  });
  const names = new Map([[0, labels[0]], [Math.floor((height - 1) / 2), labels[1]], [height - 1, labels[2]]]);
  const rows = cells.map((row, i) => `${(names.get(i) ?? "").padStart(margin - 1)}│${row.map((cell) => (cell === 0 ? " " : String.fromCharCode(0x2800 + cell))).join("")}`.trimEnd());
  const decades = Array.from({ length: 60 }, (_, k) => Number(`1e${k - 40}`)).filter((rate) => rate >= (rates[0] ?? 1) * 0.999 && rate <= (rates.at(-1) ?? 1) * 1.001);
  const axis = Array.from({ length: wide }, () => "─");
  const text = Array.from({ length: wide }, () => " ");
  let free = 0;
  for (const rate of decades) {
    const at = across(rate, wide);
    axis[at] = "┴";
    const label = short(rate);
    const first = Math.max(0, Math.min(wide - label.length, at - Math.floor(label.length / 2)));
    if (first < free) continue;
    for (let k = 0; k < label.length; k++) text[first + k] = label.charAt(k);
    free = first + label.length + 1;
  }
  const blank = " ".repeat(margin - 1);
  const mark = marked === undefined ? [] : [`${blank} ${" ".repeat(across(marked, wide))}▲`];
  return [...rows, `${blank}└${axis.join("")}`, `${blank} ${text.join("").trimEnd()}`, ...mark].join("\n");
}
