/** The validation loss of configurations from rung to rung. */
import { short } from "../../numbers.ts";
import { html, type Markup } from "../html.ts";
import { inside, line, plot, rangeOf } from "../plot/plot.ts";
import { lossScale, logarithmicScale } from "../plot/scale.ts";
import { numbersOf } from "../table.ts";
import { bestOf, type TuneRecord } from "../tune-record.ts";

export function searchCurves({ trials, rungs }: TuneRecord): Markup | undefined {
  const shown = trials.filter(({ steps }) => steps.length > 0);
  if (shown.length === 0 || rungs.length < 2) return undefined;
  const best = bestOf(trials);
  const x = logarithmicScale({ ...rangeOf(rungs.map(({ epochs }) => epochs)), from: inside.left + 8, to: inside.right - 8 });
  const ticks = rungs.map(({ epochs }) => ({ at: epochs, label: String(epochs) }));
  const y = lossScale({ ...rangeOf(shown.flatMap(({ steps }) => steps.map(({ loss }) => loss))), from: inside.bottom, to: inside.top });
  // The best one is drawn last, above the others.
  const ordered = [...shown.filter((trial) => trial !== best), ...(best === undefined ? [] : [best])];
  const marks = ordered.map((trial) => line({ style: trial === best ? "first" : "faint", points: trial.steps.map(({ epochs, loss }) => [epochs, loss]) }, x, y.scale));
  const numbers = numbersOf({
    caption: "validation loss by epochs", head: ["number", ...rungs.map(({ epochs }) => `epoch ${epochs}`)], texts: 0,
    rows: shown.map(({ number, steps }) => [number, ...rungs.map(({ epochs }) => short(steps.find((step) => step.epochs === epochs)?.loss ?? NaN).replace("NaN", ""))]),
  });
  const last = best?.steps.at(-1);
  const description = `validation loss of ${shown.length} configurations over epochs${last === undefined ? "" : `; the best has ${short(last.loss)} after ${last.epochs}`}`;
  return html`<section aria-labelledby="rungs"><h2 id="rungs">Loss over epochs</h2><figure class="wide"><figcaption>validation loss${y.logarithmic ? html` <span class="quiet">logarithmic</span>` : undefined}</figcaption>${plot({ x: { ...x, ticks }, y: y.scale, xLabel: "epochs, logarithmic", description, marks })}<p class="note">The thick line is the best configuration; the others end where they were left behind.</p>${numbers}</figure></section>`;
}
