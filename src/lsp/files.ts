/** What the server asks of the platform that it runs on. A page has no files; names of files are URIs. */
export interface Files {
  /** The text of a file that no editor holds; `undefined` where there is none. */
  read(uri: string): string | undefined;
  /** The `.nn` files below folders, for references and names that change. */
  list(folders: readonly string[]): Promise<readonly string[]>;
  /** The names of the columns of a data file; `undefined` where they are not known. */
  columns(uri: string): Promise<readonly string[] | undefined>;
  /** Where an editor opens a file of the standard library. */
  libraryUri(name: string, text: string): string;
  /** Whether the library becomes files, which takes its texts from the beginning. */
  readonly writesLibrary?: boolean;
}

/** The scheme of files of the standard library where no file has them: `nnc:/std/layers/dense.nn`. An editor asks the server for their texts. */
export const libraryScheme = "nnc";

/** The name of the file at an address of that scheme. */
export function libraryNameOf(uri: string): string | undefined {
  const before = `${libraryScheme}:/`;
  return uri.startsWith(before) ? uri.slice(before.length) : undefined;
}

/** For a page: nothing but what its editor holds. */
export const noFiles: Files = {
  read: () => undefined,
  list: async () => [],
  columns: async () => undefined,
  libraryUri: (name) => `${libraryScheme}:/${name}`,
};
