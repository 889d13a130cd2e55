interface Context {
  resolve(source: string, importer: string, options: { readonly skipSelf: boolean }): Promise<{ readonly id: string } | null>;
}

interface Unvalidated {
  readonly name: string;
  resolveId(this: Context, source: string, importer: string | undefined): Promise<string | undefined>;
  load(id: string): string | undefined;
}

const nothing = "\0nothing";

/**
 * Leaves out of Chevrotain what validates a grammar, and its strategy to look ahead: our grammar is validated by a test, and
 * has a strategy of its own.
 */
export function unvalidated(): Unvalidated {
  return {
    name: "unvalidated",
    async resolveId(source, importer) {
      if (importer === undefined || !/\/(?:checks|llk_lookahead)\.js$/.test(source)) return undefined;
      const id = (await this.resolve(source, importer, { skipSelf: true }))?.id ?? "";
      return id.includes("/chevrotain/lib/src/parse/grammar/") ? nothing : undefined;
    },
    load: (id) => (id === nothing ? "export let LLkLookaheadStrategy, validateGrammar, validateLookahead, validateRuleIsOverridden;" : undefined),
  };
}
