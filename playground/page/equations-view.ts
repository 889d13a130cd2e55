/** The derivation of a model, in matrices or in indices, in MathML. */
import type Renderer from "temml";
import type { MathGroup } from "../../src/index.ts";
import type { Derivation } from "../compiler/api.ts";
import { element, withCode } from "./dom.ts";

type Temml = typeof Renderer;

export async function equationsContent({ sections, notes }: Derivation, form: "matrices" | "indices"): Promise<readonly HTMLElement[]> {
  const { default: temml } = await import("temml");
  if (form === "indices" || notes === undefined) {
    return sections.flatMap(({ title, groups }) => [
      element("h3", {}, title),
      ...groups.map(({ of, formulas }) => element("section", { class: "equations" }, element("h4", {}, labelOf(of)), ...formulas.map((latex) => formula(temml, latex)))),
    ]);
  }
  return [
    ...notes.sections.flatMap(({ title, about, formulas }) => [
      element("h3", {}, title),
      element("p", { class: "about quiet" }, ...sentences(temml, about)),
      ...formulas.flatMap(({ latex, form: written, of }, k) => [
        ...(JSON.stringify(formulas[k - 1]?.of) === JSON.stringify(of) ? [] : [element("h4", {}, labelOf(of))]),
        ...(written === "indices" ? [element("p", { class: "quiet" }, "This has no form in matrices; in indices:")] : []),
        formula(temml, latex),
      ]),
    ]),
    element("h3", {}, "Symbols"),
    element("dl", { class: "symbols" }, ...notes.symbols.flatMap(({ symbol, batch, meaning, shape }) => [
      element("dt", {}, inline(temml, symbol), ...(batch === undefined ? [] : [", ", inline(temml, batch)])),
      element("dd", {}, ...withCode(meaning), ` [${shape.join(", ")}]`),
    ])),
  ];
}

function labelOf(of: MathGroup["of"]): string {
  switch (of.kind) {
    case "instance": return `${of.name} (line ${of.line})`;
    case "parameters": return of.names.join(", ");
    case "model": return "the model";
  }
}

function formula(temml: Temml, latex: string): HTMLElement {
  const line = element("div", { class: "formula", tabindex: "0" });
  temml.render(latex, line, { displayMode: true, throwOnError: false });
  return line;
}

function inline(temml: Temml, latex: string): HTMLElement {
  const span = element("span");
  temml.render(latex, span, { throwOnError: false });
  return span;
}

/** Text with LaTeX between `$`. */
function sentences(temml: Temml, text: string): readonly (Node | string)[] {
  return text.split("$").flatMap((part, k) => (k % 2 === 1 ? [inline(temml, part)] : withCode(part)));
}
