/**
 * Cuts the tokens of a file at its declarations, so that a mistake in one stays in it. A declaration begins at a
 * keyword outside of all brackets, or, where a bracket was left open, at the start of a line that reads like one.
 */
import type { IToken, TokenType } from "chevrotain";
import { near } from "../../diagnostics/near.ts";
import type { SourceFile } from "../../source/source.ts";
import {
  Caret, Colon, Comma, declarationTokens, Dot, DotDot, Equal, EqualEqual, Greater, GreaterEqual, Identifier, isName, LeftBrace, LeftBracket, LeftParen, Less, LessEqual,
  Minus, NotEqual, Percent, Plus, Question, RightBrace, RightBracket, RightParen, Slash, Star, statementTokens, words,
} from "./tokens.ts";

export interface Island {
  readonly tokens: readonly IToken[];
  /** The keyword that was meant where the first token is a misspelling of it. */
  readonly meant?: TokenType;
}

const declarationWords: ReadonlyMap<string, TokenType> = new Map([...declarationTokens].map((t) => [t.name, t]));
/** Operators after which an expression continues in the next line. */
const continues = new Set<TokenType | undefined>([
  undefined, Equal, Comma, Colon, Dot, DotDot, Question, Plus, Minus, Star, Slash, Percent, Caret, Less, LessEqual, Greater, GreaterEqual, EqualEqual, NotEqual,
  words.and, words.or, words.not, words.else, words.import, ...declarationTokens,
]);
const openers = new Set([LeftBrace, LeftBracket, LeftParen]);
const closers = new Set([RightBrace, RightBracket, RightParen]);
/** How far the parentheses of a head may reach. */
const longestHead = 500;

export function cutIslands(tokens: readonly IToken[], source: SourceFile): readonly Island[] {
  const islands: Island[] = [];
  let current: IToken[] = [];
  let meant: TokenType | undefined;
  let depth = 0;
  const end = (): void => {
    if (current.length > 0) islands.push({ tokens: current, ...(meant !== undefined && { meant }) });
    current = [];
    meant = undefined;
    depth = 0;
  };
  tokens.forEach((token, i) => {
    const atLineStart = startsLine(source, token);
    const keyword = declarationTokens.has(token.tokenType);
    const begins = keyword && (depth === 0 ? atLineStart || current.length === 0 || readsLikeOne(tokens, i, token.tokenType) : atLineStart && readsLikeOne(tokens, i, token.tokenType));
    const misspelled = !keyword && (atLineStart || current.length === 0) ? misspelling(tokens, i) : undefined;
    const alien = depth === 0 && atLineStart && (isName(token.tokenType) || statementTokens.has(token.tokenType)) && !continues.has(tokens[i - 1]?.tokenType);
    if (begins || misspelled !== undefined || alien) {
      end();
      meant = misspelled;
    }
    current.push(token);
    if (openers.has(token.tokenType)) depth++;
    if (closers.has(token.tokenType)) depth = Math.max(0, depth - 1);
  });
  end();
  return islands;
}

/** Whether a token is at the very start of its line. */
function startsLine(source: SourceFile, token: IToken): boolean {
  return token.startOffset === 0 || source.text.charCodeAt(token.startOffset - 1) === 10;
}

/** `keyword name (…) {`, `keyword name (…) =`, `import {`. */
function readsLikeOne(tokens: readonly IToken[], i: number, keyword: TokenType): boolean {
  if (keyword === words.import) return tokens[i + 1]?.tokenType === LeftBrace;
  const name = tokens[i + 1];
  if (name === undefined || !isName(name.tokenType)) return false;
  let at = i + 2;
  if (tokens[at]?.tokenType === LeftParen) {
    let depth = 0;
    for (; at < Math.min(tokens.length, i + longestHead); at++) {
      if (tokens[at]?.tokenType === LeftParen) depth++;
      if (tokens[at]?.tokenType === RightParen && --depth === 0) break;
    }
    at++;
  }
  const next = tokens[at]?.tokenType;
  const braces = keyword === words.model || keyword === words.block || keyword === words.layer || keyword === words.optimizer;
  // A variant of a model: `model Small = Digits(filters: 4)`.
  if (keyword === words.model && next === Equal) return isName(tokens[at + 1]?.tokenType ?? Equal);
  return braces ? next === LeftBrace : next === Equal || next === Colon;
}

/** The keyword that was meant by a word like it, where what follows fits it. */
function misspelling(tokens: readonly IToken[], i: number): TokenType | undefined {
  const token = tokens[i];
  if (token?.tokenType !== Identifier) return undefined;
  const word = near(token.image, declarationWords.keys());
  const keyword = word === undefined ? undefined : declarationWords.get(word);
  return keyword !== undefined && readsLikeOne(tokens, i, keyword) ? keyword : undefined;
}
