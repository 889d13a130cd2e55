/** The report of a learning-rate range test. */
import { duration, short } from "../numbers.ts";
import { html, type Markup } from "./html.ts";
import { page } from "./page.ts";
import { fixed, inside, line, plot, rangeOf } from "./plot/plot.ts";
import { linearScale, logarithmicScale } from "./plot/scale.ts";
import type { RateRecord } from "./rate-record.ts";
import { headOf } from "./sections/overview.ts";
import { filesOf, messagesOf, settingsOf } from "./sections/provenance.ts";
import { numbersOf } from "./table.ts";

/** Losses above the first one by more than this share of the fall are cut: a loss that diverges would flatten the rest. */
const above = 0.5;

export function rateReport(record: RateRecord): string {
  const { model, milliseconds, suggestion, rule, write, ended, settings, files, versions, messages, date } = record;
  const facts = [
    ...(suggestion === undefined ? [] : [{ name: "suggested rate", value: short(suggestion.rate) }, { name: "rate of the least loss", value: short(suggestion.least) }]),
    { name: "steps", value: String(record.steps.length) }, { name: "time", value: duration(milliseconds) },
  ];
  const advice = write === undefined ? html`<p>The loss does not fall anywhere: there is no rate to suggest.</p>` : html`<p>Write <code>${write.setting}</code> in line ${write.line}.</p>`;
  const state = html`<p class="quiet">Learning-rate range test. ${ended} <time datetime="${date}">${date.slice(0, 16).replace("T", " ")} UTC</time></p>`;
  return page({
    title: `${model}: learning-rate range test`, version: versions[0]?.value ?? "", head: headOf(model, undefined, state, facts),
    sections: [messagesOf(messages), html`<section aria-labelledby="rate"><h2 id="rate">Loss over learning rate</h2>${advice}${record.steps.length === 0 ? undefined : curve(record)}<p class="note">Suggested is ${rule}.</p></section>`, settingsOf(settings), filesOf(files, versions)],
  });
}

function curve({ steps, suggestion }: RateRecord): Markup {
  const smoothed = steps.map((step) => step.smoothed);
  const { low, high } = rangeOf(smoothed);
  const first = smoothed[0] ?? high;
  const top = Math.min(high, first + above * (first - low || Math.abs(first) || 1));
  const least = Math.min(low, ...steps.map(({ loss }) => loss));
  const x = logarithmicScale({ ...rangeOf(steps.map(({ rate }) => rate)), from: inside.left, to: inside.right });
  const y = linearScale({ low: least, high: top, from: inside.bottom, to: inside.top });
  const within = (value: number): number => (y.place(value) < inside.top ? NaN : value);
  const dots = steps.map(({ rate, loss }) => (Number.isFinite(within(loss)) ? html`<circle class="point" cx="${fixed(x.place(rate))}" cy="${fixed(y.place(loss))}" r="1.2"/>` : undefined));
  const at = suggestion && fixed(x.place(suggestion.rate));
  const mark = at === undefined ? undefined : html`<line class="mark" x1="${at}" x2="${at}" y1="${inside.top}" y2="${inside.bottom}"/>`;
  const description = `loss over learning rate from ${short(steps[0]?.rate ?? NaN)} to ${short(steps.at(-1)?.rate ?? NaN)}${suggestion === undefined ? "" : `; suggested is ${short(suggestion.rate)}`}`;
  const picture = plot({ x, y, xLabel: "learning rate, logarithmic", description, marks: [dots, mark, line({ style: "first", points: steps.map(({ rate, smoothed: value }) => [rate, within(value)]) }, x, y)] });
  return html`<figure class="wide"><figcaption>loss</figcaption>${picture}<p class="note">Dots: the loss of each batch; the line: smoothed. Losses far above the first are not shown.${suggestion === undefined ? undefined : " The upright line is at the suggested rate."}</p>${numbersOf({
    caption: "loss by learning rate", head: ["rate", "loss", "smoothed"], texts: 0, rows: steps.map(({ rate, loss, smoothed: value }) => [short(rate), short(loss), short(value)]),
  })}</figure>`;
}
