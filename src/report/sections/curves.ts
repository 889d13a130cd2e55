/** Loss, metrics and rate by epoch. */
import { metric, short } from "../../numbers.ts";
import { html, type Markup } from "../html.ts";
import { inside, line, plot, rangeOf, type Series } from "../plot/plot.ts";
import { linearScale, lossScale, type Scale } from "../plot/scale.ts";
import type { EpochRecord, Measures, TrainingRecord } from "../record.ts";
import { numbersOf } from "../table.ts";

/** More epochs are thinned evenly in the table. */
const mostRows = 500;

export function curves({ epochs }: TrainingRecord): Markup | undefined {
  const [first] = epochs;
  if (first === undefined) return undefined;
  const names = Object.keys(first.metrics);
  const held = epochs.some(({ validation }) => validation !== undefined);
  const charts = [
    chart("loss", epochs, ({ loss }) => loss),
    ...names.map((name) => chart(name, epochs, ({ metrics }) => metrics[name] ?? NaN)),
    ...(epochs.some(({ rate }) => rate !== undefined) ? [rates(epochs)] : []),
  ];
  const legend = held ? html`<p class="legend"><span class="key first">training</span> <span class="key second">validation</span></p>` : undefined;
  return html`<section aria-labelledby="curves"><h2 id="curves">Curves</h2>${legend}<div class="charts">${charts}</div>${numbers(epochs, names, held)}</section>`;
}

function chart(name: string, epochs: readonly EpochRecord[], of: (measures: Measures) => number): Markup {
  const all: readonly Series[] = [
    { style: "first", points: epochs.map((e) => [e.epoch, of(e)]) },
    { style: "second", points: epochs.flatMap((e) => (e.validation === undefined ? [] : [[e.epoch, of(e.validation)] as const])) },
  ];
  const y = vertical(all, name === "loss");
  const last = epochs.at(-1);
  const end = last === undefined ? "" : `: ${metric(name, of(last))} at the end${last.validation === undefined ? "" : ` in training, ${metric(name, of(last.validation))} in validation`}`;
  return figure(name, y.logarithmic, epochs, y.scale, all, `${name} by epoch${end}`);
}

function rates(epochs: readonly EpochRecord[]): Markup {
  const all: readonly Series[] = [{ style: "first", points: epochs.map(({ epoch, rate }) => [epoch, rate ?? NaN]) }];
  const y = vertical(all, true);
  return figure("learning rate", y.logarithmic, epochs, y.scale, all, `learning rate by epoch, from ${short(epochs[0]?.rate ?? NaN)} to ${short(epochs.at(-1)?.rate ?? NaN)}`);
}

function figure(name: string, logarithmic: boolean, epochs: readonly EpochRecord[], y: Scale, all: readonly Series[], description: string): Markup {
  const x = linearScale({ ...rangeOf(epochs.map(({ epoch }) => epoch)), from: inside.left, to: inside.right }, { nice: false, whole: true });
  return html`<figure><figcaption>${name}${logarithmic ? html` <span class="quiet">logarithmic</span>` : undefined}</figcaption>${plot({ x, y, xLabel: "epoch", description, marks: all.map((series) => line(series, x, y)) })}</figure>`;
}

/** Logarithmic where values are positive and fall or rise by factors. */
function vertical(all: readonly Series[], factors: boolean): { readonly scale: Scale; readonly logarithmic: boolean } {
  const extent = { ...rangeOf(all.flatMap(({ points }) => points.map(([, value]) => value))), from: inside.bottom, to: inside.top };
  return factors ? lossScale(extent) : { scale: linearScale(extent), logarithmic: false };
}

function numbers(epochs: readonly EpochRecord[], names: readonly string[], held: boolean): Markup {
  const every = Math.ceil(epochs.length / mostRows);
  const rows = epochs.filter((_, i) => i % every === 0 || i === epochs.length - 1);
  const rated = epochs.some(({ rate }) => rate !== undefined);
  const measures = (m: Measures | undefined): readonly string[] => (m === undefined ? ["", ...names.map(() => "")] : [short(m.loss), ...names.map((name) => metric(name, m.metrics[name] ?? NaN))]);
  const head = (part: string): readonly string[] => ["loss", ...names].map((name) => `${name}${part}`);
  return numbersOf({
    caption: `loss and metrics by epoch${every > 1 ? `, every ${every} epochs` : ""}`,
    head: ["epoch", ...head(""), ...(held ? head(", validation") : []), ...(rated ? ["rate"] : [])],
    rows: rows.map((e) => [e.epoch, ...measures(e), ...(held ? measures(e.validation) : []), ...(rated ? [e.rate === undefined ? "" : short(e.rate)] : [])]),
    texts: 0,
  });
}
