import { parseAst } from "rolldown/parseAst";

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
  readonly transform: { readonly filter: { readonly id: RegExp }; handler(code: string, id: string): string | undefined };
}

/** A module, with names that it exports or declares. */
interface Names {
  readonly path: string;
  readonly names: string;
}

/** Modules that are never called, with the names that others import of them. */
const modules: readonly Names[] = [
  // Chevrotain validates grammars, which a test has it do with ours, and looks ahead by a strategy in whose place ours is.
  { path: "/chevrotain/lib/src/parse/grammar/checks.js", names: "validateGrammar, validateLookahead, validateRuleIsOverridden" },
  { path: "/chevrotain/lib/src/parse/grammar/llk_lookahead.js", names: "LLkLookaheadStrategy" },
  // Its recovery, which the grammar turns off, what it offers to write next, and its walks over trees.
  { path: "/chevrotain/lib/src/parse/grammar/follow.js", names: "computeAllProdsFollows" },
  {
    path: "/chevrotain/lib/src/parse/grammar/interpreter.js",
    names: "NextAfterTokenWalker, NextTerminalAfterAtLeastOneSepWalker, NextTerminalAfterAtLeastOneWalker, NextTerminalAfterManySepWalker, NextTerminalAfterManyWalker, nextPossibleTokensAfter, possiblePathsFrom",
  },
  { path: "/chevrotain/lib/src/parse/cst/cst_visitor.js", names: "createBaseSemanticVisitorConstructor, createBaseVisitorConstructorWithDefaults" },
  // Its messages: diagnostics are written from its errors.
  { path: "/chevrotain/lib/src/parse/errors_public.js", names: "defaultGrammarResolverErrorProvider, defaultGrammarValidatorErrorProvider, defaultParserErrorProvider" },
  // It reads patterns of tokens that do not say what they begin with.
  { path: "/chevrotain/lib/src/scan/reg_exp.js", names: "canMatchCharCode, failedOptimizationPrefixMsg, getOptimizedStartCodesIndices" },
  { path: "/chevrotain/lib/src/scan/reg_exp_parser.js", names: "clearRegExpParserCache, getRegExpAst" },
  // Objects and names in the place of functions, as in `filter(list, { a: 1 })`, which Chevrotain does not write, and paths as in `has(object, "a.b")`.
  { path: "/es-toolkit/dist/compat/predicate/matches.mjs", names: "matches" },
  { path: "/es-toolkit/dist/compat/predicate/matchesProperty.mjs", names: "matchesProperty" },
  { path: "/es-toolkit/dist/compat/object/property.mjs", names: "property" },
  { path: "/es-toolkit/dist/compat/util/toPath.mjs", names: "toPath" },
];

/** Functions and methods that are never called, or whose results nothing reads. */
const functions: readonly Names[] = [
  // Checks of the definitions of tokens.
  { path: "/chevrotain/lib/src/scan/lexer.js", names: "checkLineBreaksIssues, performRuntimeChecks, performWarningRuntimeChecks, validatePatterns" },
  // What a message would say that was expected.
  { path: "/chevrotain/lib/src/parse/grammar/lookahead.js", names: "getLookaheadPathsForOptionalProd, getLookaheadPathsForOr" },
  {
    path: "/chevrotain/lib/src/parse/parser/traits/recoverable.js",
    names: "addToResyncTokens, attemptInRepetitionRecovery, buildFullFollowKeyStack, canRecoverWithSingleTokenDeletion, canRecoverWithSingleTokenInsertion, findReSyncTokenType, flattenFollowSet, getCurrFollowKey, getCurrentGrammarPath, getFollowSetFromFollowKey, getTokenToInsert, isInCurrentRuleReSyncSet, reSyncTo, shouldInRepetitionRecoveryBeTried, tryInRepetitionRecovery, tryInRuleRecovery",
  },
  { path: "/chevrotain/lib/src/parse/parser/traits/recognizer_api.js", names: "BACKTRACK, OVERRIDE_RULE, getSerializedGastProductions" },
];

const prefix = "\0unused:";

/** Leaves out of a page what it would load and never call. */
export function unused(): Unused {
  return {
    name: "unused",
    resolveId: {
      filter: { id: fileOf(modules) },
      async handler(source, importer) {
        if (importer === undefined) return undefined;
        const id = (await this.resolve(source, importer, { skipSelf: true }))?.id ?? "";
        const at = modules.findIndex(({ path }) => id.endsWith(path));
        return at < 0 ? undefined : `${prefix}${at}`;
      },
    },
    load: {
      filter: { id: /^\0unused:/ },
      handler: (id) => listed(modules[Number(id.slice(prefix.length))]?.names).map((name) => `export function ${name}() {}`).join("\n"),
    },
    transform: {
      filter: { id: fileOf(functions) },
      handler(code, id) {
        const found = functions.find(({ path }) => id.endsWith(path));
        return found && emptied(code, found);
      },
    },
  };
}

function listed(names: string | undefined): readonly string[] {
  return names?.split(", ") ?? [];
}

/** Addresses that end with the name of one of the files. */
function fileOf(rows: readonly Names[]): RegExp {
  return new RegExp(`/(?:${rows.map(({ path }) => path.slice(path.lastIndexOf("/") + 1).replace(".", "\\.")).join("|")})$`);
}

/** Each of the functions gives an empty list. Throws where there is none of a name: another version of the library has other functions. */
function emptied(code: string, { path, names }: Names): string {
  const bodies = bodiesIn(parseAst(code)).filter(({ name }) => listed(names).includes(name));
  const missing = listed(names).filter((name) => !bodies.some((body) => body.name === name));
  if (missing.length > 0) throw new Error(`${path} has no function ${missing.join(", ")}`);
  return bodies.reduceRight((text, { start, end }) => `${text.slice(0, start)}{ return []; }${text.slice(end)}`, code);
}

interface Body {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly type?: string;
  readonly id?: { readonly name?: string } | null;
  readonly key?: { readonly name?: string };
  readonly value?: { readonly body?: Omit<Body, "name"> };
  readonly body?: Omit<Body, "name">;
}

/** The bodies of functions and methods outside of others, in the order of the text. */
function bodiesIn(node: unknown): readonly Body[] {
  if (Array.isArray(node)) return node.flatMap(bodiesIn);
  if (typeof node !== "object" || node === null) return [];
  const { type, id, key, value, body }: Node = node;
  if (type === "FunctionDeclaration" && body !== undefined) return [{ name: id?.name ?? "", start: body.start, end: body.end }];
  if (type === "MethodDefinition" && value?.body !== undefined) return [{ name: key?.name ?? "", start: value.body.start, end: value.body.end }];
  return Object.values(node).flatMap(bodiesIn);
}
