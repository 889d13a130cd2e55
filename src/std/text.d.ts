/** The same as scripts, without comments, each file loaded by itself. */
declare module "*?bare" {
  const files: readonly { readonly path: string; readonly load: () => Promise<{ readonly default: string }> }[];
  export default files;
}

/** The text of one file: `import text from "../runtime/random.ts?raw"`. */
declare module "*?raw" {
  const text: string;
  export default text;
}

/** The texts of all files below a folder with one ending, sorted by path: `import files from "./**\/*.nn?texts"`. */
declare module "*?texts" {
  const files: readonly { readonly path: string; readonly text: string }[];
  export default files;
}

/** The same with the documentation, which pages load apart from the texts. */
declare module "*?documented" {
  const files: readonly { readonly path: string; readonly text: string }[];
  export default files;
}

/** The names that each TypeScript file below a folder declares at its top level. */
declare module "*?names" {
  const files: readonly { readonly path: string; readonly names: readonly string[] }[];
  export default files;
}

/** The same as texts, of TypeScript files, without types. */
declare module "*?scripts" {
  const files: readonly { readonly path: string; readonly text: string }[];
  export default files;
}
