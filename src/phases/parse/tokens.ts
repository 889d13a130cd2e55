/** The words and punctuation of the language. */
import { createToken, type ITokenConfig, Lexer, type TokenType } from "chevrotain";

/** May name a value, a size, an index, a parameter. */
export const Name = createToken({ name: "Name", pattern: Lexer.NA });
/** A reserved word; still good as a label, a field and after a dot. */
export const Reserved = createToken({ name: "Reserved", pattern: Lexer.NA });

/**
 * Says that the token stays in its line, which the lexer else finds out from the pattern, slowly. A token whose pattern is an expression says what it
 * begins with, too: no page loads the reader of expressions (`.config/unused.ts`).
 */
function token(config: ITokenConfig & ({ readonly pattern: string } | { readonly start_chars_hint: string[] })): TokenType {
  return createToken({ line_breaks: false, ...config });
}

const digits = "0123456789".split("");
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_".split("");

export const Identifier = token({ name: "Identifier", pattern: /[A-Za-z_][A-Za-z0-9_]*/, start_chars_hint: letters, categories: [Name] });

const declarationWords = ["model", "block", "layer", "activation", "loss", "regularizer", "initializer", "schedule", "optimizer", "metric", "import"] as const;
const statementWords = [
  "input", "output", "weight", "bias", "gain", "state", "fitted", "let", "require", "warn", "while", "train", "regularize", "residual", "repeat",
  "shared", "frozen", "as", "stream",
] as const;
const operatorWords = ["else", "and", "or", "not"] as const;

export type Word = (typeof declarationWords)[number] | (typeof statementWords)[number] | (typeof operatorWords)[number];

function word(text: Word): TokenType {
  return token({ name: text, pattern: text, longer_alt: Identifier, categories: [Reserved] });
}

/** Every reserved word by its text. */
export const words: Readonly<Record<Word, TokenType>> = {
  model: word("model"), block: word("block"), layer: word("layer"), activation: word("activation"), loss: word("loss"),
  regularizer: word("regularizer"), initializer: word("initializer"), schedule: word("schedule"), optimizer: word("optimizer"), metric: word("metric"),
  import: word("import"), input: word("input"), output: word("output"), weight: word("weight"), bias: word("bias"), gain: word("gain"),
  state: word("state"), fitted: word("fitted"), let: word("let"), require: word("require"), warn: word("warn"), while: word("while"), train: word("train"),
  regularize: word("regularize"), residual: word("residual"), repeat: word("repeat"), shared: word("shared"), frozen: word("frozen"),
  as: word("as"), stream: word("stream"), else: word("else"), and: word("and"), or: word("or"), not: word("not"),
};

export const From = token({ name: "from", pattern: "from", longer_alt: Identifier, categories: [Name] });
export const NumberToken = token({ name: "Number", start_chars_hint: [...digits, "."], pattern: /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/ });
export const StringToken = token({ name: "String", start_chars_hint: ["\""], pattern: /"(?:[^"\\\n\r]|\\.)*"/ });

const blanks = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff".split("");
const Space = token({ name: "Space", start_chars_hint: blanks, pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });
const CommentToken = token({ name: "Comment", start_chars_hint: ["/"], pattern: /\/\/[^\n]*/, group: "comments" });

function sign(name: string, pattern: string): TokenType {
  return token({ name, pattern });
}

export const Arrow = sign("Arrow", "->");
export const DotDot = sign("DotDot", "..");
export const Dot = sign("Dot", ".");
export const LessEqual = sign("LessEqual", "<=");
export const GreaterEqual = sign("GreaterEqual", ">=");
export const EqualEqual = sign("EqualEqual", "==");
export const NotEqual = sign("NotEqual", "!=");
export const Less = sign("Less", "<");
export const Greater = sign("Greater", ">");
export const Equal = sign("Equal", "=");
export const LeftBrace = sign("LeftBrace", "{");
export const RightBrace = sign("RightBrace", "}");
export const LeftBracket = sign("LeftBracket", "[");
export const RightBracket = sign("RightBracket", "]");
export const LeftParen = sign("LeftParen", "(");
export const RightParen = sign("RightParen", ")");
export const Comma = sign("Comma", ",");
export const Colon = sign("Colon", ":");
export const Question = sign("Question", "?");
export const Plus = sign("Plus", "+");
export const Minus = sign("Minus", "-");
export const Star = sign("Star", "*");
export const Slash = sign("Slash", "/");
export const Caret = sign("Caret", "^");
export const Percent = sign("Percent", "%");

/** Tokens of other languages and of typeset pages: each is reported and read as a token of this language, or skipped. */
export interface Foreign {
  readonly token: TokenType;
  readonly meant: TokenType | undefined;
  /** The replacement that a fix offers. */
  readonly write: (image: string) => string;
}

/** `pattern`: a text, or an expression with the characters that it begins with. */
function foreign(name: string, pattern: string | readonly [RegExp, string], meant: TokenType | undefined, write: string | ((image: string) => string)): Foreign {
  const line_breaks = name === "BlockComment";
  const config = typeof pattern === "string" ? { pattern } : { pattern: pattern[0], start_chars_hint: pattern[1].split("") };
  return { token: token({ name, ...config, line_breaks }), meant, write: typeof write === "string" ? () => write : write };
}

function inQuotes(image: string): string {
  return JSON.stringify(image.slice(1, -1).replace(/\\(['`])/g, "$1"));
}

const foreigners: readonly Foreign[] = [
  foreign("AndAnd", "&&", words.and, "and"),
  foreign("OrOr", "||", words.or, "or"),
  foreign("Pipe", "|>", undefined, ""),
  foreign("StarStar", "**", Caret, "^"),
  foreign("NotSame", "!==", NotEqual, "!="),
  foreign("Same", "===", EqualEqual, "=="),
  foreign("Ellipsis", "...", DotDot, ".."),
  foreign("Semicolon", ";", undefined, ""),
  foreign("SingleQuoted", [/'(?:[^'\\\n\r]|\\.)*'/, "'"], StringToken, inQuotes),
  foreign("Backquoted", [/`[^`\n\r]*`/, "`"], StringToken, inQuotes),
  foreign("CurlyQuoted", [/[\u201c\u201e][^\u201c\u201d"\n\r]*[\u201c\u201d]|[\u2018\u2019][^\u2018\u2019"\n\r]*[\u2018\u2019]/, "\u201c\u201e\u2018\u2019"], StringToken, inQuotes),
  foreign("HashComment", [/#[^\n]*/, "#"], undefined, (image) => `//${image.slice(1).trimEnd()}`),
  foreign("BlockComment", [/\/\*[\s\S]*?(?:\*\/|$)/, "/"], undefined, (image) => `// ${image.replace(/^\/\*+|\*+\/$/g, "").trim()}`),
  foreign("TimesSign", [/[\u00d7\u00b7\u22c5]/, "\u00d7\u00b7\u22c5"], Star, "*"),
  foreign("DivisionSign", "\u00f7", Slash, "/"),
  foreign("MinusSign", [/[\u2212\u2013]/, "\u2212\u2013"], Minus, "-"),
  foreign("LessEqualSign", "\u2264", LessEqual, "<="),
  foreign("GreaterEqualSign", "\u2265", GreaterEqual, ">="),
  foreign("NotEqualSign", "\u2260", NotEqual, "!="),
  foreign("ArrowSign", "\u2192", Arrow, "->"),
];

/** Comes after `!=`, which it begins. */
const bang = foreign("Bang", "!", words.not, "not ");

const byToken = new Map([...foreigners, bang].map((f) => [f.token, f]));

export function foreignOf(type: TokenType): Foreign | undefined {
  return byToken.get(type);
}

/** A string that its line ends before its closing quote. */
export const OpenString = token({ name: "OpenString", start_chars_hint: ["\"", "'", "\u201c", "\u201e"], pattern: /"(?:[^"\\\n\r]|\\.)*|'[^'\n\r]*|[\u201c\u201e][^\u201c\u201d\n\r]*/ });

const signs = [
  Arrow, DotDot, Dot, LessEqual, GreaterEqual, EqualEqual, NotEqual, Less, Greater, Equal, LeftBrace, RightBrace, LeftBracket, RightBracket,
  LeftParen, RightParen, Comma, Colon, Question, Plus, Minus, Star, Slash, Caret, Percent,
];

export const declarationTokens: ReadonlySet<TokenType> = new Set(declarationWords.map((w) => words[w]));
export const statementTokens: ReadonlySet<TokenType> = new Set([...statementWords.map((w) => words[w]), words.loss]);

export const allTokens: TokenType[] = [
  Space, CommentToken, NumberToken, StringToken, ...foreigners.map((f) => f.token), OpenString, ...Object.values(words), From, Identifier,
  ...signs, bang.token, Name, Reserved,
];

export function isName(type: TokenType): boolean {
  return type === Identifier || type === From;
}

export function isReserved(type: TokenType): boolean {
  return type.CATEGORIES?.includes(Reserved) ?? false;
}
