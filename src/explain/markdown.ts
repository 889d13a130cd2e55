/** An explanation as Markdown, with LaTeX between `$$`. */
import type { ExplainedDerivative, ExplainedStream, ExplainedTerm, Explanation, LayerTable, MathGroup, MathSection, NoteFormula, Notes, NoteSection } from "./explanation.ts";

export function markdownOf({ name, doc, layers, training, derivatives, stream, mathematics, notes }: Explanation): string {
  const head = `# ${name}\n\n${doc === undefined ? "" : `${doc}\n\n`}`;
  const settings = training === undefined ? "" : `\n\nLoss ${code(training.loss)}${training.optimizer === undefined ? "" : `, optimizer ${code(training.optimizer)}`}${training.whole === true ? ", one update an epoch" : ""}, batches of ${training.batch}.${termsOf(training.terms)}`;
  const table = `${head}${tableOf(layers)}${settings}${derivativesOf(derivatives)}${stream === undefined ? "" : streamOf(stream)}\n`;
  const equations = mathematics === undefined ? "" : `\n${mathematics.map(sectionOf).join("\n\n")}\n`;
  return `${table}${equations}${notes === undefined ? "" : `\n${notesText(notes)}\n`}`;
}

function notesText({ symbols, sections }: Notes): string {
  const rows = symbols.map(({ symbol, batch, meaning, shape }) => [`$${symbol}$`, batch === undefined ? "" : `$${batch}$`, meaning, `[${shape.join(", ")}]`]);
  return ["## In matrices", padded([["symbol", "of a batch", "meaning", "shape"], ...rows], 4), ...sections.map(noteSection)].join("\n\n");
}

function noteSection({ title, about, formulas }: NoteSection): string {
  return [`### ${title}`, ...(about === "" ? [] : [about]), ...formulas.flatMap((f, k) => formulaText(f, formulas[k - 1]))].join("\n\n");
}

/** Under the part of the model that it comes from, once for all that follow each other. */
function formulaText({ latex, form, of }: NoteFormula, before: NoteFormula | undefined): readonly string[] {
  const heading = headingOf(of);
  return [
    ...(heading === "" || (before !== undefined && headingOf(before.of) === heading) ? [] : [heading]),
    ...(form === "indices" ? ["No form in matrices; in indices:"] : []),
    `$$${latex}$$`,
  ];
}

function streamOf({ inputs, given, steps, kept }: ExplainedStream): string {
  const bytes = kept.reduce((sum, k) => sum + k.bytes, 0);
  const head = `\n\nStep by step along ${inputs.map(code).join(", ")}, ${given.length === 0 ? "" : `from ${given.map(code).join(", ")}, `}${steps === undefined ? "any number of steps" : `at most ${steps} steps`}: a stream keeps ${bytes} bytes${kept.length === 0 ? "." : ":"}`;
  return kept.length === 0 ? head : `${head}\n\n${padded([["kept of", "steps before", "bytes"], ...kept.map((k) => [code(k.name), k.steps === 0 ? "of what is given" : String(k.steps), String(k.bytes)])], 1)}`;
}

/** The terms of the loss, which is their sum with these weights. */
function termsOf(terms: readonly ExplainedTerm[] = []): string {
  return terms.length === 0 ? "" : `\n\n${padded([["term of the loss", "weight", "place"], ...terms.map(({ name, weight, place }) => [code(name), weight, place])], 3)}`;
}

/** How much the ways back cost, and how much of what their values cost that is. */
function derivativesOf(derivatives: readonly ExplainedDerivative[] = []): string {
  if (derivatives.length === 0) return "";
  const rows = derivatives.map(({ value, by, operations, forward }) => [code(value), by.map(code).join(", "), String(operations), String(forward), forward === 0 ? "" : (operations / forward).toFixed(2)]);
  return `\n\n${padded([["derivatives of", "by", "operations", "of the value", "times"], ...rows], 2)}`;
}

function tableOf({ head, rows, texts, notes }: LayerTable): string {
  return [padded([head, ...rows], texts), "", ...notes].join("\n");
}

function sectionOf({ title, groups }: MathSection): string {
  return `## ${title}\n\n${groups.map(groupOf).join("\n\n")}`;
}

function groupOf({ of, formulas }: MathGroup): string {
  const heading = headingOf(of);
  return `${heading === "" ? "" : `${heading}\n\n`}${formulas.map((formula) => `$$${formula}$$`).join("\n\n")}`;
}

function headingOf(of: MathGroup["of"]): string {
  switch (of.kind) {
    case "model": return "";
    case "instance": return `**${of.name}** (line ${of.line})`;
    case "parameters": return `For each θ of ${of.names.map(code).join(", ")}, with $g = \\frac{\\partial L}{\\partial \\theta}$ and at step $t$:`;
  }
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Columns padded, so that the table also reads as text; numbers are aligned to the right. */
function padded(rows: readonly (readonly string[])[], texts: number): string {
  const widths = (rows[0] ?? []).map((_, c) => Math.max(3, ...rows.map((r) => r[c]?.length ?? 0)));
  const isLeft = (c: number): boolean => c < texts;
  const line = (r: readonly string[]): string => `| ${widths.map((w, c) => (isLeft(c) ? (r[c] ?? "").padEnd(w) : (r[c] ?? "").padStart(w))).join(" | ")} |`;
  const rule = `| ${widths.map((w, c) => (isLeft(c) ? "-".repeat(w) : `${"-".repeat(w - 1)}:`)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join("\n");
}
