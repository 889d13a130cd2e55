/**
 * Cuts the tokens of a file at its declarations, so that a mistake in one stays in it. A declaration begins at a
 * keyword outside of all brackets, or, where a bracket was left open, at the start of a line that reads like one.
 */
import type { IToken } from "chevrotain";
import { near } from "../../diagnostics/near.ts";
import type { SourceFile } from "../../source/source.ts";
import { Colon, declarationTokens, Equal, Identifier, LeftBrace, LeftBracket, LeftParen, Name, RightBrace, RightBracket, RightParen, words } from "./tokens.ts";

export interface Island {
  readonly tokens: readonly IToken[];
  /** The keyword that was meant where the first token is a misspelling of it. */
  readonly meant?: string;
}

const openers = new Set([LeftBrace, LeftBracket, LeftParen]);
const closers = new Set([RightBrace, RightBracket, RightParen]);
const declarationWords: readonly string[] = [...declarationTokens].map((t) => t.name);

export function cutIslands(tokens: readonly IToken[], source: SourceFile): readonly Island[] {
  const islands: Island[] = [];
  let current: IToken[] = [];
  let meant: string | undefined;
  let depth = 0;
  const end = (): void => {
    if (current.length > 0) islands.push({ tokens: current, ...(meant !== undefined && { meant }) });
    current = [];
    meant = undefined;
  };
  tokens.forEach((token, i) => {
    const atLineStart = startsLine(source, token);
    const keyword = declarationTokens.has(token.tokenType);
    const begins = keyword && (depth <= 0 ? atLineStart || i === 0 || current.length === 0 || readsLikeOne(tokens, i) : atLineStart && readsLikeOne(tokens, i));
    const misspelled = !keyword && depth <= 0 && (atLineStart || i === 0) ? misspelling(tokens, i) : undefined;
    if (begins || misspelled !== undefined) {
      end();
      depth = 0;
      meant = misspelled;
    }
    current.push(token);
    if (openers.has(token.tokenType)) depth++;
    if (closers.has(token.tokenType)) depth = Math.max(0, depth - 1);
  });
  end();
  return islands;
}

/** Nothing stands before it on its line, not even space. */
function startsLine(source: SourceFile, token: IToken): boolean {
  return token.startOffset === 0 || source.text.charCodeAt(token.startOffset - 1) === 10;
}

/** `keyword name (…) {`, `keyword name (…) =`, `import {`. */
function readsLikeOne(tokens: readonly IToken[], i: number): boolean {
  const keyword = tokens[i]?.tokenType;
  if (keyword === words.import) return tokens[i + 1]?.tokenType === LeftBrace;
  if (!isName(tokens[i + 1])) return false;
  let at = i + 2;
  if (tokens[at]?.tokenType === LeftParen) {
    let depth = 0;
    for (; at < tokens.length; at++) {
      if (tokens[at]?.tokenType === LeftParen) depth++;
      if (tokens[at]?.tokenType === RightParen && --depth === 0) break;
    }
    at++;
  }
  const next = tokens[at]?.tokenType;
  const braces = keyword === words.model || keyword === words.block || keyword === words.layer || keyword === words.optimizer;
  return braces ? next === LeftBrace : next === Equal || next === Colon;
}

function isName(token: IToken | undefined): boolean {
  return token !== undefined && (token.tokenType === Identifier || (token.tokenType.CATEGORIES ?? []).includes(Name));
}

/** A word like a keyword before a name and what follows the name of a declaration. */
function misspelling(tokens: readonly IToken[], i: number): string | undefined {
  const token = tokens[i];
  const after = tokens[i + 2]?.tokenType;
  if (token?.tokenType !== Identifier || !isName(tokens[i + 1]) || (after !== LeftParen && after !== LeftBrace)) return undefined;
  return near(token.image, declarationWords);
}
