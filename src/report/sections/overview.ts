/** The head of a report: the model, how its training ended, and the numbers that matter most. */
import { duration, grouped, metric, short } from "../../numbers.ts";
import { type Content, html, type Markup } from "../html.ts";
import type { Outcome, Setting, TrainingRecord } from "../record.ts";

export function overview(record: TrainingRecord): Markup {
  const { model, doc, outcome, date } = record;
  return headOf(model, doc, html`<p class="${outcome.kind === "failed" ? "bad" : "quiet"}">${sentenceOf(outcome, record.epochs.at(-1)?.epoch ?? 0)} <time datetime="${date}">${date.slice(0, 16).replace("T", " ")} UTC</time></p>`, factsOf(record));
}

export function headOf(title: string, doc: string | undefined, state: Content, facts: readonly Setting[]): Markup {
  return html`<header><h1>${title}</h1>${doc === undefined ? undefined : html`<p class="doc">${doc}</p>`}${state}<dl class="facts">${facts.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></header>`;
}

function sentenceOf({ kind, best, reason, of }: Outcome, epochs: number): string {
  const weights = best === undefined ? "" : ` The measures below are of the weights of epoch ${best}, which had the least loss.`;
  switch (kind) {
    case "finished": return epochs < of ? `Trained for ${epochs} of ${of} epochs.${weights}` : `Trained for ${epochs} ${epochs === 1 ? "epoch" : "epochs"}.${weights}`;
    case "early": return `Stopped early after epoch ${epochs} of ${of}.${weights}`;
    case "stopped": return `Interrupted after epoch ${epochs} of ${of}.${weights}`;
    case "failed": return `Training failed after epoch ${epochs} of ${of}: ${reason ?? ""}.`;
  }
}

function factsOf({ epochs, outcome, examples, parameters, milliseconds }: TrainingRecord): readonly Setting[] {
  const at = epochs.find(({ epoch }) => epoch === outcome.best) ?? epochs.at(-1);
  const measured = at?.validation ?? at;
  const part = at?.validation === undefined ? "" : "validation ";
  return [
    ...(measured === undefined ? [] : [{ name: `${part}loss`, value: short(measured.loss) }, ...Object.entries(measured.metrics).map(([name, value]) => ({ name: `${part}${name}`, value: metric(name, value) }))]),
    { name: "parameters", value: grouped(parameters) },
    { name: examples.validation > 0 ? "examples: training + validation" : "examples", value: examples.validation > 0 ? `${grouped(examples.training)} + ${grouped(examples.validation)}` : grouped(examples.training) },
    { name: "time", value: duration(milliseconds) },
  ];
}
