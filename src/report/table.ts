/** Tables, which scroll by themselves where they are wider than the page. */
import { type Content, html, type Markup } from "./html.ts";

export interface Table {
  readonly caption: string;
  readonly head: readonly Content[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Content[])[];
  /** How many of the columns, from the first, are text; the others are aligned as numbers. */
  readonly texts?: number;
  /** Whether the caption is for those who do not see the page only, since a heading is above. */
  readonly captionHidden?: boolean;
}

export function table({ caption, head, rows, texts = 1, captionHidden = true }: Table): Markup {
  const kind = (column: number): string => (column < texts ? "text" : "number");
  return scroll(caption, html`<table><caption${captionHidden ? html` class="hidden"` : undefined}>${caption}</caption><thead><tr>${head.map((cell, i) => html`<th scope="col" class="${kind(i)}">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row" class="${kind(i)}">${cell}</th>` : html`<td class="${kind(i)}">${cell}</td>`))}</tr>\n`)}</tbody></table>`);
}

/** The keyboard reaches what scrolls. */
export function scroll(name: string, content: Content): Markup {
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${name}">${content}</div>`;
}

/** The numbers of a plot, closed at first. */
export function numbersOf(of: Table): Markup {
  return html`<details><summary>Numbers<span class="hidden"> of ${of.caption}</span></summary>${table(of)}</details>`;
}
