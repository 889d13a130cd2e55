/** What may be written at the cursor: what fits comes first. */
import type { CompletionItem } from "vscode-languageserver";
import type { Definition, Keyword } from "../../index.ts";
import { modelAt, namesIn, scopeAt, valueAt } from "../lookup.ts";
import { type NamedThing, thingOf } from "../names/symbols.ts";
import type { Seen } from "../workspace.ts";
import { keywords } from "../words.ts";
import { columnItems, dataOf } from "./columns.ts";
import { definitionItem, definitionsOf, keywordItem, labelItem, nameItem, stepItems } from "./items.ts";
import { equationItems } from "../equations.ts";
import { type Cursor, cursorAt, type Place } from "./place.ts";
import { trainItems } from "./train.ts";
import { unitItems } from "./units.ts";
import { builtInLabels, builtInValues, encodingItems, metricItems } from "./values.ts";

/** `columns`: the names of the columns of a data file that the model reads. */
export async function completionsAt(seen: Seen, offset: number, columns: (path: string) => Promise<readonly string[] | undefined>): Promise<readonly CompletionItem[]> {
  const cursor = cursorAt(seen.document.getText(), offset);
  const read = async (): Promise<readonly string[]> => {
    const path = dataOf(seen, offset);
    return (path === undefined ? undefined : await columns(path)) ?? [];
  };
  if (cursor.inText === "comment") return [];
  if (cursor.inText === "string") return columnItems(await read(), cursor, "quoted");
  switch (cursor.place.kind) {
    case "file": return isFunctionBody(seen, cursor) ? inEquations(seen, offset, []) : keywords.declarations.map((word) => keywordItem(word, declarationSnippets[word]));
    case "import": return importItems(seen, offset);
    case "chain": return inChain(seen, offset, cursor);
    case "train": return trainItems(seen, offset, cursor);
    case "record": return cursor.before[0]?.text === ":" ? encodingItems() : columnItems(await read(), cursor, "named");
    case "call": return inCall(seen, offset, cursor, cursor.place, read);
    case "list": return isInEquation(seen, cursor) ? inEquations(seen, offset, []) : inList(seen, offset, cursor);
    case "layer": return inEquations(seen, offset, keywords.layer);
    case "optimizer": return inEquations(seen, offset, keywords.optimizer);
  }
}

const declarationSnippets: Partial<Readonly<Record<string, string>>> = {
  model: "model ${1:Name} {\n  input ${2:x}: [${3:4}]\n  $0\n}", layer: "layer ${1:name}(${2:units}) {\n  input x: [..s, from]\n  $0\n}",
  activation: "activation ${1:name}(x) = $0", loss: "loss ${1:name}(y[..s], target[..s]) = $0", import: 'import { $2 } from "$1.nn"',
};

function localNames(seen: Seen, offset: number, kinds?: readonly NamedThing["kind"][]): readonly CompletionItem[] {
  const all = scopeAt(seen, offset)?.all ?? [];
  return all.filter((t) => (kinds === undefined || kinds.includes(t.kind)) && (t.span.end <= offset || t.span.start > offset)).map((t) => nameItem(t));
}

function inChain(seen: Seen, offset: number, { before, label, start }: Cursor): readonly CompletionItem[] {
  const { analysis } = seen;
  const [last] = before;
  const only = (kinds: readonly Keyword[]): readonly CompletionItem[] => definitionsOf(analysis, kinds).map((d) => definitionItem(seen, d, "0"));
  if (last?.text === "loss" || (last?.kind === "sign" && "+*".includes(last.text) && isLoss(before))) return [...only(["loss"]), keywordItem("external")];
  if (last?.text === "regularize") return only(["regularizer"]);
  if (label !== undefined) return encodingItems();
  if (last?.text === "input" || last?.text === "as" || last?.text === "let" || last?.text === "shared" || last?.text === "->") return [];
  const values = localNames(seen, offset, ["input", "value", "shared"]);
  if (last?.kind === "sign" && !")]}".includes(last.text)) return [...values, ...localNames(seen, offset, ["parameter", "number", "index"]), ...(isEquation(before) ? equationItems() : [])];
  return [...stepItems(seen, valueAt(seen, start)), ...values, ...keywords.chain.map((word) => keywordItem(word))];
}

/** In the terms of a loss. */
function isLoss(before: Cursor["before"]): boolean {
  return before.find(({ text }) => text === "=" || keywords.chain.some((word) => word === text))?.text === "loss";
}

/** Behind `h[i] =`. */
function isEquation(before: Cursor["before"]): boolean {
  const at = before.findIndex(({ text }) => text === "=");
  return at >= 0 && before[at + 1]?.text === "]";
}

async function inCall(seen: Seen, offset: number, cursor: Cursor, place: Extract<Place, { kind: "call" }>, read: () => Promise<readonly string[]>): Promise<readonly CompletionItem[]> {
  const { callee, labels } = place;
  const definition = calledAt(seen, callee.start, callee.text);
  if (callee.text === "split" && cursor.label !== undefined) return columnItems(await read(), cursor, "named");
  if (callee.text === "patience" && cursor.label !== undefined) return metricItems(seen, modelAt(seen, offset));
  const values = builtInValues(callee.text, cursor.label);
  if (values.length > 0) return values;
  if (definition === undefined) return [...builtInLabels(callee.text).filter((i) => !labels.includes(i.label)), ...localNames(seen, offset), ...(isInEquation(seen, cursor) ? inEquations(seen, offset, []) : [])];
  const parameter = cursor.label ?? definition.parameters[place.commas]?.name.text;
  const given = cursor.label === undefined ? definition.parameters.filter((p) => !labels.includes(p.name.text)).map((p) => labelItem(p.name.text, definition.name.text, `\`${definition.span.source.text.slice(p.span.start, p.span.end)}\``, "1")) : [];
  return [...unitItems(seen, offset, definition, parameter), ...applicable(seen, definition, parameter), ...given, ...localNames(seen, offset)];
}

/** Initializers and schedules, where the default or the name of the parameter shows that it takes one. */
function applicable(seen: Seen, { parameters, kind }: Definition, name: string | undefined): readonly CompletionItem[] {
  const value = parameters.find((p) => p.name.text === name)?.value;
  const isInitializer = value?.kind === "reference" && seen.analysis.find("initializer", value.name.text) !== undefined;
  const wanted: readonly Keyword[] = isInitializer ? ["initializer"] : kind === "optimizer" || (kind === "function" && name === "after") ? ["schedule"] : [];
  return definitionsOf(seen.analysis, wanted).map((d) => definitionItem(seen, d, "0"));
}

/** The definition of a call, where the names know it or any kind has the name. */
export function calledAt(seen: Seen, start: number, name: string): Definition | undefined {
  const found = namesIn(seen).occurrences.find((o) => o.span.start === start)?.thing;
  if (found !== undefined) return found.definition ?? found.of;
  const kinds: readonly Keyword[] = ["layer", "block", "activation", "loss", "regularizer", "optimizer", "initializer", "schedule", "metric"];
  for (const keyword of kinds) {
    const definition = seen.analysis.find(keyword, name);
    if (definition !== undefined) return definition;
  }
  return undefined;
}

function inList(seen: Seen, offset: number, { around }: Cursor): readonly CompletionItem[] {
  const inTrain = around[1]?.kind === "train";
  return inTrain ? metricItems(seen, modelAt(seen, offset)) : localNames(seen, offset);
}

/** Behind the `=` of a function, in its line or a bracket that it opens. */
function isFunctionBody({ document }: Seen, { outer, start, place }: Cursor): boolean {
  const at = outer.findIndex(({ text }) => text === "=");
  const declared = outer.findIndex(({ text }) => keywords.declarations.some((word) => word === text));
  return at >= 0 && at < declared && (place.kind !== "file" || document.positionAt(start).character > 0);
}

/** In a call or bracket inside of an equation of a layer, of the right side of one in a chain, or of a function. */
function isInEquation(seen: Seen, cursor: Cursor): boolean {
  const body = cursor.around.find((p) => p.kind !== "call" && p.kind !== "list");
  switch (body?.kind) {
    case "layer": case "optimizer": return true;
    case "chain": return isEquation(cursor.outer);
    case "file": return isFunctionBody(seen, cursor);
    default: return false;
  }
}

function inEquations(seen: Seen, offset: number, words: readonly string[]): readonly CompletionItem[] {
  return [...localNames(seen, offset), ...equationItems(), ...definitionsOf(seen.analysis, ["activation"]).map((d) => definitionItem(seen, d)), ...words.map((word) => keywordItem(word))];
}

function importItems(seen: Seen, offset: number): readonly CompletionItem[] {
  const at = seen.analysis.file.declarations.find((d) => d.kind === "import" && d.span.start <= offset && offset <= d.span.end);
  const file = at?.kind === "import" ? seen.analysis.imported(at) : undefined;
  return (file?.declarations ?? []).flatMap((d) => (d.kind === "import" ? [] : [nameItem(thingOf(d))]));
}
