/**
 * Patterns of tokens. A pattern is a row of parts with spaces between them; a part is the text of a token, several with `|`
 * between them, or a kind: `Name`, `Word` (also a reserved one), `Number`, `String`, `Package` (a string that names a library),
 * `Digits` (`_000`). `…` are tokens with balanced brackets up to the next part; `…list` with a comma between them, `…one`
 * without, `…pairs` with a colon; `…dashes` lines that begin with `-`. No token: `^` before the first of a statement, `~` between two tokens side by side, `$`
 * at the end of a value, `!a|b` where none of these follows.
 */
import type { IToken } from "chevrotain";
import { endsOperand } from "./expectations.ts";
import { Colon, Comma, isName, isReserved, LeftBrace, LeftBracket, LeftParen, Minus, NumberToken, RightBrace, RightBracket, RightParen, StringToken } from "./tokens.ts";

export type Pattern = readonly Part[];

type Part =
  | { readonly kind: "begin" | "beside" | "end" }
  | { readonly kind: "not"; readonly test: (token: IToken) => boolean }
  | { readonly kind: "token"; readonly free: boolean; readonly test: (token: IToken) => boolean }
  | { readonly kind: "many"; readonly sort: string };

/** The tokens of each part, from and before. */
export type Match = readonly (readonly [number, number])[];

/** How many tokens `…` matches at most. */
const longest = 100;
const openers = [LeftBrace, LeftBracket, LeftParen];
const closers = [RightBrace, RightBracket, RightParen];

const kinds: ReadonlyMap<string, (token: IToken) => boolean> = new Map([
  ["Name", (t: IToken) => isName(t.tokenType)],
  ["Word", (t: IToken) => isName(t.tokenType) || isReserved(t.tokenType)],
  ["Number", (t: IToken) => t.tokenType === NumberToken],
  ["String", (t: IToken) => t.tokenType === StringToken],
  ["Package", (t: IToken) => t.tokenType === StringToken && /^"(?:nn|nnc|std|torch|keras|tensorflow|sklearn|ludwig|brain\.js|@tensorflow\/[a-z-]+)(?:[./][\w.]+)?"$/.test(t.image)],
  ["Digits", (t: IToken) => /^_\d[\d_]*$/.test(t.image)],
]);

export function pattern(text: string): Pattern {
  return text.split(" ").map((part): Part => {
    if (part === "^") return { kind: "begin" };
    if (part === "~") return { kind: "beside" };
    if (part === "$") return { kind: "end" };
    if (part.startsWith("!") && part !== "!=") return { kind: "not", test: testOf(part.slice(1)) };
    if (part.startsWith("…")) return { kind: "many", sort: part.slice(1) };
    return { kind: "token", free: ["{", "}", "return"].includes(part), test: testOf(part) };
  });
}

function testOf(part: string): (token: IToken) => boolean {
  const kind = part.split("|").map((text) => kinds.get(text) ?? text);
  return (token) => kind.some((k) => (typeof k === "string" ? k === token.image : k(token)));
}

/** Whether a file with these texts of tokens can contain what a pattern spells out. */
export function mayOccur(text: string, images: ReadonlySet<string>): boolean {
  const spelled = text.split(" ").filter((part) => /^[a-z]+$/.test(part) || /^[^\w^~$!…|]+$/.test(part));
  return spelled.every((part) => images.has(part));
}

/** The first token that a pattern can begin with. */
export function mayBegin(parts: Pattern, token: IToken): boolean {
  const first = parts.find((p) => p.kind === "token");
  return first?.kind === "token" && first.test(token);
}

export function match(parts: Pattern, tokens: readonly IToken[], start: number): Match | undefined {
  const found: (readonly [number, number])[] = [];
  let at = start;
  let free = true;
  for (const [i, part] of parts.entries()) {
    const token = tokens[at];
    const before = tokens[at - 1];
    const onNewLine = token === undefined || before === undefined || token.startLine !== before.endLine;
    switch (part.kind) {
      case "begin":
        if (!onNewLine || !(before === undefined || endsOperand(before.tokenType) || before.tokenType === LeftBrace || before.tokenType === RightBrace)) return undefined;
        break;
      case "beside":
        if (token === undefined || before === undefined || token.startOffset !== before.startOffset + before.image.length) return undefined;
        break;
      case "end":
        if (!onNewLine && token.tokenType !== Comma && !closers.includes(token.tokenType)) return undefined;
        break;
      case "not":
        // On the next line, too: no statement begins with an operator.
        if (token !== undefined && part.test(token)) return undefined;
        break;
      case "token":
        if (token === undefined || !part.test(token) || (onNewLine && !free && !part.free)) return undefined;
        found.push([at, at + 1]);
        at++;
        free = part.free;
        break;
      case "many": {
        const end = part.sort === "dashes" ? dashes(tokens, at) : endOfMany(tokens, at, parts[i + 1], part.sort, free);
        if (end === undefined || end === at) return undefined;
        found.push([at, end]);
        at = end;
        free = true;
        break;
      }
    }
  }
  return found;
}

function endOfMany(tokens: readonly IToken[], start: number, next: Part | undefined, sort: string, free: boolean): number | undefined {
  const wanted = sort === "list" ? Comma : sort === "pairs" ? Colon : undefined;
  let seen = wanted === undefined;
  let depth = 0;
  for (let at = start; at < Math.min(tokens.length, start + longest); at++) {
    const token = tokens[at];
    if (token === undefined) return undefined;
    const newLine = at > start ? token.startLine !== tokens[at - 1]?.endLine : !free && token.startLine !== tokens[at - 1]?.endLine;
    if (depth === 0) {
      if (next?.kind === "token" && next.test(token)) return seen ? at : undefined;
      if (closers.includes(token.tokenType)) return next === undefined ? at : undefined;
      if (newLine && sort === "") return next === undefined ? at : undefined;
      if (token.tokenType === wanted) seen = true;
      // A sum: `(i: x[i])`.
      if (sort === "list" && token.tokenType === Colon) return undefined;
      if (sort === "one" && token.tokenType === Comma) return undefined;
    }
    if (openers.includes(token.tokenType)) depth++;
    else if (closers.includes(token.tokenType)) depth--;
  }
  return next === undefined && depth === 0 && start + longest > tokens.length ? tokens.length : undefined;
}

/** Lines that begin with a dash. */
function dashes(tokens: readonly IToken[], start: number): number | undefined {
  let at = start;
  while (at < start + longest && tokens[at]?.tokenType === Minus && tokens[at]?.startLine !== tokens[at - 1]?.endLine) {
    const line = tokens[at]?.startLine;
    while (tokens[at] !== undefined && tokens[at]?.startLine === line) at++;
  }
  return at;
}
