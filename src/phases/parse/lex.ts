/** Text to tokens. Signs of other languages become those that were meant, with a fix; nothing stops at a fault. */
import { type IToken, Lexer, type TokenType } from "chevrotain";
import type { Report } from "../../diagnostics/report.ts";
import type { Comment } from "../../ir/ast/types.ts";
import { positionOf, type SourceFile, span } from "../../source/source.ts";
import { tokenSpan } from "./cst.ts";
import { mendIdioms } from "./mend.ts";
import { escapeFault } from "./strings.ts";
import { allTokens, type Foreign, foreignOf, NumberToken, OpenString, StringToken } from "./tokens.ts";

export interface Lexed {
  readonly tokens: readonly IToken[];
  readonly comments: readonly Comment[];
  /** Lines with an unterminated string or unknown characters: tokens missing there are not reported. */
  readonly damaged: ReadonlySet<number>;
}

export type Lex = (source: SourceFile, report: Report) => Lexed;

/** Marks a string that swallowed the rest of its line. */
export const openString = "open";

/** A lexer; making one takes time, so one serves a whole process. */
export function createLex(): Lex {
  const lexer = new Lexer(allTokens, { positionTracking: "full", ensureOptimizations: false, skipValidations: true });
  return (source, report) => {
    const { tokens, errors, groups } = lexer.tokenize(source.text);
    const damaged = new Set<number>();
    for (const { offset, length, line } of errors) {
      if (line !== undefined) damaged.add(line);
      const text = source.text.slice(offset, offset + length);
      report.add("unexpectedCharacter", span(source, offset, offset + length), { characters: JSON.stringify(text.length > 12 ? `${text.slice(0, 12)}…` : text), many: Array.from(text).length > 1 });
    }
    const comments = (groups["comments"] ?? []).map((t): Comment => {
      const text = t.image.replace(/\r$/, "");
      return { text, span: span(source, t.startOffset, t.startOffset + text.length), doc: text.startsWith("///") && !text.startsWith("////") };
    });
    for (const { tokenType, startLine } of tokens) if (tokenType === OpenString && startLine !== undefined) damaged.add(startLine);
    const read = tokens.flatMap((t) => mend(t, source, report) ?? []);
    return { tokens: mendIdioms(read, (text) => lexer.tokenize(text).tokens, source, report), comments, damaged };
  };
}

export function retyped(token: IToken, tokenType: TokenType): IToken {
  return { ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}

/** A token of the language in place of one that is none; of strings and numbers, whether they have a value. */
function mend(token: IToken, source: SourceFile, report: Report): IToken | undefined {
  const { tokenType, image } = token;
  if (tokenType === StringToken) {
    const fault = escapeFault(image);
    if (fault !== undefined) report.add("unknownEscape", span(source, token.startOffset + fault.start, token.startOffset + fault.end), { escape: image.slice(fault.start, fault.end) });
    return token;
  }
  if (tokenType === NumberToken) {
    if (!Number.isFinite(Number(image))) report.add("numberTooLarge", tokenSpan(source, token), { number: image.length > 24 ? `${image.slice(0, 24)}…` : image });
    return token;
  }
  if (tokenType === OpenString) {
    report.add("unterminatedString", tokenSpan(source, token), {});
    return { ...retyped(token, StringToken), payload: openString };
  }
  const foreign = foreignOf(tokenType);
  if (foreign === undefined) return token;
  reportForeign(token, foreign, source, report);
  if (foreign.meant === undefined) return undefined;
  return retyped(token, foreign.meant);
}

function reportForeign(token: IToken, { write }: Foreign, source: SourceFile, report: Report): void {
  const at = tokenSpan(source, token);
  const { image } = token;
  const text = write(image);
  const comment = text.startsWith("//");
  const shown = comment ? image.slice(0, image.startsWith("/*") ? 2 : 1) : image;
  const say = comment ? "//" : text.trim();
  // Text after a block comment would be lost in a comment that runs to the end of the line.
  const mendable = !image.startsWith("/*") || (positionOf(source, at.start).line === positionOf(source, at.end).line && /^[^\S\n]*\r?$/m.test(restOfLine(source, at.end)));
  const fixes = mendable ? [{ title: text === "" ? "leave it out" : `write \`${say}\``, edits: [{ span: at, text }] }] : [];
  report.add("foreignSyntax", at, { found: shown, write: say }, { fixes });
}

function restOfLine(source: SourceFile, start: number): string {
  const end = source.text.indexOf("\n", start);
  return source.text.slice(start, end < 0 ? undefined : end);
}
