/** What belongs where, in words. */
import { EOF, type IToken, type TokenType } from "chevrotain";
import { Colon, Comma, Equal, Identifier, LeftBrace, LeftBracket, LeftParen, Name, NumberToken, RightBrace, RightBracket, RightParen, StringToken } from "./tokens.ts";

const wanted = new Map<string, string>([
  [Name.name, "a name"], [Identifier.name, "a name"], [StringToken.name, "a string in double quotes"], [NumberToken.name, "a number"],
  ...([[LeftBrace, "{"], [RightBrace, "}"], [LeftBracket, "["], [RightBracket, "]"], [LeftParen, "("], [RightParen, ")"], [Equal, "="], [Colon, ":"], [Comma, ","]] as const)
    .map(([token, image]): [string, string] => [token.name, `\`${image}\``]),
]);

/** What a token that is wanted is called. */
export function called(token: string): string {
  return wanted.get(token) ?? `\`${token}\``;
}

/** The one character to write for a token that is missing, where it can stand right there. */
export function signFor(token: string): string | undefined {
  const sign = /^`(.)`$/.exec(called(token))?.[1];
  return sign === "{" || sign === "(" || sign === "[" ? undefined : sign;
}

/** Rules that list elements up to a bracket, from which the list may have gone on. */
export const lists: ReadonlySet<string> = new Set(["arguments", "indices", "record", "importDeclaration", "parametersEnd"]);

/** What belongs at the beginning of a rule. */
const beginnings = new Map<string, string>([
  ["chainStatement", "a step of the chain such as `dense(16)`, or a statement such as `output`"],
  ["sharedStatement", "a call such as `dense(16)`, or a chain in braces"],
  ["layerStatement", "a statement such as `weight`, `output`, or an equation `h[i] = …`"],
  ["optimizerStatement", "a statement such as `state m = 0`, or an equation `w = …`"],
  ["equation", "an equation such as `h[i] = …`"],
  ["kind", "a shape or an encoding, such as `[28, 28]`, `{ a, b }` or `oneHot(0..9)`,"],
  ["trainItem", "a setting such as `epochs: 20`"],
  ["parameter", "a parameter"],
  ["record", "the name of a field, or a column in quotes, `\"column name\" as name`,"],
  ["field", "the name of a field"],
  ["label", "a name"],
  ["argumentValue", "a value"],
]);

/** The sign that a rule is about, where another is found. */
export const signs: ReadonlyMap<string, string> = new Map([["setting", ":"], ["inputField", ":"], ["letStatement", "="], ["layerLet", "="], ["equals", "="]]);

/** Rules that begin with a name. */
export const named: ReadonlySet<string> = new Set(["newName", "inputStatement", "arrayStatement", "importedName"]);

export function belongs(rule: string): string {
  return beginnings.get(rule) ?? "a number, a name or an expression in parentheses";
}

/** What a token is called in a message. */
export function found(token: IToken): string {
  if (token.tokenType === EOF) return "the end of the file";
  return `\`${token.image.length > 24 ? `${token.image.slice(0, 24)}…` : token.image}\``;
}

/** May a value end with it, so that an operator could follow? */
export function endsOperand(type: TokenType | undefined): boolean {
  return type !== undefined && (type === NumberToken || type === StringToken || type === RightParen || type === RightBracket || type === Identifier || (type.CATEGORIES?.includes(Name) ?? false));
}

/** May a value begin with it? */
export function beginsOperand(type: TokenType): boolean {
  return type === NumberToken || type === LeftParen || type === Identifier || (type.CATEGORIES?.includes(Name) ?? false);
}
