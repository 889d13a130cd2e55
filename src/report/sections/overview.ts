/** The head of a report: the model, how its training ended, and the numbers that matter most. */
import { duration, grouped, metric, short } from "../../numbers.ts";
import { type Content, html, type Markup } from "../html.ts";
import type { Measures, Outcome, Setting, TrainingRecord } from "../record.ts";

export function overview(record: TrainingRecord): Markup {
  const { model, doc, outcome, date } = record;
  return headOf(model, doc, html`<p class="${outcome.kind === "failed" ? "bad" : "quiet"}">${sentenceOf(outcome, record.epochs.at(-1)?.epoch ?? 0)} <time datetime="${date}">${date.slice(0, 16).replace("T", " ")} UTC</time></p>`, factsOf(record));
}

export function headOf(title: string, doc: string | undefined, state: Content, facts: readonly Setting[]): Markup {
  return html`<header><h1>${title}</h1>${doc === undefined ? undefined : html`<p class="doc">${doc}</p>`}${state}<dl class="facts">${facts.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></header>`;
}

function sentenceOf({ kind, best, reason, of }: Outcome, epochs: number): string {
  const weights = best === undefined ? "" : ` The measures below are of the weights of epoch ${best}, the best for early stopping.`;
  switch (kind) {
    case "finished": return epochs < of ? `Trained for ${epochs} of ${of} epochs.${weights}` : `Trained for ${epochs} ${epochs === 1 ? "epoch" : "epochs"}.${weights}`;
    case "early": return `Stopped early after epoch ${epochs} of ${of}.${weights}`;
    case "stopped": return `Interrupted after epoch ${epochs} of ${of}.${weights}`;
    case "failed": return `Training failed after epoch ${epochs} of ${of}: ${reason ?? ""}.`;
  }
}

function factsOf({ epochs, outcome, examples, test, parameters, milliseconds }: TrainingRecord): readonly Setting[] {
  const at = epochs.find(({ epoch }) => epoch === outcome.best) ?? epochs.at(-1);
  const measured = at?.validation ?? at;
  const part = at?.validation === undefined ? "" : "validation ";
  const held = (["validation", "test"] as const).filter((name) => examples[name] > 0);
  return [
    ...(measured === undefined ? [] : measuresOf(measured, part)),
    ...(test === undefined ? [] : measuresOf(test, "test ")),
    { name: "parameters", value: grouped(parameters) },
    { name: held.length > 0 ? `examples: ${["training", ...held].join(" + ")}` : "examples", value: (["training", ...held] as const).map((name) => grouped(examples[name])).join(" + ") },
    { name: "time", value: duration(milliseconds) },
  ];
}

function measuresOf({ loss, metrics }: Measures, part: string): readonly Setting[] {
  return [{ name: `${part}loss`, value: short(loss) }, ...Object.entries(metrics).map(([name, value]) => ({ name: `${part}${name}`, value: metric(name, value) }))];
}
