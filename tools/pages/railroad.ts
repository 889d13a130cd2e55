/** The syntax as railroad diagrams: one page of HTML with SVG, which loads nothing. */
import railroad from "railroad-diagrams";
import type { Production, Syntax } from "../../src/phases/parse/productions.ts";

type Drawing = ReturnType<typeof railroad.Skip>;

const style = `body { font-family: system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222; background: #fff; }
h2 { font: bold 1rem monospace; margin: 2rem 0 0.3rem; }
nav a { margin-right: 0.8em; font-family: monospace; }
pre { background: #f5f5f5; padding: 1rem; overflow-x: auto; }
div { overflow-x: auto; }
svg path { stroke-width: 2; stroke: #444; fill: none; }
svg text { font: 14px monospace; text-anchor: middle; fill: #111; }
svg rect { stroke-width: 2; stroke: #447; fill: #e8eefc; }
svg rect[rx] { stroke: #474; fill: #e6f5e0; }`;

export function railroadPage({ rules, lexical }: Syntax): string {
  const names = new Set([...rules, ...lexical].map((r) => r.name));
  const sections = rules.map(({ name, production }) => `<h2 id="${name}">${name}</h2>\n<div>${linked(railroad.Diagram(drawing(production)).toString(), names)}</div>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The syntax of .nn</title>
<style>
${style}
</style>
<h1>The syntax of .nn</h1>
<p>Drawn from the parser by <code>npm run generate</code>. Round boxes are written as they stand, square ones are other rules. White space and comments stand anywhere between.</p>
<nav>${rules.map(({ name }) => `<a href="#${name}">${name}</a>`).join("\n")}</nav>
${sections.join("\n")}
<h1>Names, numbers, strings</h1>
${lexical.map(({ name, pattern }) => `<h2 id="${name}">${name}</h2>\n<pre>/${escaped(pattern)}/</pre>`).join("\n")}
</html>
`;
}

function drawing(p: Production): Drawing {
  switch (p.kind) {
    case "terminal": return railroad.Terminal(p.text);
    case "rule": return railroad.NonTerminal(p.name);
    case "sequence": return railroad.Sequence(...p.parts.map(drawing));
    case "choice": return railroad.Choice(0, ...p.parts.map(drawing));
    case "optional": return railroad.Optional(drawing(p.part));
    case "repeated": return p.least === 0 ? railroad.ZeroOrMore(drawing(p.part)) : railroad.OneOrMore(drawing(p.part));
    case "list": {
      const elements = railroad.OneOrMore(drawing(p.part), railroad.Terminal(","));
      const all = p.trailing ? railroad.Sequence(elements, railroad.Optional(railroad.Terminal(","))) : elements;
      return p.least === 0 ? railroad.Optional(all) : all;
    }
  }
}

/** Names of rules lead to their diagrams. */
function linked(svg: string, names: ReadonlySet<string>): string {
  return svg
    .replace(/<rect (?![^>]*rx)[^>]*><\/rect>\s*<text[^>]*>(\w+)<\/text>/g, (box, name: string) => (names.has(name) ? `<a href="#${name}">${box}</a>` : box))
    .split("\n").filter((line) => line !== "").join("\n");
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
}
