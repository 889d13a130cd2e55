/** What the grammar expects where a statement breaks, for messages. */
import { EOF, type IToken, type TokenType } from "chevrotain";
import type { Expected } from "../../diagnostics/catalogue/constructs.ts";
import { Colon, Comma, Equal, Identifier, LeftBrace, LeftBracket, LeftParen, Name, NumberToken, RightBrace, RightBracket, RightParen, StringToken } from "./tokens.ts";

const classes = new Map<string, Expected>([[Name.name, "name"], [Identifier.name, "name"], [StringToken.name, "string"], [NumberToken.name, "number"]]);

const spellings = new Map<string, string>([
  [LeftBrace.name, "{"], [RightBrace.name, "}"], [LeftBracket.name, "["], [RightBracket.name, "]"], [LeftParen.name, "("], [RightParen.name, ")"], [Equal.name, "="], [Colon.name, ":"], [Comma.name, ","],
]);

/** What is missing where the grammar expects a token, by the token's name: that of a word is its spelling. */
export function expectedToken(token: string): Expected {
  return classes.get(token) ?? { sign: spellings.get(token) ?? token };
}

/** The one character that can be written right there for a token that is missing. */
export function signFor(token: string): string | undefined {
  const sign = spellings.get(token);
  return sign === "{" || sign === "(" || sign === "[" ? undefined : sign;
}

/** Rules that list elements up to a bracket, from which the list may have gone on. */
export const lists: ReadonlySet<string> = new Set(["arguments", "indices", "record", "importDeclaration", "parametersEnd"]);

/** The tokens that a rule may begin with. */
const beginnings = new Map<string, Expected>([
  ["chainStatement", "step"], ["sharedStatement", "callOrChain"], ["layerStatement", "layerStatement"], ["optimizerStatement", "optimizerStatement"],
  ["equation", "equation"], ["kind", "encoding"], ["trainItem", "setting"], ["parameter", "parameter"],
  ["record", "fieldOrColumn"], ["field", "field"], ["label", "name"], ["argumentValue", "value"],
]);

/** The sign that a rule is about, where another is found. */
export const signs: ReadonlyMap<string, string> = new Map([["setting", ":"], ["inputField", ":"], ["letStatement", "="], ["layerLet", "="], ["equals", "="]]);

/** Rules that begin with a name. */
export const named: ReadonlySet<string> = new Set(["newName", "inputStatement", "arrayStatement", "importedName"]);

export function beginningOf(rule: string): Expected {
  return beginnings.get(rule) ?? "operand";
}

/** The text of a token for a message; `undefined` is the end of the file. */
export function textOf(token: IToken | undefined): string | undefined {
  return token === undefined || token.tokenType === EOF ? undefined : token.image;
}

/** May a value end with it, so that an operator could follow? */
export function endsOperand(type: TokenType | undefined): boolean {
  return type !== undefined && (type === NumberToken || type === StringToken || type === RightParen || type === RightBracket || type === Identifier || (type.CATEGORIES?.includes(Name) ?? false));
}

/** May a value begin with it? */
export function beginsOperand(type: TokenType): boolean {
  return type === NumberToken || type === LeftParen || type === Identifier || (type.CATEGORIES?.includes(Name) ?? false);
}
