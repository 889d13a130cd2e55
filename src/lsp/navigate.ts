/** Where a name is declared and where it is used, in all files. */
import { type DocumentLink, type Location, type Range, SymbolKind as Kind, type DocumentSymbol } from "vscode-languageserver";
import { outline, type NamedPlace, type SymbolKind } from "../index.ts";
import { filesIn } from "./completion/columns.ts";
import { holds, namesIn, occurrenceAt } from "./lookup.ts";
import { isSame, type NamedThing, type Occurrence } from "./names/symbols.ts";
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
export function usesOf(files: readonly Seen[], thing: NamedThing): readonly { readonly seen: Seen; readonly use: Occurrence }[] {
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
