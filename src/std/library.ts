import files from "./**/*.nn?texts";

/** A definition of the standard library, not parsed. */
export interface StandardDefinition {
  /** `layer`, `activation`, `optimizer`, … */
  readonly keyword: string;
  readonly name: string;
  /** The names of its parameters. */
  readonly parameters: readonly string[];
  /** What diagnostics call its file: `std/losses/huber.nn`. */
  readonly file: string;
  /** The whole file: the doc comment and the definition. */
  readonly text: string;
}

const declaration = /^(layer|block|activation|loss|regularizer|initializer|schedule|optimizer|metric) +([A-Za-z_]\w*)(?:\((.*?)\)(?= *[={]))?/m;

/**
 * The standard library: one definition a file, found by a scan for its declaration and parsed by whoever uses it. The files
 * are those of the folder, sorted by path.
 */
export const library: readonly StandardDefinition[] = files.map(({ path, text }) => {
  const [, keyword = "", name = "", list = ""] = declaration.exec(text) ?? [];
  const parameters = list.split(",").flatMap((part) => /^\s*([A-Za-z_]\w*)(?:\[[^\]]*\])?\s*(?:[=:]|$)/.exec(part)?.[1] ?? []);
  return { keyword, name, parameters, file: `std/${path}`, text };
});
