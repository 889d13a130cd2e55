import { type LibraryFile, library } from "./library.ts";

/** A definition of the standard library, found but not parsed. */
export interface Located {
  /** `layer`, `activation`, `optimizer`, … */
  readonly keyword: string;
  readonly name: string;
  readonly file: LibraryFile;
}

const declaration = /^(layer|block|activation|loss|regularizer|initializer|schedule|optimizer) +([A-Za-z_]\w*)/gm;

/** Every definition of the standard library, by a scan for declarations at the start of a line. */
export function standardDefinitions(): readonly Located[] {
  return library.flatMap((file) =>
    Array.from(file.text.matchAll(declaration), ([, keyword = "", name = ""]) => ({ keyword, name, file })),
  );
}
