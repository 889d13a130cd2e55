/** The same as scripts, without comments. */
declare module "*?bare" {
  const files: readonly { readonly path: string; readonly text: string }[];
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

/** The names that all TypeScript files below a folder declare at their top level. */
declare module "*?names" {
  const names: readonly string[];
  export default names;
}

/** The same as texts, of TypeScript files, without types. */
declare module "*?scripts" {
  const files: readonly { readonly path: string; readonly text: string }[];
  export default files;
}
