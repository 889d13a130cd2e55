/** The words and punctuation of the language. */
import { createToken, Lexer, type TokenType } from "chevrotain";

/** May name a value, a size, an index, a parameter. */
export const Name = createToken({ name: "Name", pattern: Lexer.NA });
/** A reserved word; still good as a label, a field and after a dot. */
export const Reserved = createToken({ name: "Reserved", pattern: Lexer.NA });

export const Identifier = createToken({ name: "Identifier", pattern: /[A-Za-z_][A-Za-z0-9_]*/, categories: [Name] });

const declarationWords = ["model", "block", "layer", "activation", "loss", "regularizer", "initializer", "schedule", "optimizer", "import"] as const;
const statementWords = [
  "input", "output", "weight", "bias", "gain", "state", "fitted", "let", "require", "while", "train", "regularize", "residual", "repeat",
  "shared", "frozen", "as",
] as const;
const operatorWords = ["else", "and", "or", "not"] as const;

export type Word = (typeof declarationWords)[number] | (typeof statementWords)[number] | (typeof operatorWords)[number];

function word(text: Word): TokenType {
  return createToken({ name: text, pattern: new RegExp(text), longer_alt: Identifier, categories: [Reserved] });
}

/** Every reserved word by its text. */
export const words: Readonly<Record<Word, TokenType>> = {
  model: word("model"), block: word("block"), layer: word("layer"), activation: word("activation"), loss: word("loss"),
  regularizer: word("regularizer"), initializer: word("initializer"), schedule: word("schedule"), optimizer: word("optimizer"),
  import: word("import"), input: word("input"), output: word("output"), weight: word("weight"), bias: word("bias"), gain: word("gain"),
  state: word("state"), fitted: word("fitted"), let: word("let"), require: word("require"), while: word("while"), train: word("train"),
  regularize: word("regularize"), residual: word("residual"), repeat: word("repeat"), shared: word("shared"), frozen: word("frozen"),
  as: word("as"), else: word("else"), and: word("and"), or: word("or"), not: word("not"),
};

export const From = createToken({ name: "from", pattern: /from/, longer_alt: Identifier, categories: [Name] });
export const NumberToken = createToken({ name: "Number", pattern: /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/ });
export const StringToken = createToken({ name: "String", pattern: /"(?:[^"\\\n\r]|\\.)*"/ });

const Space = createToken({ name: "Space", pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });
const CommentToken = createToken({ name: "Comment", pattern: /\/\/[^\n]*/, group: "comments" });

function sign(name: string, pattern: string): TokenType {
  return createToken({ name, pattern });
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

/** What people write out of habit from other languages: each stands for a token of this one. */
export const slips: readonly { readonly token: TokenType; readonly meant: TokenType | undefined; readonly write: string }[] = [
  { token: sign("AndAnd", "&&"), meant: words.and, write: "and" },
  { token: sign("OrOr", "||"), meant: words.or, write: "or" },
  { token: sign("StarStar", "**"), meant: Caret, write: "^" },
  { token: sign("Bang", "!"), meant: words.not, write: "not " },
  { token: sign("Semicolon", ";"), meant: undefined, write: "" },
  { token: createToken({ name: "SingleQuoted", pattern: /'(?:[^'\\\n\r]|\\.)*'/ }), meant: StringToken, write: "\"…\"" },
];

/** A string that its line ends before its closing quote. */
export const OpenString = createToken({ name: "OpenString", pattern: /"(?:[^"\\\n\r]|\\.)*/ });

const signs = [
  Arrow, DotDot, Dot, LessEqual, GreaterEqual, EqualEqual, NotEqual, Less, Greater, Equal, LeftBrace, RightBrace, LeftBracket, RightBracket,
  LeftParen, RightParen, Comma, Colon, Question, Plus, Minus, Star, Slash, Caret, Percent,
];

export const declarationTokens: ReadonlySet<TokenType> = new Set(declarationWords.map((w) => words[w]));

export const allTokens: TokenType[] = [
  Space, CommentToken, NumberToken, StringToken, OpenString, ...Object.values(words), From, Identifier,
  ...slips.map((s) => s.token).filter((t) => t.name !== "Bang"), ...signs, ...slips.map((s) => s.token).filter((t) => t.name === "Bang"),
  Name, Reserved,
];
