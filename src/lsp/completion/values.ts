/** What may stand for a setting of `train` or for an argument. */
import { dataOptions, sourceKinds } from "../../ir/model/data-options.ts";
import { metricRows } from "../../ir/model/metrics.ts";
import type { Encoding } from "../../ir/model/types.ts";
import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver";
import type { Definition, ModelTrace } from "../../index.ts";
import type { Seen } from "../workspace.ts";
import { definitionItem, definitionsOf, labelItem, valueItem } from "./items.ts";

/** The metrics of an output's encoding; of all where there is none yet. */
export function metricItems(seen: Seen, model: ModelTrace | undefined): readonly CompletionItem[] {
  const kinds = new Set((model?.outputs ?? []).map(({ encoding }) => (isOfClasses(encoding) ? "classes" : "numbers")));
  const built = Object.entries(metricRows).filter(([, row]) => kinds.size === 0 || kinds.has(row.of)).map(([name, row]): CompletionItem => ({
    label: name, kind: CompletionItemKind.Value, detail: `of ${row.of}, the best is the ${row.better}`, documentation: row.formula.replaceAll("\\|", "|"), sortText: `0${name}`,
    ...("argument" in row && { insertText: `${name}(\${1:${row.argument.example}})`, insertTextFormat: InsertTextFormat.Snippet }),
  }));
  return [...built, ...definitionsOf(seen.analysis, ["metric"]).map((d) => definitionItem(seen, d, "0"))];
}

function isOfClasses({ kind }: Encoding): boolean {
  return kind === "oneHot" || kind === "binary";
}

/** What a setting takes. */
export function settingValues(seen: Seen, model: ModelTrace | undefined, setting: string): readonly CompletionItem[] {
  const { analysis } = seen;
  switch (setting) {
    case "optimizer": case "biases": case "gains": return definitionsOf(analysis, ["optimizer"]).filter((d) => !isConstraint(d)).map((d) => definitionItem(seen, d, "0"));
    case "constraint": return definitionsOf(analysis, ["optimizer"]).filter(isConstraint).map((d) => definitionItem(seen, d, "0"));
    case "data": return sourceKinds.map((kind) => snippet(kind, `${kind}("$1")`));
    case "validation": case "test": return [valueItem("0.2", "a share of the examples"), snippet("split", "split(${1:0.2}, ${2:stratify}: $3)"), ...sourceKinds.map((kind) => snippet(kind, `${kind}("$1")`))];
    case "metrics": return [snippet("[…]", "[$1]"), ...metricItems(seen, model)];
    case "clip": return [snippet("norm", "norm(${1:1})"), snippet("value", "value(${1:1})")];
    case "stop": return [snippet("patience", "patience(${1:5})")];
    case "shuffle": return [valueItem("true", "a new order in each epoch"), valueItem("false", "the order of the data")];
    case "batch": return [...["16", "32", "64", "128"].map((n) => valueItem(n, "examples in a step")), valueItem("all", "one update an epoch")];
    case "epochs": return ["10", "20", "50", "100"].map((n) => valueItem(n, "epochs"));
    default: return [];
  }
}

/** Constraints are optimizers that read the new value of a weight: their files say so. */
function isConstraint({ span: { source }, kind }: Definition): boolean {
  return kind === "optimizer" && source.name.includes("/constraints/");
}

function snippet(label: string, insertText: string): CompletionItem {
  return { label, kind: CompletionItemKind.Function, insertText, insertTextFormat: InsertTextFormat.Snippet, sortText: `0${label}` };
}

/** Labels of what is no definition: data, splits, classes. */
export function builtInLabels(callee: string): readonly CompletionItem[] {
  if (sourceKinds.some((kind) => kind === callee)) return Object.entries(dataOptions).filter(([, o]) => o.of.some((kind) => kind === callee)).map(([name, o]) => labelItem(name, o.takes, `Takes ${o.takes}.`));
  switch (callee) {
    case "split": return [labelItem("stratify", "an input or output of classes", "Holds a share of each class out."), labelItem("group", "a column", "Holds all rows of some values of the column out."), labelItem("time", "a column", "Holds the last in time out.")];
    case "patience": return [labelItem("highest", "a metric", "Training stops when it has not risen."), labelItem("lowest", "a metric", "Training stops when it has not fallen.")];
    case "oneHot": case "binary": return [labelItem("missing", "what becomes of a missing value", "`mode`, `zero`, `indicator` or `drop`.")];
    default: return [];
  }
}

/** Values of arguments that are no expressions. */
export function builtInValues(callee: string, label: string | undefined): readonly CompletionItem[] {
  if (callee === "missing") return ["mean", "median", "mode", "zero", "indicator", "drop"].map((name) => valueItem(name, "what a missing value becomes"));
  if (label === "missing") return ["mode", "zero", "indicator", "drop"].map((name) => valueItem(name, "what a missing value becomes"));
  if (label === "header") return ["true", "false"].map((name) => valueItem(name, "whether the first row names the columns"));
  return [];
}

export function encodingItems(): readonly CompletionItem[] {
  return [snippet("oneHot", "oneHot($1)"), snippet("binary", 'binary("${1:no}", "${2:yes}")'), snippet("index", "index(${1:classes})"), snippet("[…]", "[${1:1}]"), snippet("{…}", "{ $1 }"), snippet("missing", "missing(${1:mean})"), snippet("date", "date($1)")];
}
