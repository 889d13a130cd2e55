/** What keeps a training from learning: evidence and advice. */
import { html, type Markup, withCode } from "../html.ts";
import type { TroubleRecord } from "../record.ts";

export function troublesOf(troubles: readonly TroubleRecord[]): Markup | undefined {
  if (troubles.length === 0) return undefined;
  const item = ({ kind, place, found, advice }: TroubleRecord): Markup =>
    html`<li><p><strong>${kind}</strong>${place === undefined ? undefined : html` <code>${place}</code>`}</p><p>${withCode(found)}</p><p class="quiet">Advice: ${withCode(advice)}</p></li>`;
  return html`<section aria-labelledby="troubles"><h2 id="troubles">Troubles</h2><ul class="messages">${troubles.map(item)}</ul></section>`;
}
