/** What a run came from: settings, files, versions, messages. */
import { grouped } from "../../numbers.ts";
import { html, type Markup } from "../html.ts";
import type { FileRecord, Setting } from "../record.ts";
import { table } from "../table.ts";

export function settingsOf(settings: readonly Setting[]): Markup {
  return html`<section aria-labelledby="settings"><h2 id="settings">Settings</h2>${table({ caption: "settings", head: ["setting", "value"], rows: settings.map(({ name, value }) => [name, html`<code>${value}</code>`]), texts: 2 })}</section>`;
}

export function filesOf(files: readonly FileRecord[], versions: readonly Setting[]): Markup {
  return html`<section aria-labelledby="files"><h2 id="files">Files and versions</h2>${table({
    caption: "files", head: ["file", "path", "SHA-256", "bytes"], texts: 3,
    rows: files.map(({ what, path, bytes, sha256 }) => [what, html`<code>${path}</code>`, html`<code class="hash">${sha256}</code>`, grouped(bytes)]),
  })}<p class="note">${versions.map(({ name, value }, i) => `${i === 0 ? "" : ", "}${name} ${value}`)}</p></section>`;
}

export function messagesOf(messages: readonly string[]): Markup | undefined {
  if (messages.length === 0) return undefined;
  return html`<section aria-labelledby="messages"><h2 id="messages">Messages</h2><ul class="messages">${messages.map((message) => html`<li><pre tabindex="0" role="group" aria-label="message">${message}</pre></li>`)}</ul></section>`;
}
