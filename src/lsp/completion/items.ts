/** Items of a completion, made of definitions, names and tables. */
import type { Analysis, Definition, Keyword, TracedValue } from "../../index.ts";
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver";
import { about } from "../hover.ts";
import { type NamedThing, thingOf } from "../names/symbols.ts";
import { shapeText } from "../text.ts";
import type { Seen } from "../workspace.ts";
import { fitOf } from "./fit.ts";

/** Before others: `0` what fits, `1` what may, `2` what does not. */
const order = { fits: "0", unknown: "1", misfits: "2" } as const;

/** Every name of some kinds that the file sees. */
export function definitionsOf(analysis: Analysis, keywords: readonly Keyword[]): readonly Definition[] {
  return keywords.flatMap((keyword) => analysis.names(keyword).flatMap((name) => analysis.find(keyword, name) ?? []));
}

export function definitionItem({ library }: Seen, definition: Definition, rank = "1"): CompletionItem {
  const needed = definition.parameters.filter((p) => p.value === undefined && p.indices === undefined && !isOperand(definition, p.name.text));
  const label = definition.name.text;
  return {
    label, kind: kindOf(definition), detail: signatureOf(definition), documentation: { kind: "markdown", value: about(thingOf(definition), library) }, sortText: `${rank}${label}`,
    ...(needed.length > 0 && { insertText: `${label}(${needed.map((p, i) => `\${${i + 1}:${p.name.text}}`).join(", ")})`, insertTextFormat: InsertTextFormat.Snippet }),
  };
}

/** The first parameter of an activation is the value itself, and the first two of a loss or metric are output and target. */
function isOperand(definition: Definition, name: string): boolean {
  if (definition.kind !== "function") return false;
  const operands = { activation: 1, loss: 2, metric: 2, regularizer: 1, initializer: 0, schedule: 0 }[definition.keyword];
  return definition.parameters.slice(0, operands).some((p) => p.name.text === name);
}

/** `dense(units, init = glorotUniform)` */
export function signatureOf({ name, parameters }: Definition): string {
  return `${name.text}(${parameters.map(({ span: { source, start, end } }) => source.text.slice(start, end)).join(", ")})`;
}

/** Those that the value fits come first. */
export function stepItems(seen: Seen, value: TracedValue | undefined): readonly CompletionItem[] {
  const { analysis } = seen;
  return definitionsOf(analysis, ["layer", "block", "activation"]).map((d) => {
    const fit = value === undefined ? "unknown" : fitOf(analysis, d, value);
    const item = definitionItem(seen, d, order[fit]);
    return fit === "misfits" && value !== undefined ? { ...item, labelDetails: { description: `not of ${shapeText(value.shape)}` } } : item;
  });
}

export function nameItem(thing: NamedThing, rank = "0"): CompletionItem {
  return { label: thing.name, kind: thing.kind === "parameter" ? CompletionItemKind.TypeParameter : CompletionItemKind.Variable, detail: thing.kind, sortText: `${rank}${thing.name}`, ...(thing.doc !== undefined && { documentation: thing.doc }) };
}

export function keywordItem(label: string, insert?: string): CompletionItem {
  return { label, kind: CompletionItemKind.Keyword, sortText: `3${label}`, ...(insert !== undefined && { insertText: insert, insertTextFormat: InsertTextFormat.Snippet }) };
}

/** A label, such as a setting or an argument, with what it takes. */
export function labelItem(name: string, detail: string, documentation: string, rank = "0"): CompletionItem {
  return { label: name, kind: CompletionItemKind.Property, detail, documentation: { kind: "markdown", value: documentation }, insertText: `${name}: `, sortText: `${rank}${name}` };
}

export function valueItem(label: string, detail: string, rank = "0"): CompletionItem {
  return { label, kind: CompletionItemKind.Value, detail, sortText: `${rank}${label}` };
}

function kindOf(definition: Definition): CompletionItemKind {
  switch (definition.kind) {
    case "layer": return CompletionItemKind.Class;
    case "chain": return CompletionItemKind.Module;
    case "optimizer": return CompletionItemKind.Class;
    case "function": return CompletionItemKind.Function;
  }
}
