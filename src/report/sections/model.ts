/** The model: its layers and its equations. */
import temml from "temml";
import { html, type Content, Markup, withCode } from "../html.ts";
import type { MathRecord, TableRecord } from "../record.ts";
import { scroll, table } from "../table.ts";

export function layersOf({ head, rows, texts, notes }: TableRecord): Markup {
  return html`<section aria-labelledby="layers"><h2 id="layers">Layers</h2>${table({ caption: "layers", head, rows, texts })}${notes.map((note) => html`<p class="note">${withCode(note)}</p>`)}</section>`;
}

export function equationsOf(sections: readonly MathRecord[]): Markup | undefined {
  if (sections.length === 0) return undefined;
  return html`<section aria-labelledby="equations"><h2 id="equations">Equations</h2>${sections.map(({ title, groups }) => html`<details><summary>${title}</summary>${groups.map(({ of, formulas }) => html`${headingOf(of)}${formulas.map(formula)}`)}</details>\n`)}</section>`;
}

export function headingOf(of: MathRecord["groups"][number]["of"]): Content {
  switch (of.kind) {
    case "model": return undefined;
    case "instance": return html`<p><code>${of.name}</code> <span class="quiet">line ${of.line}</span></p>`;
    case "parameters": return html`<p>For each ${math("\\theta")} of ${of.names.map((name, i) => [i === 0 ? "" : ", ", html`<code>${name}</code>`])}, with ${math("g = \\partial L / \\partial \\theta")} and at step ${math("t")}:</p>`;
  }
}

export function formula(latex: string): Markup {
  return scroll("equation", math(latex, true));
}

/** MathML; a formula that cannot be converted comes as it is. */
export function math(latex: string, display = false): Markup {
  return new Markup(temml.renderToString(latex, { displayMode: display, throwOnError: false }));
}
