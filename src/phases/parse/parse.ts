/**
 * Text to a syntax tree.
 *
 * In: any text. Out: every declaration that could be read, with exact spans; in the report, every fault of syntax.
 * Never throws: nesting too deep for the machine's stack is a fault of the text like any other.
 */
import type { IToken } from "chevrotain";
import type { Report } from "../../diagnostics/report.ts";
import type { Comment, Declaration, File } from "../../ir/ast/types.ts";
import { type SourceFile } from "../../source/source.ts";
import { tokenSpan } from "./cst.ts";
import { DeclarationBuilder } from "./declarations.ts";
import { keywordToken, messages, reportErrors } from "./faults.ts";
import { Grammar } from "./grammar.ts";
import { cutIslands, type Island } from "./islands.ts";
import { createLex, type Lex } from "./lex.ts";
import { Caret, declarationTokens, LeftBrace, LeftBracket, LeftParen, Minus, Question, RightBrace, RightBracket, RightParen } from "./tokens.ts";

/** Brackets, and operators that nest to the right, in one another. */
const deepest = 100;

export function parse(source: SourceFile, report: Report): File {
  const { lex, grammar } = machinery();
  const { tokens, comments } = lex(source, report);
  const builder = new DeclarationBuilder(source);
  const declarations = cutIslands(tokens, source).flatMap((island) => parseIsland(island, grammar, builder, comments, source, report) ?? []);
  return { source, declarations, comments };
}

/** Lexer and parser are constants that take a while to make: made at the first use. */
const machinery: () => { readonly lex: Lex; readonly grammar: Grammar } = (() => {
  let made: { lex: Lex; grammar: Grammar } | undefined;
  return () => (made ??= { lex: createLex(), grammar: new Grammar(messages, true) });
})();

function parseIsland(island: Island, grammar: Grammar, builder: DeclarationBuilder, comments: readonly Comment[], source: SourceFile, report: Report): Declaration | undefined {
  const [first, ...rest] = island.tokens;
  if (first === undefined) return undefined;
  const meant = island.meant === undefined ? undefined : keywordToken(island.meant);
  const at = tokenSpan(source, first);
  if (island.meant !== undefined && meant !== undefined) {
    report.add("NN107", at, { word: first.image }, { fixes: [{ title: `write \`${island.meant}\``, edits: [{ span: at, text: island.meant }] }] });
  } else if (!declarationTokens.has(first.tokenType)) {
    report.add("NN107", at, { word: first.image });
    return undefined;
  }
  const tokens = meant === undefined ? [...island.tokens] : [{ ...first, tokenType: meant, tokenTypeIdx: meant.tokenTypeIdx ?? 0 }, ...rest];
  const deep = tooDeep(tokens);
  if (deep !== undefined) {
    report.add("NN111", tokenSpan(source, deep), {});
    return undefined;
  }
  try {
    grammar.input = tokens;
    const tree = grammar.declaration();
    reportErrors(grammar.errors, tokens, source, report);
    return builder.declaration(tree, docBefore(first, comments, source));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    report.add("NN111", at, {});
    return undefined;
  }
}

/** The first token that lies too deep in brackets, or at the end of too long a run of what nests to the right. */
function tooDeep(tokens: readonly IToken[]): IToken | undefined {
  let depth = 0;
  let run = 0;
  for (const token of tokens) {
    const { tokenType } = token;
    if (tokenType === LeftBrace || tokenType === LeftBracket || tokenType === LeftParen) depth++;
    else if (tokenType === RightBrace || tokenType === RightBracket || tokenType === RightParen) depth--;
    if (tokenType === LeftBrace || tokenType === RightBrace) run = 0;
    if (tokenType === Caret || tokenType === Minus || tokenType === Question) run++;
    if (depth > deepest || run > 5 * deepest) return token;
  }
  return undefined;
}

/** The `///` lines just before a declaration. */
function docBefore(first: IToken, comments: readonly Comment[], source: SourceFile): string | undefined {
  const lines: string[] = [];
  let end = first.startOffset;
  for (let i = comments.length - 1; i >= 0; i--) {
    const comment = comments[i];
    if (comment === undefined || comment.span.start >= end) continue;
    if (!comment.doc || source.text.slice(comment.span.end, end).trim() !== "" || /\n\s*\n/.test(source.text.slice(comment.span.end, end))) break;
    lines.unshift(comment.text.replace(/^\/\/\/ ?/, "").trimEnd());
    end = comment.span.start;
  }
  return lines.length === 0 ? undefined : lines.join("\n");
}
