import { type LibraryFile, library } from "./library.ts";

/** A definition of the standard library, found but not parsed. */
export interface Located {
  /** `layer`, `activation`, `optimizer`, … */
  readonly keyword: string;
  readonly name: string;
  readonly file: LibraryFile;
  /** Where it stands in the file, its doc comment included: `[start, end)`. */
  readonly start: number;
  readonly end: number;
}

const declaration = /^(layer|block|activation|loss|regularizer|initializer|schedule|optimizer) +([A-Za-z_]\w*)/gm;

/** Every definition of the standard library, by a scan for declarations at the start of a line. */
export function standardDefinitions(): readonly Located[] {
  return library.flatMap((file) => {
    const found = [...file.text.matchAll(declaration)];
    const starts = found.map((m) => withDoc(file.text, m.index));
    return found.map(([, keyword = "", name = ""], i) => ({ keyword, name, file, start: starts[i] ?? 0, end: starts[i + 1] ?? file.text.length }));
  });
}

/** The start of the comment lines right before a position at the start of a line. */
function withDoc(text: string, at: number): number {
  const before = text.lastIndexOf("\n", at - 2) + 1;
  return at > 0 && text.startsWith("//", before) ? withDoc(text, before) : at;
}

/** A file in which all but one definition is blank, so that places in it are those of the file. */
export function textOf({ file, start, end }: Located): string {
  const blank = (part: string): string => part.replace(/[^\n]/g, " ");
  return blank(file.text.slice(0, start)) + file.text.slice(start, end) + blank(file.text.slice(end));
}
