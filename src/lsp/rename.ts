/** Other names for definitions and values, in all files. */
import type { Range, WorkspaceEdit } from "vscode-languageserver";
import { applied } from "../diagnostics/trial.ts";
import { analyze, check, type Edit } from "../index.ts";
import { holds, namesIn, occurrenceAt } from "./lookup.ts";
import { namesOf } from "./names/declarations.ts";
import type { NamedThing, Occurrence } from "./names/symbols.ts";
import { usesOf } from "./navigate.ts";
import { allKeywords, wordAt } from "./words.ts";
import type { Seen, Workspace } from "./workspace.ts";

/** What can have another name, with its place; or why it cannot. */
export function renameableAt(workspace: Workspace, seen: Seen, offset: number): { readonly range: Range; readonly placeholder: string } | string {
  const found = occurrenceAt(seen, offset);
  const word = wordAt(seen.document.getText(), offset);
  if (found === undefined) return word === undefined ? "there is no name here" : `no file declares \`${word}\``;
  if (found.thing.span.source.library === true) return `\`${found.thing.name}\` is of the standard library`;
  if (found.thing.isWord === true) return `\`${found.thing.name}\` is a word of the language here`;
  return { range: workspace.rangeOf(found.span), placeholder: found.thing.name };
}

/** The edits of every file; or why the name will not do. */
export function rename(workspace: Workspace, seen: Seen, files: readonly Seen[], offset: number, name: string): WorkspaceEdit | string {
  const possible = renameableAt(workspace, seen, offset);
  const thing = occurrenceAt(seen, offset)?.thing;
  if (typeof possible === "string" || thing === undefined) return typeof possible === "string" ? possible : "there is no name here";
  if (!/^[A-Za-z_]\w*$/.test(name) || allKeywords.has(name)) return `\`${name}\` is no name: letters, digits and _, and no reserved word`;
  const edits = new Map<string, Edit[]>();
  for (const { seen: file, use } of usesOf(files, thing)) edits.set(file.uri, [...(edits.get(file.uri) ?? []), { span: use.span, text: renamed(file, use, thing, name) }]);
  const changed = files.filter(({ uri }) => edits.has(uri));
  const texts = new Map(changed.map(({ uri, document }) => [uri, applied(document.getText(), edits.get(uri) ?? [])]));
  const resolve: Workspace["resolve"] = (path, importer) => {
    const found = workspace.resolve(path, importer);
    return found && { name: found.name, text: texts.get(found.name) ?? found.text };
  };
  const moved = (uri: string, start: number): number => (edits.get(uri) ?? []).reduce((at, { span, text }) => (span.start > start ? at : at + text.length - (span.start === start ? name.length : span.end - span.start)), start);
  const errors = (uri: string, text: string, of: Workspace["resolve"]): number => check(text, { fileName: uri, resolve: of }).diagnostics.filter((d) => d.severity === "error").length;
  const stays = changed.every((file) => {
    const text = texts.get(file.uri) ?? "";
    return meansTheSame(file, text, resolve, moved) && errors(file.uri, text, resolve) <= errors(file.uri, file.document.getText(), workspace.resolve);
  });
  if (!stays) return `\`${name}\` means something else here already`;
  return { changes: Object.fromEntries([...edits].map(([uri, list]) => [uri, list.map(({ span, text }) => ({ range: workspace.rangeOf(span), newText: text }))])) };
}

/** Whether every name of a file means in its new text what it meant: no other declaration takes a use, and none is lost. `moved`: where a place of a file is in its new text. */
function meansTheSame(file: Seen, text: string, resolve: Workspace["resolve"], moved: (uri: string, start: number) => number): boolean {
  const unmoved = (_: string, start: number): number => start;
  const before = declarationsByPlace(namesIn(file).occurrences, file.uri, moved);
  const after = declarationsByPlace(namesOf(analyze(text, { fileName: file.uri, earlier: file.analysis, resolve })).occurrences, file.uri, unmoved);
  return before.size === after.size && [...before].every(([start, declared]) => after.get(start) === declared);
}

/** Where what each name of a file means is declared, by the place of the name. */
function declarationsByPlace(occurrences: readonly Occurrence[], file: string, at: (file: string, start: number) => number): ReadonlyMap<number, string> {
  return new Map(occurrences.map(({ span: { start }, thing: { span } }) => [at(file, start), `${span.source.name} ${at(span.source.name, span.start)}`]));
}

/** A value that is read from a column of its name goes on being read from it. */
function renamed({ document, analysis }: Seen, { span }: Occurrence, thing: NamedThing, name: string): string {
  const isDeclared = span.start === thing.span.start && (thing.kind === "field" || thing.kind === "input" || thing.kind === "output");
  if (!isDeclared) return name;
  const model = analysis.file.declarations.find((d) => holds(d.span, span.start));
  const hasData = model?.kind === "chain" && model.body.some((s) => s.kind === "train" && s.settings.some(({ key }) => key.text === "data"));
  // A record is in no file, its fields are.
  const isRecord = /^\s*:\s*\{/.test(document.getText().slice(span.end));
  return hasData && !isRecord && !/\bas\s+$/.test(document.getText().slice(0, span.start)) ? `"${thing.name}" as ${name}` : name;
}
