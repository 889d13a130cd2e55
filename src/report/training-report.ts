/** The report of a training. */
import { html, type Markup } from "./html.ts";
import { page } from "./page.ts";
import type { OutputRecord, TrainingRecord } from "./record.ts";
import { classesOf } from "./sections/classes.ts";
import { curves } from "./sections/curves.ts";
import { equationsOf, layersOf } from "./sections/model.ts";
import { overview } from "./sections/overview.ts";
import { filesOf, messagesOf, settingsOf } from "./sections/provenance.ts";
import { residualsOf } from "./sections/residuals.ts";
import { troublesOf } from "./sections/troubles.ts";
import { worstOf } from "./sections/worst.ts";

export function trainingReport(record: TrainingRecord): string {
  const { model, outputs, measuredOn, layers, mathematics, settings, files, versions, messages, troubles } = record;
  return page({
    title: `${model}: training report`, version: versions[0]?.value ?? "", head: overview(record),
    sections: [
      messagesOf(messages), troublesOf(troubles), curves(record), outputs.map((output, k) => outputOf(output, measuredOn, `output-${k}`)),
      layersOf(layers), equationsOf(mathematics), settingsOf(settings), filesOf(files, versions),
    ],
  });
}

function outputOf(record: OutputRecord, on: string, id: string): Markup {
  const measures = record.kind === "classes" ? classesOf(record, on) : residualsOf(record, on);
  const by = record.kind === "classes" ? "The examples with the least probability of the true class." : "The examples with the greatest squared error.";
  return html`<section aria-labelledby="${id}"><h2 id="${id}">Output ${record.output}</h2>${measures}${worstOf(record.output, record.worst, by)}</section>`;
}
