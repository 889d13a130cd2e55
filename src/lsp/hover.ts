/** Documentation, formula, shapes and counts of what is under the cursor. */
import { metricRows } from "../ir/model/metrics.ts";
import { settingRows } from "../ir/model/train-settings.ts";
import type { Definition, ModelTrace } from "../index.ts";
import type { Hover } from "vscode-languageserver";
import { cursorAt } from "./completion/place.ts";
import { aboutInEquations } from "./equations.ts";
import { instancesOf, modelAt, occurrenceAt, stepsAt } from "./lookup.ts";
import type { DocumentedLibrary } from "./library.ts";
import type { NamedThing, Occurrence } from "./names/symbols.ts";
import { costsOf, costsText, shapeText, variablesOf } from "./text.ts";
import { wordAt } from "./words.ts";
import type { Seen } from "./workspace.ts";

export function hoverAt(seen: Seen, offset: number): Hover | undefined {
  const found = occurrenceAt(seen, offset);
  if (found === undefined) return hoverOfWord(seen, offset);
  const parts = [about(found.thing, seen.library), ...here(seen, found)].filter((t) => t !== "");
  if (parts.length === 0) return undefined;
  return { contents: { kind: "markdown", value: parts.join("\n\n") }, range: { start: seen.document.positionAt(found.span.start), end: seen.document.positionAt(found.span.end) } };
}

/** Of a word that the language gives: a metric, or a function of equations. */
function hoverOfWord(seen: Seen, offset: number): Hover | undefined {
  const word = wordAt(seen.document.getText(), offset);
  const value = word === undefined ? undefined : (aboutMetric(word) ?? (isOfEquations(seen, offset) ? aboutInEquations(word) : undefined));
  return value === undefined ? undefined : { contents: { kind: "markdown", value } };
}

function aboutMetric(word: string): string | undefined {
  const row = Object.entries(metricRows).find(([name]) => name === word)?.[1];
  return row && `${code(`metric ${word}`)}\n\n${row.formula.replaceAll("\\|", "|")}\n\nOf ${row.of}; ${row.range}; the best is the ${row.better}.`;
}

/** Whether a word may be one of an equation: neither text of a comment or string nor in a setting of `train`. */
function isOfEquations({ document }: Seen, offset: number): boolean {
  const { inText, around } = cursorAt(document.getText(), offset);
  return inText === undefined && !around.some(({ kind }) => kind === "train");
}

/** What a name means, wherever it stands. */
export function about(thing: NamedThing, library: DocumentedLibrary): string {
  const { kind, name, definition } = thing;
  const doc = definition === undefined ? thing.doc : library.documentationOf(definition);
  if (definition !== undefined) return [code(formulaOf(definition)), ...(doc === undefined ? [] : [doc])].join("\n\n");
  if (kind === "setting") {
    const row = Object.hasOwn(settingRows, name) ? settingRows[name] : undefined;
    return row === undefined ? "" : `${code(`${name}:`)}\n\nTakes ${row.takes}.\n\n${row.does.replace(/: see \[[^\]]*\]\([^)]*\)/g, "")}.`;
  }
  const of = thing.of === undefined ? "" : ` of ${thing.of.name.text}`;
  return [code(declared(thing)), ...(doc === undefined ? [] : [doc]), ...(of === "" || kind === "value" ? [] : [`${kind === "array" ? "An array" : `The ${kind}`}${of}.`])].join("\n\n");
}

/** The line that declares it. */
function declared({ kind, name, span: { source, start }, of }: NamedThing): string {
  if (kind === "parameter" && of !== undefined) {
    const parameter = of.parameters.find((p) => p.name.text === name);
    if (parameter !== undefined) return `parameter ${source.text.slice(parameter.span.start, parameter.span.end)}`;
  }
  if (kind === "array" || kind === "input" || kind === "output") {
    const line = source.text.slice(source.text.lastIndexOf("\n", start) + 1).split("\n", 1)[0] ?? "";
    return line.trim();
  }
  return `${kind} ${name}`;
}

/** The definition as it is written: its equations are the formula. A long one has its first line. */
function formulaOf({ span: { source, start, end } }: Definition): string {
  const text = source.text.slice(start, end);
  return text.split("\n").length > 24 ? `${text.split("\n", 1)[0] ?? ""} … }` : text;
}

/** Shapes and counts at this place. */
function here(seen: Seen, { span, thing }: Occurrence): readonly string[] {
  const model = modelAt(seen, span.start);
  if (thing.kind === "model") {
    const all = seen.analysis.models.find((m) => m.name === thing.name);
    return all === undefined ? [] : [`${costsText(costsOf(all, all.instances))} for one example`];
  }
  const call = callAt(seen, span.start);
  if (call !== undefined) return ofCall(seen, call.span, call.model);
  const shapes = [...new Set(seen.analysis.models.flatMap((m) => m.values).filter((v) => v.span.start === thing.span.start && v.span.source.name === thing.span.source.name).map((v) => shapeText(v.shape)))];
  if (shapes.length > 0) return [`Shape ${shapes.join(" or ")}`];
  if (thing.kind !== "array") return [];
  const variables = (model === undefined ? seen.analysis.models : [model]).flatMap((m) => m.instances.filter((i) => i.definition === thing.of?.name.text).flatMap((i) => variablesOf(m, i)));
  return variables.filter((v) => v.member === thing.name).slice(0, 6).map((v) => `${v.name}: ${shapeText(v.shape)}`);
}

function callAt({ analysis, uri }: Seen, start: number): { readonly span: NamedThing["span"]; readonly model: ModelTrace } | undefined {
  for (const model of analysis.models) {
    const step = model.steps.find((s) => s.span.source.name === uri && s.span.start === start);
    if (step !== undefined && step.after !== undefined && step.before !== undefined) return { span: step.span, model };
  }
  return undefined;
}

function ofCall(seen: Seen, span: NamedThing["span"], model: ModelTrace): readonly string[] {
  const shapes = [...new Set(stepsAt(seen, span).map(({ step }) => `${shapeText(step.before?.shape ?? [])} → ${shapeText(step.after?.shape ?? [])}`))];
  const instances = instancesOf(model, span);
  const arrays = instances.flatMap((i) => variablesOf(model, i)).slice(0, 12).map((v) => `- \`${v.name}\` ${v.role} ${shapeText(v.shape)}${v.trained ? "" : ", not trained"}`);
  return [shapes.join(" or "), ...(instances.length === 0 ? [] : [`${costsText(costsOf(model, instances))} for one example`]), ...(arrays.length === 0 ? [] : [arrays.join("\n")])];
}

function code(text: string): string {
  return `\`\`\`nn\n${text}\n\`\`\``;
}
