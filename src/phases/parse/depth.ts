/**
 * How deep text may nest. Every later phase walks expressions by recursion, so what nests deeper than any machine's stack
 * is sure to hold is refused here, with a diagnostic.
 */
import type { IToken } from "chevrotain";
import type { Expression } from "../../ir/ast/expression.ts";
import type { Declaration } from "../../ir/ast/types.ts";
import type { Span } from "../../source/source.ts";
import { Caret, Colon, Comma, Equal, LeftBrace, LeftBracket, LeftParen, Minus, Percent, Plus, Question, RightBrace, RightBracket, RightParen, Slash, Star, words } from "./tokens.ts";

/** Brackets in one another. */
const brackets = 100;
/** Operators that can nest to the right, without a `=`, `,` or brace between them. */
const operators = 1000;
/** Operators without a `=`, `,`, `:` or brace between them: what is longer takes the parser long, only to be refused. */
const row = 5000;
/** Expressions in one another: `a + b + c` is three deep. */
const expressions = 600;

/** The first token that lies too deep for the parser. */
export function tooDeep(tokens: readonly IToken[]): IToken | undefined {
  let depth = 0;
  let run = 0;
  let inRow = 0;
  for (const token of tokens) {
    switch (token.tokenType) {
      case LeftBrace: depth++; run = 0; inRow = 0; break;
      case LeftBracket: case LeftParen: depth++; break;
      case RightBrace: depth--; run = 0; inRow = 0; break;
      case RightBracket: case RightParen: depth--; break;
      case Caret: case Minus: case Question: run++; break;
      case Equal: case Comma: run = 0; inRow = 0; break;
      case Colon: inRow = 0; break;
      case Plus: case Star: case Slash: case Percent: case words.and: case words.or: inRow++; break;
      default:
    }
    if (depth > brackets || run > operators || inRow > row) return token;
  }
  return undefined;
}

/** The expression at which a tree becomes too deep for the phases after. */
export function deepExpression(declaration: Declaration): Span | undefined {
  const stack: { readonly value: unknown; readonly depth: number }[] = [{ value: declaration, depth: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { value, depth } = top;
    if (Array.isArray(value)) {
      for (const element of value) stack.push({ value: element, depth });
    } else if (typeof value === "object" && value !== null) {
      const inner = isExpression(value) ? depth + 1 : depth;
      if (inner > expressions && isExpression(value)) return value.span;
      for (const [key, part] of Object.entries(value)) if (key !== "span" && typeof part === "object") stack.push({ value: part, depth: inner });
    }
  }
  return undefined;
}

const kinds: readonly Expression["kind"][] = ["number", "string", "reference", "guarded", "shape", "unary", "binary", "conditional"];

function isExpression(value: object): value is Expression {
  return "kind" in value && "span" in value && kinds.some((k) => k === value.kind);
}
