/** Where a name is declared and where it is used, in all files. */
import { type DocumentLink, type Location, type Range, SymbolKind as Kind, type DocumentSymbol, type WorkspaceEdit } from "vscode-languageserver";
import { check, outline, type NamedPlace, type SymbolKind } from "../index.ts";
import { filesIn } from "./completion/columns.ts";
import { holds, namesIn, occurrenceAt } from "./lookup.ts";
import { isSame, type NamedThing, type Occurrence } from "./names/symbols.ts";
import { edited, meansTheSame, type NameEdit } from "./rename.ts";
import { allKeywords, wordAt } from "./words.ts";
import { besideOf, type Seen, type Workspace } from "./workspace.ts";

export function definitionAt(workspace: Workspace, seen: Seen, offset: number): Location | undefined {
  const path = linksOf(seen).find((l) => holds(l.span, offset));
  if (path !== undefined) return { uri: path.uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
  const span = occurrenceAt(seen, offset)?.thing.span;
  return span && { uri: workspace.uriOf(span), range: workspace.rangeOf(span) };
}

interface Link {
  readonly span: Occurrence["span"];
  readonly uri: string;
}

function linksOf({ analysis, uri }: Seen): readonly Link[] {
  return analysis.file.declarations.flatMap((d) => {
    const paths = d.kind === "import" ? [d.path] : d.kind === "chain" ? d.body.flatMap((s) => (s.kind === "train" ? s.settings.flatMap((x) => filesIn(x.value)) : [])) : [];
    return paths.flatMap(({ value, span }) => {
      const target = /[*?]/.test(value) ? undefined : besideOf(value, uri);
      return target === undefined ? [] : [{ span, uri: target }];
    });
  });
}

/** Imports and data files. */
export function documentLinks(workspace: Workspace, seen: Seen): readonly DocumentLink[] {
  return linksOf(seen).map(({ span, uri }) => ({ range: inside(workspace.rangeOf(span)), target: uri }));
}

/** Without the quotes. */
function inside({ start, end }: Range): Range {
  return { start: { ...start, character: start.character + 1 }, end: { ...end, character: end.character - 1 } };
}

/** Each use in some files, with its file. */
function usesOf(files: readonly Seen[], thing: NamedThing): readonly { readonly seen: Seen; readonly use: Occurrence }[] {
  return files.flatMap((seen) => {
    const found = namesIn(seen).occurrences.filter((o) => isSame(o.thing, thing));
    return [...new Map(found.map((use) => [use.span.start, { seen, use }])).values()];
  });
}

export function referencesAt(workspace: Workspace, seen: Seen, files: readonly Seen[], offset: number, withDeclaration: boolean): readonly Location[] {
  const thing = occurrenceAt(seen, offset)?.thing;
  if (thing === undefined) return [];
  const uses = usesOf(files, thing).map(({ use }) => use.span).filter((s) => withDeclaration || s.start !== thing.span.start || s.source.name !== thing.span.source.name);
  return uses.map((s) => ({ uri: workspace.uriOf(s), range: workspace.rangeOf(s) }));
}

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
  const edits = new Map<string, NameEdit[]>();
  for (const { seen: file, use } of usesOf(files, thing)) edits.set(file.uri, [...(edits.get(file.uri) ?? []), { start: use.span.start, end: use.span.end, text: renamed(file, use, thing, name) }]);
  const changed = files.filter(({ uri }) => edits.has(uri));
  const changes = Object.fromEntries(changed.map(({ uri, document }) => [uri, (edits.get(uri) ?? []).map(({ start, end, text }) => ({ range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text }))]));
  const taken = `\`${name}\` means something else here already`;
  if (!meansTheSame(workspace, changed, edits, name)) return taken;
  const after = new Map(changed.map(({ uri, document }) => [uri, edited(document.getText(), edits.get(uri) ?? [])]));
  for (const [uri, text] of after) {
    const resolve: typeof workspace.resolve = (path, importer) => {
      const found = workspace.resolve(path, importer);
      return found && { name: found.name, text: after.get(found.name) ?? found.text };
    };
    const errors = (of: string, with_: typeof resolve): number => check(of, { fileName: uri, resolve: with_ }).diagnostics.filter((d) => d.severity === "error").length;
    const before = files.find((f) => f.uri === uri)?.document.getText() ?? "";
    if (errors(text, resolve) > errors(before, workspace.resolve)) return taken;
  }
  return { changes };
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

const kinds: Readonly<Record<SymbolKind, Kind>> = {
  model: Kind.Class, block: Kind.Module, layer: Kind.Class, activation: Kind.Function, loss: Kind.Function, regularizer: Kind.Function, initializer: Kind.Function, schedule: Kind.Function, optimizer: Kind.Class,
  metric: Kind.Function, parameter: Kind.TypeParameter, input: Kind.Property, output: Kind.Property, field: Kind.Field, value: Kind.Variable,
};

export function documentSymbols(workspace: Workspace, seen: Seen): readonly DocumentSymbol[] {
  const shown = ({ name, kind, doc, span, whole, members }: NamedPlace): DocumentSymbol => ({
    name, kind: kinds[kind], range: workspace.rangeOf(whole), selectionRange: workspace.rangeOf(span), children: members.map(shown), ...(doc !== undefined && { detail: doc.split("\n", 1)[0] ?? "" }),
  });
  return outline(seen.document.getText(), { fileName: seen.uri }).symbols.map(shown);
}
