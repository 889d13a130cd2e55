/** Finds and parses all the files of one compilation: the main one, what it imports, and what it uses of the standard library. */
import type { Report } from "./diagnostics/report.ts";
import type { File, ImportDeclaration } from "./ir/ast/types.ts";
import { type Definition, keywordOf, type Sources, type Standard } from "./phases/check/library.ts";
import { parse } from "./phases/parse/parse.ts";
import { librarySource, type SourceFile, sourceFile } from "./source/source.ts";
import { library } from "./std/library.ts";

/** The text behind a path that a file imports; `undefined` where there is none. */
export type Resolve = (path: string, importer: string) => { readonly name: string; readonly text: string; /** What emitted modules call it; `name` by default. */ readonly recordedName?: string } | undefined;

/** `standard`: that of an earlier compilation, whose parsed definitions are used again. */
export function load(source: SourceFile, resolve: Resolve, report: Report, standard: Standard = standardLibrary(report)): Sources {
  const main = parse(source, report);
  const files = new Map<string, File>([[source.name, main]]);
  const behind = new Map<ImportDeclaration, File>();
  const queue: File[] = [main];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const declaration of file.declarations) {
      if (declaration.kind !== "import") continue;
      const found = resolve(declaration.path.value, file.source.name);
      if (found === undefined) continue;
      let imported = files.get(found.name);
      if (imported === undefined) {
        imported = parse(sourceFile(found.name, found.text, found.recordedName), report);
        files.set(found.name, imported);
        queue.push(imported);
      }
      behind.set(declaration, imported);
    }
  }
  return { main, imported: (declaration) => behind.get(declaration), standard };
}

/** Parses a definition of the standard library when it is asked for. */
function standardLibrary(report: Report): Standard {
  const byName = new Map(library.map((d) => [`${d.keyword} ${d.name}`, d]));
  const parsed = new Map<string, Definition | undefined>();
  return {
    find: (keyword, name) => {
      const key = `${keyword} ${name}`;
      const found = byName.get(key);
      if (found === undefined) return undefined;
      if (!parsed.has(key)) {
        const { declarations } = parse(librarySource(found.file, found.text), report);
        parsed.set(key, declarations.find((d): d is Definition => d.kind !== "import" && keywordOf(d) === keyword && d.name.text === name));
      }
      const declaration = parsed.get(key);
      return declaration && { declaration };
    },
    names: (keyword) => library.filter((d) => d.keyword === keyword).map((d) => d.name),
  };
}
