/** HTML from templates: every value is escaped, unless it is a template's result. */

/** Text that is HTML already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: lists one after the other, nothing for `undefined`. */
export type Content = Markup | string | number | undefined | readonly Content[];

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Characters that HTML forbids, as escape sequences may be in names of files and classes, are shown as `�`. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character).replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, "\ufffd");
}

/** Also of attributes, in quotes. */
export function html(strings: readonly string[], ...values: readonly Content[]): Markup {
  return new Markup(strings.reduce((text, part, i) => `${text}${textOf(values[i - 1])}${part}`));
}

function textOf(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "string" || typeof content === "number") return escape(String(content));
  return content.map(textOf).join("");
}

/** Text with `code` in backticks. */
export function withCode(text: string): Content {
  return text.split("`").map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part));
}
