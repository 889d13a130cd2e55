/** Elements of the page. */

/** The element with an id. Throws where the page has none of that kind: its text and its program belong together. */
export function byId<T extends Element>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return found;
}

/** An element with attributes and children. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Readonly<Record<string, string>> = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Text with `code` in backticks as elements. */
export function withCode(text: string): readonly (Node | string)[] {
  return text.split("`").map((part, k) => (k % 2 === 1 ? element("code", {}, part) : part));
}

/** A value of the style sheet as a color that a canvas takes. */
export function colorOf(name: string): string {
  const probe = element("span", { style: `color: var(--${name}); display: none` });
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
