/** HTML of comments in a model, which others may have written: text structure alone. */

const permitted = new Set(["P", "CODE", "PRE", "EM", "STRONG", "UL", "OL", "LI", "BR", "HR", "SPAN", "DIV", "H1", "H2", "H3", "H4", "BLOCKQUOTE", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD"]);

/** Without attributes, but for the classes that color code, and with the text alone of other elements. */
export function plainMarkup(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const each of body.querySelectorAll("*")) {
    if (!permitted.has(each.tagName)) each.replaceWith(each.textContent ?? "");
    else for (const name of each.getAttributeNames()) if (name !== "class") each.removeAttribute(name);
  }
  return body.innerHTML;
}
