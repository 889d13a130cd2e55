/**
 * Text to a syntax tree.
 *
 * In: any text. Out: every declaration that could be read, with exact spans; in the report, every fault of syntax.
 * Never throws: nesting too deep for the machine's stack is a fault of the text like any other.
 */
import type { CstNode, IToken } from "chevrotain";
import type { Report } from "../../diagnostics/report.ts";
import type { Declaration, File } from "../../ir/ast/types.ts";
import type { SourceFile } from "../../source/source.ts";
import { matchBraces } from "./braces.ts";
import { tokenSpan } from "./cst.ts";
import { DeclarationBuilder } from "./declarations.ts";
import { deepExpression, tooDeep } from "./depth.ts";
import { textOf } from "./expectations.ts";
import { reportFaults } from "./faults.ts";
import { Grammar } from "./grammar.ts";
import { docBefore } from "./docs.ts";
import { cutIslands, type Island } from "./islands.ts";
import { createLex, type Lex, type Lexed, retyped } from "./lex.ts";
import { bracketRepairs } from "./repair.ts";
import { respell } from "./respell.ts";
import { declarationTokens, isName, isReserved } from "./tokens.ts";
import { reportUnmatched } from "./unmatched.ts";

export function parse(source: SourceFile, report: Report): File {
  const { lex, grammar } = machinery();
  const lexed = lex(source, report);
  const builder = new DeclarationBuilder(source, lexed.comments);
  const declarations = cutIslands(lexed.tokens, source).flatMap((island) => parseIsland(island, grammar, builder, lexed, source, report) ?? []);
  return { source, declarations, comments: lexed.comments };
}

/** Lexer and parser are constants that take a while to make: made at the first use. */
const machinery: () => { readonly lex: Lex; readonly grammar: Grammar } = (() => {
  let made: { lex: Lex; grammar: Grammar } | undefined;
  return () => (made ??= { lex: createLex(), grammar: new Grammar(true) });
})();

function parseIsland(island: Island, grammar: Grammar, builder: DeclarationBuilder, lexed: Lexed, source: SourceFile, report: Report): Declaration | undefined {
  const [first, ...others] = island.tokens;
  if (first === undefined) return undefined;
  const at = tokenSpan(source, first);
  if (island.meant !== undefined) {
    report.add("unknownDeclaration", at, { word: first.image }, { fixes: [{ title: `write \`${island.meant.name}\``, edits: [{ span: at, text: island.meant.name }] }] });
  } else if (!declarationTokens.has(first.tokenType)) {
    if (isName(first.tokenType) || isReserved(first.tokenType)) report.add("unknownDeclaration", at, { word: first.image });
    else report.add("unexpectedToken", at, { found: textOf(first), expected: ["declaration"] });
    return undefined;
  }
  const written = island.meant === undefined ? island.tokens : [retyped(first, island.meant), ...others];
  const deep = tooDeep(written);
  if (deep !== undefined) {
    report.add("tooDeep", tokenSpan(source, deep), {});
    return undefined;
  }
  try {
    const tree = read(matchBraces(written, source, report), grammar, lexed.damaged, source, report);
    const declaration = tree && builder.declaration(tree, docBefore(first.startOffset, lexed.comments, source));
    const tooDeepAt = declaration && deepExpression(declaration);
    if (tooDeepAt === undefined) return declaration;
    report.add("tooDeep", tooDeepAt, {});
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    report.add("tooDeep", at, {});
  }
  return undefined;
}

/** Brackets that are repaired in one declaration, at most. */
const most = 5;

/** Parses a declaration; one with errors a second time, with misspelled keywords recognized. */
function read(tokens: readonly IToken[], grammar: Grammar, damaged: ReadonlySet<number>, source: SourceFile, report: Report): CstNode | undefined {
  let reading = grammar.read(tokens);
  let told = tokens;
  if (reading.broken.length > 0) {
    const respelled = respell(tokens, source, report);
    if (respelled !== undefined) {
      told = respelled;
      reading = grammar.read(respelled);
    }
  }
  // Where a line lacks characters, its brackets prove nothing.
  const lines = new Set(damaged);
  for (let left = most; damaged.size === 0 && left > 0; left--) {
    const repairs = bracketRepairs(told, reading, grammar);
    const [likeliest] = repairs;
    if (likeliest === undefined) break;
    reportUnmatched(repairs, told, source, report);
    // What else breaks in the statement follows from the bracket, or from a wrong guess at it.
    for (const line of likeliest.lines) lines.add(line);
    told = likeliest.tokens;
    reading = grammar.read(told);
  }
  reportFaults(reading, told, lines, source, report);
  return reading.tree;
}
