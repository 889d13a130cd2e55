/** Whether names mean after a renaming what they meant before. */
import { analyze } from "../index.ts";
import { namesIn } from "./lookup.ts";
import { namesOf } from "./names/declarations.ts";
import type { Occurrence } from "./names/symbols.ts";
import type { Seen, Workspace } from "./workspace.ts";

/** An edit that puts a name, `name`, at the end of `text`. */
export interface NameEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Edits = ReadonlyMap<string, readonly NameEdit[]>;

/** What each place of a file says, by the place: where the declaration is. */
function meanings(occurrences: readonly Occurrence[], at: (file: string, start: number) => number, file: string): ReadonlyMap<number, string> {
  return new Map(occurrences.map(({ span: { start }, thing: { span } }) => [at(file, start), `${span.source.name} ${at(span.source.name, span.start)}`]));
}

/** The text of a file after its edits. */
export function edited(text: string, edits: readonly NameEdit[]): string {
  return [...edits].sort((a, b) => b.start - a.start).reduce((t, { start, end, text: put }) => t.slice(0, start) + put + t.slice(end), text);
}

/** Whether every name of some files means the same after edits that rename: no other declaration takes a use, and none is lost. */
export function meansTheSame(workspace: Workspace, files: readonly Seen[], edits: Edits, name: string): boolean {
  const moved = (file: string, start: number): number => (edits.get(file) ?? []).reduce((at, edit) => (edit.start < start ? at + edit.text.length - (edit.end - edit.start) : edit.start === start ? at + edit.text.length - name.length : at), start);
  const texts = new Map(files.map(({ uri, document }) => [uri, edited(document.getText(), edits.get(uri) ?? [])]));
  return files.every((seen) => {
    const { uri, analysis } = seen;
    const after = analyze(texts.get(uri) ?? "", {
      fileName: uri, earlier: analysis,
      resolve: (path, importer) => {
        const found = workspace.resolve(path, importer);
        return found && { name: found.name, text: texts.get(found.name) ?? found.text };
      },
    });
    const expected = meanings(namesIn(seen).occurrences, moved, uri);
    const found = meanings(namesOf(after).occurrences, (_, start) => start, uri);
    return expected.size === found.size && [...expected].every(([start, meant]) => found.get(start) === meant);
  });
}
