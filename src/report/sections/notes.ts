/** The derivation of a model in matrices, with its numbers where an example is worked. */
import { type Content, html, type Markup, withCode } from "../html.ts";
import type { NotesRecord } from "../record.ts";
import { table } from "../table.ts";
import { formula, headingOf, math } from "./model.ts";

export function notesOf({ symbols, sections }: NotesRecord): Markup {
  const rows = symbols.map(({ symbol, batch, meaning, shape }): readonly Content[] => [math(symbol), batch === undefined ? undefined : math(batch), withCode(meaning), `[${shape.join(", ")}]`]);
  return html`<section aria-labelledby="matrices"><h2 id="matrices">In matrices</h2>${table({ caption: "symbols", head: ["symbol", "of a batch", "meaning", "shape"], rows, texts: 4 })}
${sections.map(({ title, about, formulas }) => html`<h3>${title}</h3>${about === "" ? undefined : html`<p>${sentences(about)}</p>`}${formulas.map((f, k) => formulaOf(f, formulas[k - 1]))}\n`)}</section>`;
}

type Formula = NotesRecord["sections"][number]["formulas"][number];

/** Under the part of the model that it comes from, once for all that follow each other. */
function formulaOf({ latex, form, of }: Formula, before: Formula | undefined): Markup {
  const isSame = before !== undefined && JSON.stringify(before.of) === JSON.stringify(of);
  return html`${isSame ? undefined : headingOf(of)}${form === "indices" ? html`<p class="note">No form in matrices; in indices:</p>` : undefined}${formula(latex)}`;
}

/** Text with LaTeX between `$`. */
function sentences(text: string): Content {
  return text.split("$").map((part, i) => (i % 2 === 1 ? math(part) : withCode(part)));
}
