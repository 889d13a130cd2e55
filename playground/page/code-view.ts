/** Panels that are made of a model when they are looked at: its equations, kernels and module. */
import type { MathSection } from "../../src/index.ts";
import { element } from "./dom.ts";

/** Equations in MathML, under the parts of the model that they come from. */
export async function equationsContent(sections: readonly MathSection[]): Promise<readonly HTMLElement[]> {
  const { default: temml } = await import("temml");
  return sections.flatMap(({ title, groups }) => [
    element("h3", {}, title),
    ...groups.map(({ of, formulas }) => {
      const label = of.kind === "instance" ? `${of.name} (line ${of.line})` : of.kind === "parameters" ? of.names.join(", ") : "the model";
      const lines = formulas.map((formula) => {
        const line = element("div", { class: "formula", tabindex: "0" });
        temml.render(formula, line, { displayMode: true, throwOnError: false });
        return line;
      });
      return element("section", { class: "equations" }, element("h4", {}, label), ...lines);
    }),
  ]);
}

/** Each kernel under its name, with the equation that it computes and the reason for its form. */
export function kernelsContent(text: string): readonly HTMLElement[] {
  return text.split("\n\n").flatMap((block) => {
    const lines = block.trim().split("\n");
    const comments = lines.filter((line) => line.startsWith("// ")).map((line) => line.slice(3));
    const code = lines.filter((line) => !line.startsWith("// "));
    const name = /^kernel (\S+)/.exec(code[0] ?? "")?.[1];
    if (name === undefined) return [];
    const summary = element("summary", {}, element("code", {}, name), element("span", { class: "quiet" }, ` ${comments.at(-1) ?? ""}`));
    return [element("details", { class: "kernel" }, summary, element("pre", { tabindex: "0" }, element("code", {}, [...comments.map((comment) => `// ${comment}`), ...code].join("\n"))))];
  });
}

export function codeContent(text: string, label: string): readonly HTMLElement[] {
  return [element("pre", { tabindex: "0", "aria-label": label }, element("code", {}, text))];
}
