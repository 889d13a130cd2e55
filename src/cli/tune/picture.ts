/** The losses of all configurations after the first rung over the values of one setting, in characters. */
import { short } from "../../numbers.ts";
import { rangeOf } from "../../report/plot/plot.ts";
import { linearScale, logarithmicScale, lossScale, type Scale } from "../../report/plot/scale.ts";
import { bestOf, firstLosses, type TunedDimension, type TuneRecord } from "../../report/tune-record.ts";

const height = 8;
const point = "•";
const ofBest = "◆";

/** At most `columns` wide: a plot of points where the values are numbers, else a bar for each value. */
export function searchPicture(record: TuneRecord, d: number, columns = 80): string {
  const dimension = record.dimensions[d];
  if (dimension === undefined || firstLosses(record).length === 0) return "";
  return dimension.kind === "list" ? bars(record, dimension, d, columns) : points(record, dimension, d, columns);
}

function points(record: TuneRecord, { name, kind, values }: TunedDimension, d: number, columns: number): string {
  const losses = firstLosses(record);
  const best = bestOf(record.trials);
  const ofLosses = rangeOf(losses.map(({ loss }) => loss));
  const y = lossScale({ ...ofLosses, from: height - 1, to: 0 }, { nice: false }).scale;
  const labels = new Map([[0, short(ofLosses.high)], [height - 1, short(ofLosses.low)]]);
  const margin = Math.max(...[...labels.values()].map((label) => label.length)) + 1;
  const wide = columns - margin - 1;
  const extent = { ...rangeOf(values.map(Number)), from: 0, to: wide - 1 };
  const x = kind === "logarithmic" ? logarithmicScale(extent) : linearScale(extent, { nice: false });
  const cells = Array.from({ length: height }, () => Array.from({ length: wide }, () => " "));
  // The best one comes last, above the others.
  for (const { trial, loss } of [...losses].sort((a, b) => Number(a.trial === best) - Number(b.trial === best))) {
    const row = cells[Math.round(y.place(loss))];
    if (row !== undefined) row[Math.round(x.place(Number(trial.values[d])))] = trial === best ? ofBest : point;
  }
  const rows = cells.map((row, i) => `${(labels.get(i) ?? "").padStart(margin)}│${row.join("")}`.trimEnd());
  return [`${name}${kind === "logarithmic" ? ", logarithmic" : ""}`, ...rows, ...axis(x, wide, margin)].join("\n");
}

/** The axis with its ticks, and their labels as far as there is room. */
function axis({ place, ticks }: Scale, wide: number, margin: number): readonly string[] {
  const rule = Array.from({ length: wide }, () => "─");
  const text = Array.from({ length: wide }, () => " ");
  let free = 0;
  for (const { at, label } of ticks) {
    const column = Math.round(place(at));
    if (column < 0 || column >= wide) continue;
    rule[column] = "┴";
    const first = Math.max(0, Math.min(wide - label.length, column - Math.floor(label.length / 2)));
    if (first < free) continue;
    for (let k = 0; k < label.length; k++) text[first + k] = label.charAt(k);
    free = first + label.length + 1;
  }
  return [`${" ".repeat(margin)}└${rule.join("")}`, `${" ".repeat(margin + 1)}${text.join("").trimEnd()}`];
}

/** Of each value the least and the median loss; the bar is that of the median. */
function bars(record: TuneRecord, { name, values }: TunedDimension, d: number, columns: number): string {
  const losses = firstLosses(record);
  const best = bestOf(record.trials);
  const rows = values.map((value) => {
    const own = losses.filter(({ trial }) => trial.values[d] === value).map(({ loss }) => loss).sort((a, b) => a - b);
    const middle = own[Math.floor((own.length - 1) / 2)] ?? NaN;
    return { value, least: own[0] ?? NaN, median: own.length % 2 === 0 ? (middle + (own[own.length / 2] ?? NaN)) / 2 : middle, count: own.length };
  });
  const widest = Math.min(24, Math.max(...values.map((value) => value.length)));
  const cells = rows.map(({ value, least, median, count }) => ({ head: `${value === best?.values[d] ? ofBest : " "} ${value.slice(0, widest).padEnd(widest)}`, numbers: count === 0 ? "none" : `least ${short(least).padEnd(8)} median ${short(median).padEnd(8)}`, median }));
  const room = columns - Math.max(...cells.map(({ head, numbers }) => head.length + numbers.length)) - 4;
  const greatest = rangeOf(rows.map(({ median }) => median)).high;
  return [name, ...cells.map(({ head, numbers, median }) => `${head}  ${numbers}  ${"▇".repeat(Number.isFinite(median) && greatest > 0 ? Math.max(1, Math.round((median / greatest) * room)) : 0)}`.trimEnd())].join("\n");
}
