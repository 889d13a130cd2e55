/** The predictions that are furthest off. */
import { percent, short } from "../../numbers.ts";
import { type Content, html, type Markup } from "../html.ts";
import { fixed, rangeOf } from "../plot/plot.ts";
import { pngAddress } from "../png.ts";
import type { Value, WorstRecord } from "../record.ts";

export function worstOf(output: string, worst: readonly WorstRecord[], by: string): Markup | undefined {
  if (worst.length === 0) return undefined;
  return html`<h3>${output}: worst predictions</h3><p class="note">${by}</p><ol class="cards">${worst.map((one) => html`<li>${card(one)}</li>\n`)}</ol>`;
}

function card({ example, actual, predicted, measures, inputs }: WorstRecord): Content {
  const rows = [
    ["actual", valueOf("actual", actual)] as const,
    ["predicted", valueOf("predicted", predicted)] as const,
    ...measures.map(({ name, value, share }) => [name, share ? percent(value) : short(value)] as const),
  ];
  const listed = inputs.map(({ name, value }) => (value.kind === "fields" ? html`<dl class="fields">${value.fields.map((f) => html`<div><dt>${f.name}</dt><dd>${f.value}</dd></div>`)}</dl>` : html`<div class="input">${inputs.length > 1 || value.kind === "text" ? html`<span class="quiet">${name}</span> ` : undefined}${valueOf(name, value)}</div>`));
  return html`<p class="quiet">example ${example}</p><dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>${listed}`;
}

function valueOf(name: string, value: Value): Content {
  switch (value.kind) {
    case "text": return value.text;
    case "fields": return value.fields.map((field) => `${field.name} ${field.value}`).join(", ");
    case "image": return html`<img src="${pngAddress(value)}" alt="${name}, ${value.width} by ${value.height} pixels" width="${value.width}" height="${value.height}">`;
    case "curves": return html`<div class="sparks">${value.curves.map(spark)}</div>`;
  }
}

/** A small curve with its ends and range in words. */
function spark({ name, values }: { readonly name: string; readonly values: readonly number[] }): Markup {
  const { low, high } = rangeOf(values);
  const points = values.map((value, i) => `${fixed((i / Math.max(1, values.length - 1)) * 116 + 2)},${fixed(26 - ((value - low) / (high - low || 1)) * 24)}`);
  return html`<div><span class="quiet">${name}</span><svg viewBox="0 0 120 28" role="img" aria-label="${name}: ${values.length} values from ${short(low)} to ${short(high)}, the last ${short(values.at(-1) ?? NaN)}"><polyline class="line first" points="${points.join(" ")}"/></svg><span class="quiet">${short(low)} to ${short(high)}</span></div>`;
}
