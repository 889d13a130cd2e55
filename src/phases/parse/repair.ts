/**
 * Brackets of a statement that do not match: which single bracket, written or left out, makes the declaration one that parses.
 * Every place is tried where it could be (after Burke and Fisher, 1987), within a bound of work for one declaration.
 */
import type { IToken, TokenType } from "chevrotain";
import type { Grammar, Reading } from "./grammar.ts";
import { Colon, Comma, isName, LeftBrace, LeftBracket, LeftParen, NumberToken, RightBrace, RightBracket, RightParen, StringToken } from "./tokens.ts";

/** A bracket to leave out, or one to write before a token: `at` is the position of either. */
export interface Repair {
  readonly kind: "leaveOut" | "write";
  readonly bracket: TokenType;
  readonly at: number;
  /** The declaration after it. */
  readonly tokens: readonly IToken[];
  /** The lines of the brackets: the one that is repaired, and its other half. */
  readonly lines: readonly number[];
}

/** Places that are tried for one bracket, and the longest statement that is repaired: text that is damaged all over stays quick. */
const most = 48;
const longest = 300;

const closerOf = new Map<TokenType, TokenType>([[LeftParen, RightParen], [LeftBracket, RightBracket], [LeftBrace, RightBrace]]);
const openerOf = new Map<TokenType, TokenType>([[RightParen, LeftParen], [RightBracket, LeftBracket], [RightBrace, LeftBrace]]);

interface Candidate {
  readonly kind: Repair["kind"];
  readonly bracket: TokenType;
  readonly at: number;
}

/** The repairs after which the statement has fewer faults, the likeliest first. */
export function bracketRepairs(tokens: readonly IToken[], { broken: [broken] }: Reading, grammar: Grammar): readonly Repair[] {
  const start = broken === undefined ? -1 : lineOf(tokens, tokens.indexOf(broken.first));
  const mismatch = start < 0 ? undefined : mismatchIn(tokens, start);
  if (mismatch === undefined) return [];
  const { before, inside, after } = around(tokens, mismatch);
  if (before.length + inside.length + after.length > longest) return [];
  const faults = (some: readonly IToken[]): number => {
    const { broken: left, slips } = grammar.read(some);
    return left.length + slips.length;
  };
  const old = faults([...before, ...inside, ...after]);
  const lines = [mismatch.open, mismatch.close].flatMap((at) => (at === undefined || at === mismatch.end || tokens[at]?.tokenType === RightBrace ? [] : (tokens[at]?.startLine ?? [])));
  return candidatesOf(tokens, mismatch).slice(0, most).flatMap((candidate): readonly Repair[] => {
    const local = applied(inside, { ...candidate, at: candidate.at - mismatch.start });
    return faults([...before, ...local, ...after]) < old ? [{ ...candidate, tokens: applied(tokens, candidate), lines: [...lines, tokens[candidate.at - 1]?.endLine ?? 0] }] : [];
  });
}

/** A statement within the beginnings of the lines whose braces it lies in, as a declaration of its own. */
function around(tokens: readonly IToken[], { start, end }: Mismatch): Readonly<Record<"before" | "inside" | "after", readonly IToken[]>> {
  const open: number[] = [];
  for (let i = 0; i < start; i++) {
    if (tokens[i]?.tokenType === LeftBrace) open.push(i);
    else if (tokens[i]?.tokenType === RightBrace) open.pop();
  }
  // A body begins on the line of its brace, except for that of a head of several lines.
  const before = open.flatMap((at, i) => tokens.slice(i === 0 ? 0 : Math.max(lineOf(tokens, at), (open[i - 1] ?? 0) + 1), at + 1));
  const brace = tokens[open[0] ?? 0];
  const after = brace === undefined ? [] : open.map((): IToken => ({ ...brace, image: "", tokenType: RightBrace, tokenTypeIdx: RightBrace.tokenTypeIdx ?? 0 }));
  return { before, inside: tokens.slice(start, end), after };
}

/** The position of the first token of a line. */
function lineOf(tokens: readonly IToken[], at: number): number {
  let start = at;
  while (start > 0 && tokens[start - 1]?.endLine === tokens[start]?.startLine) start--;
  return start;
}

interface Mismatch {
  readonly start: number;
  /** An opening bracket that nothing closes. */
  readonly open?: number;
  /** Where it shows: the closing bracket that fits none, or the end of the statement. */
  readonly close: number;
  /** Past the statement. */
  readonly end: number;
}

/** The first bracket without its other half, in the statement that begins at a position. */
function mismatchIn(tokens: readonly IToken[], start: number): Mismatch | undefined {
  const end = endOf(tokens, start);
  const stack: number[] = [];
  for (let i = start; i < end; i++) {
    const tokenType = tokens[i]?.tokenType;
    const opener = tokenType && openerOf.get(tokenType);
    if (tokenType !== undefined && closerOf.has(tokenType)) stack.push(i);
    if (opener === undefined) continue;
    const open = stack.pop();
    if (open === undefined) return { start, close: i, end };
    const opened = tokens[open]?.tokenType;
    if (opened === opener) continue;
    // A `)` in a body that no `(` precedes is the stray one.
    return opened === LeftBrace ? { start, close: i, end } : { start, open, close: i, end };
  }
  const inner = stack.findLast((at) => tokens[at]?.tokenType !== LeftBrace);
  return inner === undefined ? undefined : { start, open: inner, close: end, end };
}

/** A statement ends where a line is indented no more than its first, other than by a bracket that it closes. */
function endOf(tokens: readonly IToken[], start: number): number {
  const indent = tokens[start]?.startColumn ?? 0;
  for (let i = start + 1; i < tokens.length; i++) {
    const token = tokens[i];
    const column = token?.startColumn ?? 0;
    if (token === undefined || token.startLine === tokens[i - 1]?.endLine || column > indent) continue;
    if (column < indent || !openerOf.has(token.tokenType)) return i;
  }
  return tokens.length;
}

function candidatesOf(tokens: readonly IToken[], { start, open, close }: Mismatch): readonly Candidate[] {
  const candidates: Candidate[] = [];
  if (open !== undefined) {
    const opener = tokens[open]?.tokenType ?? LeftParen;
    const twin = tokens[open + 1]?.tokenType === opener ? open + 1 : tokens[open - 1]?.tokenType === opener ? open : undefined;
    if (twin !== undefined) candidates.push({ kind: "leaveOut", bracket: opener, at: twin });
    const closer = closerOf.get(opener) ?? RightParen;
    const places = between(open + 2, close).filter((at) => endsValue(tokens[at - 1]));
    // Subscripts are short, arguments reach as far as they can.
    for (const at of opener === LeftBracket ? places : places.toReversed()) candidates.push({ kind: "write", bracket: closer, at });
    candidates.push({ kind: "leaveOut", bracket: opener, at: open });
  }
  const stray = tokens[close]?.tokenType;
  const missing = stray === undefined || stray === RightBrace ? undefined : openerOf.get(stray);
  if (stray !== undefined && missing !== undefined) {
    if (tokens[close - 1]?.tokenType === stray) candidates.push({ kind: "leaveOut", bracket: stray, at: close });
    for (const at of between(start + 1, close - 1)) if (beginsList(tokens[at - 1], missing) && beginsValue(tokens[at])) candidates.push({ kind: "write", bracket: missing, at });
    candidates.push({ kind: "leaveOut", bracket: stray, at: close });
  }
  return candidates;
}

function between(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

function endsValue(token: IToken | undefined): boolean {
  return token !== undefined && (isName(token.tokenType) || [NumberToken, StringToken, RightParen, RightBracket, RightBrace, Comma].includes(token.tokenType));
}

function beginsValue(token: IToken | undefined): boolean {
  return token !== undefined && token.tokenType !== Comma && token.tokenType !== Colon;
}

/** Arguments and subscripts follow a name; a bracket of its own follows an operator. */
function beginsList(before: IToken | undefined, opener: TokenType): boolean {
  if (before === undefined) return false;
  return opener === LeftParen || isName(before.tokenType) || before.tokenType === RightParen || before.tokenType === Colon;
}

function applied(tokens: readonly IToken[], { kind, bracket, at }: Candidate): readonly IToken[] {
  if (kind === "leaveOut") return tokens.filter((_, i) => i !== at);
  const beside = tokens[at - 1] ?? tokens[at];
  if (beside === undefined) return tokens;
  const end = beside.startOffset + beside.image.length;
  const written: IToken = { ...beside, image: "", startOffset: end, startLine: beside.endLine ?? 0, startColumn: (beside.endColumn ?? 0) + 1, tokenType: bracket, tokenTypeIdx: bracket.tokenTypeIdx ?? 0 };
  return [...tokens.slice(0, at), written, ...tokens.slice(at)];
}
