/** The loss of all configurations after the first rung over the values of each setting. */
import { short } from "../../numbers.ts";
import { type Content, html, type Markup } from "../html.ts";
import { fixed, inside, plot, rangeOf } from "../plot/plot.ts";
import { lossScale, linearScale, logarithmicScale, type Scale } from "../plot/scale.ts";
import { numbersOf } from "../table.ts";
import { bestOf, firstLosses, type TunedDimension, type TuneRecord } from "../tune-record.ts";

export function searchValues(record: TuneRecord): Markup | undefined {
  const losses = firstLosses(record);
  const [first] = record.rungs;
  if (losses.length === 0 || first === undefined) return undefined;
  const charts = record.dimensions.map((dimension, d) => chart(record, dimension, d));
  return html`<section aria-labelledby="values"><h2 id="values">Loss over values</h2><p class="note">The validation loss of each configuration after ${first.epochs} ${first.epochs === 1 ? "epoch" : "epochs"}, to which all are trained. The ring is the best configuration of the search.</p><div class="charts">${charts}</div>${numbersOf({
    caption: "validation loss after the first rung", head: ["number", ...record.dimensions.map(({ name }) => name), "loss"], texts: 0,
    rows: losses.map(({ trial: { number, values }, loss }) => [number, ...values, short(loss)]),
  })}</section>`;
}

function chart(record: TuneRecord, dimension: TunedDimension, d: number): Markup {
  const losses = firstLosses(record);
  const best = bestOf(record.trials);
  const y = lossScale({ ...rangeOf(losses.map(({ loss }) => loss)), from: inside.bottom, to: inside.top });
  const x = across(dimension);
  const marks: readonly Content[] = losses.map(({ trial, loss }) => {
    const [left, top] = [fixed(x.place(positionOf(dimension, trial.values[d] ?? ""))), fixed(y.scale.place(loss))];
    return trial === best ? html`<circle class="ring" cx="${left}" cy="${top}" r="5.5"/><circle class="dot first" cx="${left}" cy="${top}" r="3"/>` : html`<circle class="point" cx="${left}" cy="${top}" r="3"/>`;
  });
  const { name, kind } = dimension;
  const description = `validation loss over ${name}${best === undefined ? "" : `; the best configuration has ${best.values[d] ?? ""}`}`;
  return html`<figure><figcaption>${name}${y.logarithmic ? html` <span class="quiet">loss logarithmic</span>` : undefined}</figcaption>${plot({ x, y: y.scale, xLabel: kind === "logarithmic" ? `${name}, logarithmic` : name, description, marks })}</figure>`;
}

/** Of a list, the place of its values is their number. */
function across({ kind, values }: TunedDimension): Scale {
  const [from, to] = [inside.left + 12, inside.right - 12];
  switch (kind) {
    case "linear": return linearScale({ ...rangeOf(values.map(Number)), from, to }, { nice: false });
    case "logarithmic": return logarithmicScale({ ...rangeOf(values.map(Number)), from, to });
    case "list": {
      const place = (at: number): number => from + ((at + 0.5) / values.length) * (to - from);
      return { place, ticks: values.map((label, at) => ({ at, label: label.length > 14 ? `${label.slice(0, 13)}…` : label })) };
    }
  }
}

function positionOf({ kind, values }: TunedDimension, value: string): number {
  return kind === "list" ? values.indexOf(value) : Number(value);
}
