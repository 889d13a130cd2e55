/**
 * One token of lookahead from sets of first tokens, each computed once. Chevrotain's own strategy follows every path
 * through the rules anew for every choice, which takes half of the time that making the parser takes.
 */
import {
  Alternation, Alternative, type ILookaheadStrategy, type IOrAlt, type IProduction, type IToken, NonTerminal, Option, type OptionalProductionType, Repetition,
  RepetitionMandatory, RepetitionMandatoryWithSeparator, RepetitionWithSeparator, Rule, Terminal, type TokenType,
} from "chevrotain";

/** Indices of token types; a category has those of its members. */
interface First {
  readonly tokens: ReadonlySet<number>;
  readonly optional: boolean;
}

interface Looking {
  LA(howMuch: number): IToken;
}

export class FirstTokens implements ILookaheadStrategy {
  readonly #rules = new Map<string, First>();

  validate(): [] {
    return [];
  }

  buildLookaheadForAlternation({ prodOccurrence, rule }: { prodOccurrence: number; rule: Rule }): (alternatives?: IOrAlt<unknown>[]) => number | undefined {
    const found = within(rule).find((p): p is Alternation => p instanceof Alternation && p.idx === prodOccurrence);
    const firsts = (found?.definition ?? []).map((alternative) => this.#first(alternative).tokens);
    return function (this: Looking, alternatives) {
      const next = this.LA(1).tokenTypeIdx;
      for (let i = 0; i < firsts.length; i++) {
        if (firsts[i]?.has(next) === true && alternatives?.[i]?.GATE?.call(this) !== false) return i;
      }
      return undefined;
    };
  }

  buildLookaheadForOptional({ prodOccurrence, prodType, rule }: { prodOccurrence: number; prodType: OptionalProductionType; rule: Rule }): () => boolean {
    const type = types[prodType];
    const found = within(rule).find((p) => p instanceof type && "idx" in p && p.idx === prodOccurrence);
    const { tokens } = found === undefined ? nothing : this.#sequence(parts(found));
    return function (this: Looking) {
      return tokens.has(this.LA(1).tokenTypeIdx);
    };
  }

  #first(production: IProduction): First {
    if (production instanceof Terminal) return { tokens: matching(production.terminalType), optional: false };
    if (production instanceof NonTerminal) return this.#rule(production.referencedRule);
    if (production instanceof Alternation) {
      const all = production.definition.map((alternative) => this.#first(alternative));
      return { tokens: new Set(all.flatMap((f) => [...f.tokens])), optional: all.some((f) => f.optional) };
    }
    const inside = this.#sequence(parts(production));
    const mayBeAbsent = production instanceof Option || production instanceof Repetition || production instanceof RepetitionWithSeparator;
    return mayBeAbsent ? { tokens: inside.tokens, optional: true } : inside;
  }

  #rule(rule: Rule): First {
    const known = this.#rules.get(rule.name);
    if (known !== undefined) return known;
    const first = this.#sequence(rule.definition);
    this.#rules.set(rule.name, first);
    return first;
  }

  #sequence(productions: readonly IProduction[]): First {
    const tokens = new Set<number>();
    for (const production of productions) {
      const first = this.#first(production);
      for (const token of first.tokens) tokens.add(token);
      if (!first.optional) return { tokens, optional: false };
    }
    return { tokens, optional: true };
  }
}

const nothing: First = { tokens: new Set(), optional: true };

const types = { Option, Repetition, RepetitionMandatory, RepetitionMandatoryWithSeparator, RepetitionWithSeparator };

/** The parts of a production of this rule; none of another rule's. */
function parts(production: IProduction): readonly IProduction[] {
  if (production instanceof Alternation || production instanceof Alternative || production instanceof Rule) return production.definition;
  if (production instanceof NonTerminal) return [];
  return Object.values(types).some((type) => production instanceof type) && "definition" in production && Array.isArray(production.definition) ? production.definition : [];
}

/** Every production of a rule, in depth. */
function within(production: IProduction): readonly IProduction[] {
  return parts(production).flatMap((part) => [part, ...within(part)]);
}

function matching(type: TokenType): ReadonlySet<number> {
  return new Set([type.tokenTypeIdx, ...(type.categoryMatches ?? [])].filter((i) => i !== undefined));
}
