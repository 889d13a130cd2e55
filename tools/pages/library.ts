/** A page of the standard library: what each definition takes, holds and computes, with its formula and an example. */
import { Report } from "../../src/diagnostics/report.ts";
import type { Declaration } from "../../src/ir/ast/types.ts";
import { parse } from "../../src/phases/parse/parse.ts";
import { sourceFile, type Span } from "../../src/source/source.ts";
import { library, type StandardDefinition } from "../../src/std/library.ts";
import { formulas } from "./formula.ts";
import { exampleOf } from "./uses.ts";

type Definition = Exclude<Declaration, { readonly kind: "import" }>;

const families: readonly (readonly [keyword: string, title: string, about: string])[] = [
  ["activation", "Activations", "Applied to each number of a value."],
  ["layer", "Layers", "Steps of a chain. Shapes are those of one example; a bold index, or `..s` in a pattern, stands for all leading axes."],
  ["block", "Blocks", "Chains with a name."],
  ["loss", "Losses", "Of one example; what is minimized is the mean over a batch."],
  ["regularizer", "Regularizers", "Added to the loss for each weight $w$; biases and gains are left alone."],
  ["optimizer", "Optimizers and constraints", "What happens to each parameter $w$ with gradient $g$ at step $t = 1, 2, …$, in order. One that reads no gradient is a constraint, which `train` applies after each step."],
  ["schedule", "Schedules", "Stand where a number of the optimizer does. $\\mathrm{step}$ of $\\mathrm{steps}$ and $\\mathrm{epoch}$ of $\\mathrm{epochs}$ count from 0."],
  ["initializer", "Initializers", "First values of parameters. $\\mathrm{fanIn}$ and $\\mathrm{fanOut}$ are how many numbers each result is made of, and how many each number goes into."],
];

export function libraryPage(): string {
  const of = (keyword: string): readonly StandardDefinition[] => library.filter((l) => l.keyword === keyword).toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  const contents = families.map(([keyword, title]) => `**${title}** ${of(keyword).map(({ name }) => `[${name}](#${keyword}-${name.toLowerCase()})`).join(" · ")}`);
  const sections = families.map(([keyword, title, about]) => `## ${title}\n\n${about}\n\n${of(keyword).map(section).join("\n\n")}`);
  return `# The standard library

Every definition is a few lines of \`.nn\` in [src/std](../../src/std), and no more to the compiler than one of your own; gradients
are derived from the formulas below. This page is written from those files by \`npm run generate\`, and a test holds it current.

${contents.join("\n\n")}

${sections.join("\n\n")}
`;
}

function section(located: StandardDefinition): string {
  const declaration = parsed(located);
  const lines = formulas(declaration);
  const body = declaration.kind === "chain" ? fenced("nn", textBetween(located, declaration.span)) : fenced("math", `\\begin{aligned}\n${lines.join(" \\\\\n")}\n\\end{aligned}`);
  const code = textBetween(located, declaration.span);
  return [
    `### ${located.keyword} ${located.name}`,
    `\`${signature(declaration)}\` · [${located.file.replace("std/", "")}](../../src/${located.file})`,
    declaration.doc ?? "",
    ...holdings(declaration),
    body,
    fenced("nn", exampleOf(declaration, code)),
  ].filter((part) => part !== "").join("\n\n");
}

function parsed(located: StandardDefinition): Definition {
  const report = new Report();
  const [declaration] = parse(sourceFile(located.file, located.text), report).declarations;
  if (declaration === undefined || declaration.kind === "import" || report.failed) throw new Error(`${located.file} does not parse`);
  return declaration;
}

function textBetween({ text }: StandardDefinition, { start, end }: Span): string {
  return text.slice(start, end);
}

function written({ source, start, end }: Span): string {
  return source.text.slice(start, end).replace(/\s+/g, " ");
}

function signature(d: Definition): string {
  return `${d.name.text}(${d.parameters.map((p) => written(p.span)).join(", ")})${d.kind === "function" && d.result !== undefined ? `: ${written(d.result.span)}` : ""}`;
}

/** Inputs, parameters and state with their shapes and first values, and what is required of sizes. */
function holdings(d: Definition): readonly string[] {
  if (d.kind !== "layer" && d.kind !== "optimizer") return [];
  const rows = [...d.body].flatMap((s): readonly string[] => {
    switch (s.kind) {
      case "input": return s.fields.map((f) => `| input | \`${f.name.text}\` | \`${written(f.encoding.span)}\` | ${f.value === undefined ? "" : `\`${written(f.value.span)}\` `}|`);
      case "array": return s.arrays.map((a) => `| ${s.role} | \`${a.name.text}\` | ${a.shape === undefined ? "one number for each of w" : `\`[${a.shape.map((i) => written(i.span)).join(", ")}]\``} | ${a.value === undefined ? "" : `\`${written(a.value.span)}\``} |`);
      case "fitted": return [`| fitted | \`${s.equation.name.text}\` | | |`];
      case "layerOutput": return [`| output | \`${s.name.text}\` | ${s.indices === undefined ? "" : `\`[${s.indices.map((i) => written(i.span)).join(", ")}]\``}${s.result === undefined ? "" : ` \`${written(s.result.span)}\``} | |`];
      case "loss": return [`| loss | | \`${written(s.value.span)}\` | |`];
      case "let": case "equation": case "require": case "warn": case "while": return [];
    }
  });
  const needs = [...d.body].flatMap((s) => (s.kind === "require" ? [`- needs \`${written(s.condition.span)}\``] : []));
  const table = rows.length === 0 ? [] : [`| | name | shape | first value |\n| --- | --- | --- | --- |\n${rows.join("\n")}`];
  return [...table, ...(needs.length === 0 ? [] : [needs.join("\n")])];
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}
