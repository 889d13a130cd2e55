/** The report of a search over settings. */
import { duration, metric, short } from "../numbers.ts";
import { html, type Markup } from "./html.ts";
import { page } from "./page.ts";
import { headOf } from "./sections/overview.ts";
import { filesOf, messagesOf, settingsOf } from "./sections/provenance.ts";
import { searchCurves } from "./sections/search-curves.ts";
import { searchValues } from "./sections/search-values.ts";
import { table } from "./table.ts";
import { bestOf, leastBefore, ranked, type TuneRecord } from "./tune-record.ts";

export function tuneReport(record: TuneRecord): string {
  const { model, milliseconds, date, rungs, trials, settings, files, versions, messages } = record;
  const best = bestOf(trials);
  const last = best?.steps.at(-1);
  const facts = [
    ...(last === undefined ? [] : [{ name: "validation loss", value: short(last.loss) }, ...Object.entries(last.metrics).map(([name, value]) => ({ name: `validation ${name}`, value: metric(name, value) }))]),
    { name: "configurations", value: String(trials.length) }, { name: "time", value: duration(milliseconds) },
  ];
  const halving = rungs.map(({ trials: count, epochs }) => `${count} to epoch ${epochs}`).join(", ");
  const state = html`<p class="quiet">Search by successive halving: ${halving}. <time datetime="${date}">${date.slice(0, 16).replace("T", " ")} UTC</time></p>`;
  return page({
    title: `${model}: search`, version: versions[0]?.value ?? "", head: headOf(model, undefined, state, facts),
    sections: [messagesOf(messages), bestSection(record), searchValues(record), searchCurves(record), trialsSection(record), settingsOf(settings), filesOf(files, versions)],
  });
}

function bestSection({ trials, write }: TuneRecord): Markup {
  const best = bestOf(trials);
  const text = best === undefined
    ? html`<p class="bad">Every configuration failed.</p>`
    : html`<p>Configuration ${best.number} has the least validation loss of those trained longest. Write:</p>${table({ caption: "the best configuration", head: ["setting", "line"], rows: write.map(({ line, setting }) => [html`<code>${setting}</code>`, line]) })}`;
  const before = leastBefore(trials);
  const note = before && html`<p>Configuration ${before.number} had a loss of ${short(before.step.loss)} after ${before.step.epochs} ${before.step.epochs === 1 ? "epoch" : "epochs"}: longer trainings overfit.</p>`;
  return html`<section aria-labelledby="best"><h2 id="best">Best configuration</h2>${text}${note}</section>`;
}

function trialsSection({ dimensions, trials }: TuneRecord): Markup {
  const metrics = Object.keys(trials.find(({ steps }) => steps.length > 0)?.steps[0]?.metrics ?? {});
  const rows = ranked(trials).map(({ number, values, steps, failure }) => {
    const last = steps.at(-1);
    const measured = failure === undefined && last !== undefined ? [short(last.loss), ...metrics.map((name) => metric(name, last.metrics[name] ?? NaN))] : [failure?.kind ?? "", ...metrics.map(() => "")];
    return [number, ...values, last?.epochs ?? 0, ...measured];
  });
  const failures = trials.flatMap(({ number, failure }) => (failure === undefined ? [] : [html`<li>Configuration ${number} ${failure.kind === "refused" ? "does not compile" : "failed"}: ${failure.reason}</li>`]));
  return html`<section aria-labelledby="trials"><h2 id="trials">Configurations</h2><p class="note">By the epochs that they were trained for, then by the validation loss.</p>${table({
    caption: "configurations", head: ["number", ...dimensions.map(({ name }) => html`<code>${name}</code>`), "epochs", "loss", ...metrics], rows, texts: 0,
  })}${failures.length === 0 ? undefined : html`<ul>${failures}</ul>`}</section>`;
}
