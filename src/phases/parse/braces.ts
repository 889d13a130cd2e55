/**
 * Braces that do not match are matched by layout: a `}` that begins its line closes the brace whose line is indented as
 * it is, so that the missing brace is reported, and everything else is parsed as it was meant.
 */
import type { IToken } from "chevrotain";
import type { Report } from "../../diagnostics/report.ts";
import { positionOf, type SourceFile, span } from "../../source/source.ts";
import { tokenSpan } from "./cst.ts";
import { openString } from "./lex.ts";
import { Colon, Comma, Dot, LeftBrace, LeftParen, NumberToken, RightBrace, RightParen, words } from "./tokens.ts";

/** The tokens of one declaration with as many closing braces as opening ones. */
export function matchBraces(tokens: readonly IToken[], source: SourceFile, report: Report): readonly IToken[] {
  const balance = tokens.reduce((sum, t) => sum + (t.tokenType === LeftBrace ? 1 : t.tokenType === RightBrace ? -1 : 0), 0);
  if (balance === 0) return tokens;
  // A head without its brace is reported by the grammar.
  if (balance === -1 && !bodyFollows(tokens)) return tokens;
  const silent = tokens.some((t) => t.payload === openString);
  const to = silent ? undefined : report;
  if (balance > 0) {
    const single = dropDoubled(tokens, source, to);
    return single.length < tokens.length && balance === 1 ? single : close(single, balance - (tokens.length - single.length), source, to);
  }
  const opened = open(tokens, -balance, source, to);
  return dropClosing(opened, tokens.length - opened.length - balance, source, to);
}

/** Does a brace follow on the name and the parameters? */
function bodyFollows(tokens: readonly IToken[]): boolean {
  let depth = 0;
  for (const { tokenType } of tokens.slice(2)) {
    if (tokenType === LeftParen) depth++;
    else if (tokenType === RightParen) depth--;
    else if (depth === 0) return tokenType === LeftBrace;
  }
  return false;
}

/** Leaves out the second of two opening braces in a row: nothing begins with one. */
function dropDoubled(tokens: readonly IToken[], source: SourceFile, report: Report | undefined): readonly IToken[] {
  const second = tokens.find((t, i) => t.tokenType === LeftBrace && tokens[i - 1]?.tokenType === LeftBrace);
  if (second === undefined) return tokens;
  const at = tokenSpan(source, second);
  report?.add("repeated", at, { found: "{" }, { fixes: [{ title: "leave it out", edits: [{ span: at, text: "" }] }] });
  return tokens.filter((t) => t !== second);
}

/** Closes what was left open: before a line that is indented no more than the line of the brace, else at the end. */
function close(tokens: readonly IToken[], many: number, source: SourceFile, report: Report | undefined): readonly IToken[] {
  const matched: IToken[] = [];
  const open: { readonly brace: IToken; readonly indent: number }[] = [];
  const closed: IToken[] = [];
  let indent = 0;
  let line = -1;
  const closeLast = (before: IToken): void => {
    const left = open.pop();
    if (left === undefined) return;
    closed.push(left.brace);
    const last = matched.findLast((t) => t.image !== "") ?? left.brace;
    matched.push({ ...before, image: "", tokenType: RightBrace, tokenTypeIdx: RightBrace.tokenTypeIdx ?? 0 });
    if (report !== undefined) reportUnclosed(left, last, source, report);
  };
  for (const token of tokens) {
    const startsLine = token.startLine !== line;
    if (startsLine) indent = token.startColumn ?? 0;
    line = token.endLine ?? line;
    const closes = token.tokenType === RightBrace;
    if (startsLine) while (closed.length < many && open.length > 1 && (open.at(-1)?.indent ?? 0) >= indent + (closes ? 1 : 0)) closeLast(token);
    if (closes) open.pop();
    if (token.tokenType === LeftBrace) open.push({ brace: token, indent });
    matched.push(token);
  }
  const last = tokens.at(-1);
  if (last !== undefined) while (open.length > 0) closeLast(last);
  return matched;
}

/** Where the closing brace belongs: after the last token of the body, in a line of its own where the body has lines of its own. */
function reportUnclosed({ brace, indent }: { readonly brace: IToken; readonly indent: number }, last: IToken, source: SourceFile, report: Report): void {
  const { end } = tokenSpan(source, last);
  const opened = tokenSpan(source, brace);
  const { line } = positionOf(source, opened.start);
  const text = last.endLine === brace.startLine && last !== brace ? " }" : `\n${" ".repeat(indent - 1)}}`;
  report.add("unclosedBracket", span(source, Math.max(0, end - 1), end), { open: "{", close: "}", line }, {
    notes: [{ message: "opened here", span: opened }],
    fixes: [{ title: "write `}`", edits: [{ span: span(source, end, end), text }] }],
  });
}

/** Opens what a word opens whose brace is missing, as many times as there are closing braces too many. */
function open(tokens: readonly IToken[], many: number, source: SourceFile, report: Report | undefined): readonly IToken[] {
  let left = many;
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    const isFactor = token.tokenType === NumberToken && [words.train, words.repeat].some((word) => word === tokens[i - 1]?.tokenType);
    const isWord = [words.residual, words.frozen, words.train].includes(token.tokenType) && tokens[i - 1]?.tokenType !== Dot && next?.tokenType !== NumberToken;
    const opens = isFactor || isWord;
    if (left === 0 || !opens || next === undefined || [LeftBrace, Colon, Comma, RightBrace].includes(next.tokenType)) return [token];
    left--;
    const { end } = tokenSpan(source, token);
    report?.add("missingAfter", span(source, end - 1, end), { expected: [{ sign: "{" }], after: isFactor ? `${tokens[i - 1]?.image ?? ""} ${token.image}` : token.image }, { fixes: [{ title: "write `{`", edits: [{ span: span(source, end, end), text: " {" }] }] });
    return [token, { ...token, image: "", startOffset: end, tokenType: LeftBrace, tokenTypeIdx: LeftBrace.tokenTypeIdx ?? 0 }];
  });
}

/** Leaves out closing braces too many: those at the end, else those after which the declaration would end too early. */
function dropClosing(tokens: readonly IToken[], many: number, source: SourceFile, report: Report | undefined): readonly IToken[] {
  if (many === 0) return tokens;
  const dropped = new Set<IToken>();
  let end = tokens.length;
  while (end > 0 && tokens[end - 1]?.tokenType === RightBrace) end--;
  let depth = 0;
  tokens.forEach((token, i) => {
    if (token.tokenType === LeftBrace) depth++;
    if (token.tokenType !== RightBrace) return;
    const early = depth <= 1 && i < end;
    if (dropped.size < many && (early || depth === 0)) dropped.add(token);
    else depth--;
  });
  for (const token of dropped) {
    const at = tokenSpan(source, token);
    report?.add("unopenedBracket", at, { found: "}" }, { fixes: [{ title: "leave it out", edits: [{ span: at, text: "" }] }] });
  }
  return tokens.filter((t) => !dropped.has(t));
}
