interface Context {
  resolve(source: string, importer: string, options: { readonly skipSelf: boolean }): Promise<{ readonly id: string } | null>;
}

interface Unused {
  readonly name: string;
  readonly resolveId: {
    readonly filter: { readonly id: RegExp };
    handler(this: Context, source: string, importer: string | undefined): Promise<string | undefined>;
  };
  readonly load: { readonly filter: { readonly id: RegExp }; handler(id: string): string | undefined };
}

/** Modules that are never called, with the names that others import of them. */
const modules: readonly { readonly path: string; readonly names: string }[] = [
  // Chevrotain validates grammars, which a test has it do with ours, and looks ahead by a strategy in whose place ours is.
  { path: "/chevrotain/lib/src/parse/grammar/checks.js", names: "validateGrammar, validateLookahead, validateRuleIsOverridden" },
  { path: "/chevrotain/lib/src/parse/grammar/llk_lookahead.js", names: "LLkLookaheadStrategy" },
  // Objects and names in the place of functions, as in `filter(list, { a: 1 })`, which Chevrotain does not write.
  { path: "/es-toolkit/dist/compat/predicate/matches.mjs", names: "matches" },
  { path: "/es-toolkit/dist/compat/predicate/matchesProperty.mjs", names: "matchesProperty" },
  { path: "/es-toolkit/dist/compat/object/property.mjs", names: "property" },
];

const prefix = "\0unused:";

/** Leaves out of a page what it would load and never call. */
export function unused(): Unused {
  return {
    name: "unused",
    resolveId: {
      filter: { id: /\/(?:checks|llk_lookahead)\.js$|\/(?:matches|matchesProperty|property)\.mjs$/ },
      async handler(source, importer) {
        if (importer === undefined) return undefined;
        const id = (await this.resolve(source, importer, { skipSelf: true }))?.id ?? "";
        const at = modules.findIndex(({ path }) => id.endsWith(path));
        return at < 0 ? undefined : `${prefix}${at}`;
      },
    },
    load: {
      filter: { id: /^\0unused:/ },
      handler: (id) => `export let ${modules[Number(id.slice(prefix.length))]?.names ?? ""};`,
    },
  };
}
