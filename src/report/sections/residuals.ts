/** An output of numbers: predicted against actual, and the histogram of the residuals. */
import { grouped, short } from "../../numbers.ts";
import { html, type Markup } from "../html.ts";
import { fixed, inside, line, plot, rangeOf } from "../plot/plot.ts";
import { linearScale } from "../plot/scale.ts";
import type { NumberRecord } from "../record.ts";
import { numbersOf } from "../table.ts";

export function residualsOf(record: NumberRecord, on: string): Markup {
  const { mae, rmse, r2 } = record;
  return html`<p>Of the ${on} examples: mean absolute error ${short(mae)}, root mean squared error ${short(rmse)}, <span class="nowrap">R² ${short(r2)}</span>.</p><div class="charts">${scatter(record)}${histogram(record)}</div>`;
}

function scatter({ output, points, count, r2 }: NumberRecord): Markup {
  const { low, high } = rangeOf(points.flatMap(({ actual, predicted }) => [actual, predicted]));
  const x = linearScale({ low, high, from: inside.left, to: inside.right });
  const y = linearScale({ low, high, from: inside.bottom, to: inside.top });
  const dots = points.map(({ actual, predicted }) => (Number.isFinite(actual + predicted) ? html`<circle class="point" cx="${fixed(x.place(actual))}" cy="${fixed(y.place(predicted))}" r="2"/>` : undefined));
  const picture = plot({ x, y, xLabel: "actual", description: `${output}: predicted against actual values, R² ${short(r2)}`, marks: [line({ style: "faint", points: [[low, low], [high, high]] }, x, y), dots] });
  const sample = points.length < count ? `${grouped(points.length)} of ${grouped(count)} values. ` : "";
  return html`<figure><figcaption>${output}: predicted <span class="quiet">over actual</span></figcaption>${picture}<p class="note">${sample}On the dashed line both are equal.</p>${numbersOf({
    caption: `${output}: predicted and actual`, head: ["actual", "predicted", "residual"], texts: 0,
    rows: points.slice(0, 100).map(({ actual, predicted }) => [short(actual), short(predicted), short(predicted - actual)]),
  })}</figure>`;
}

function histogram({ output, residuals: { from, to, counts } }: NumberRecord): Markup {
  const x = linearScale({ low: from, high: to, from: inside.left, to: inside.right }, { nice: false });
  const y = linearScale({ low: 0, high: Math.max(1, ...counts), from: inside.bottom, to: inside.top }, { whole: true });
  const edge = (k: number): number => from + ((to - from) * k) / counts.length;
  const bars = counts.map((count, k) => {
    const [left, right, top] = [x.place(edge(k)), x.place(edge(k + 1)), y.place(count)];
    return count === 0 ? undefined : html`<rect class="bar" x="${fixed(left + 0.5)}" width="${fixed(Math.max(0.5, right - left - 1))}" y="${fixed(top)}" height="${fixed(inside.bottom - top)}"/>`;
  });
  const zero = from < 0 && to > 0 ? line({ style: "faint", points: [[0, 0], [0, Math.max(1, ...counts)]] }, x, y) : undefined;
  const picture = plot({ x, y, xLabel: "residual: predicted − actual", description: `${output}: histogram of the residuals from ${short(from)} to ${short(to)}`, marks: [bars, zero] });
  return html`<figure><figcaption>${output}: residuals</figcaption>${picture}<p class="note">How many residuals are in each of ${counts.length} bins.</p>${numbersOf({
    caption: `${output}: residuals`, head: ["from", "to", "count"], texts: 0, rows: counts.map((count, k) => [short(edge(k)), short(edge(k + 1)), grouped(count)]),
  })}</figure>`;
}
