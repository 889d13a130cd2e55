/** The parser's errors as diagnostics: where, what was found, what belongs there. */
import type { IParserErrorMessageProvider, IRecognitionException, IToken, TokenType } from "chevrotain";
import { near } from "../../diagnostics/near.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import type { Report } from "../../diagnostics/report.ts";
import { positionOf, type SourceFile, span } from "../../source/source.ts";
import { tokenSpan } from "./cst.ts";
import { openString } from "./lex.ts";
import { Colon, Comma, Equal, Identifier, LeftBrace, LeftBracket, LeftParen, Name, Reserved, RightBrace, RightBracket, RightParen, words } from "./tokens.ts";

/** Messages that only name the token wanted: the diagnostic is written from the error. */
export const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => `token ${expected.name}`,
  buildNotAllInputParsedMessage: () => "rest",
  buildNoViableAltMessage: () => "alternative",
  buildEarlyExitMessage: () => "alternative",
};

const signs = new Map<string, string>([
  [LeftBrace.name, "`{`"], [RightBrace.name, "`}`"], [LeftBracket.name, "`[`"], [RightBracket.name, "`]`"], [LeftParen.name, "`(`"], [RightParen.name, "`)`"],
  [Equal.name, "`=`"], [Colon.name, "`:`"], [Comma.name, "`,`"], [Name.name, "a name"], [Identifier.name, "a name"], ["String", "a string"], ["Number", "a number"], ["from", "`from`"],
]);

/** What belongs where a rule of the grammar found no way on. */
const expectations = new Map<string, string>([
  ["chainStatement", "a step of the chain belongs here, such as `dense(16)` or `relu`, or a statement such as `output`"],
  ["layerStatement", "a statement of a layer belongs here, such as `weight`, `output` or an equation `h[i] = …`"],
  ["optimizerStatement", "a statement of an optimizer belongs here, such as `state m = 0` or `w = …`"],
  ["kind", "an encoding or a shape belongs here, such as `[28, 28]`, `{ a, b }` or `oneHot(0..9)`"],
  ["trainStatement", "a setting belongs here, such as `epochs: 20`"],
  ["setting", "a `:` and a value belong here"],
  ["parameter", "a parameter belongs here"],
  ["field", "the name of a field belongs here"],
  ["label", "a name belongs here"],
  ["declaration", "a declaration belongs here, such as `model Name { … }`"],
]);

const anExpression = "a number, a name or an expression in parentheses belongs here";

/** The rule of the statements in a body. */
const bodies = new Map<string, string>([["chainBody", "chainStatement"], ["layerDeclaration", "layerStatement"], ["optimizerDeclaration", "optimizerStatement"], ["trainStatement", "setting"]]);

const listsOfNames = new Set(["inputStatement", "arrayStatement"]);

const closes = new Map<TokenType, TokenType>([[RightBrace, LeftBrace], [RightBracket, LeftBracket], [RightParen, LeftParen]]);

const statementWords: readonly string[] = ["input", "output", "weight", "bias", "gain", "state", "fitted", "let", "require", "while"];

export function reportErrors(errors: readonly IRecognitionException[], tokens: readonly IToken[], source: SourceFile, report: Report): void {
  if (tokens.some((t) => t.payload === openString)) return;
  const broken = new Set<number>();
  const open = unclosed(tokens);
  for (const error of errors) {
    const line = lineOf(error, tokens, source);
    const slip = error.message === "equal" || error.message === "colon" || error.message === "comma" || error.message === "word";
    // One fault for each line: what follows the first is a consequence.
    if (!slip && broken.has(line)) continue;
    if (!slip || error.message === "word" || error.message === "colon") broken.add(line);
    reportError(error, tokens, open, source, report);
  }
}

/** Of what is missing, the line it is missing from; else that of the token found. */
function lineOf(error: IRecognitionException, tokens: readonly IToken[], source: SourceFile): number {
  const previous = tokens[tokens.indexOf(error.token) - 1];
  const blamed = error.message.startsWith("token ") && previous !== undefined ? previous : error.token;
  return positionOf(source, Number.isFinite(blamed.startOffset) ? blamed.startOffset : source.text.length).line;
}

function reportError(error: IRecognitionException, tokens: readonly IToken[], open: IToken | undefined, source: SourceFile, report: Report): void {
  const { token, message } = error;
  const at = tokenSpan(source, token);
  switch (message) {
    case "equal": return report.add("NN108", at, { found: "=", write: ":" }, { fixes: [{ title: "write `:`", edits: [{ span: at, text: ":" }] }] });
    case "comma": return report.add("NN109", at, {}, { fixes: [{ title: "leave it out", edits: [{ span: at, text: "" }] }] });
    case "colon": return reportStatementWord(tokens, token, source, report);
    case "word": return reportStatementWord(tokens, token, source, report);
    default:
  }
  const index = tokens.indexOf(token);
  const previous = index > 0 ? tokens[index - 1] : index < 0 ? tokens.at(-1) : undefined;
  const atEnd = !Number.isFinite(token.startOffset);
  if ((atEnd || message === "rest") && open !== undefined && (atEnd || closes.get(token.tokenType) !== open.tokenType)) {
    const close = open.tokenType === LeftBrace ? "}" : open.tokenType === LeftBracket ? "]" : ")";
    return report.add("NN104", tokenSpan(source, open), { open: open.image, close });
  }
  const found = atEnd ? "the end of the file" : `\`${token.image}\``;
  const rule = error.context.ruleStack.at(-1) ?? "";
  if (listsOfNames.has(rule) && (token.tokenType.CATEGORIES ?? []).includes(Reserved)) return report.add("NN110", at, { word: token.image });
  const missing = /^token (.*)$/.exec(message)?.[1];
  if (missing !== undefined) {
    if ((missing === Name.name || missing === Identifier.name) && (token.tokenType.CATEGORIES ?? []).includes(Reserved)) {
      return report.add("NN110", at, { word: token.image });
    }
    if (missing === RightBrace.name && !atEnd && open === undefined) {
      return report.add("NN103", at, { found, expected: expectations.get(bodies.get(rule) ?? "") ?? anExpression });
    }
    const what = signs.get(missing) ?? `\`${missing}\``;
    const onNewLine = previous === undefined || atEnd || positionOf(source, token.startOffset).line !== positionOf(source, previous.startOffset).line;
    const end = previous === undefined ? 0 : previous.startOffset + previous.image.length;
    const place = onNewLine && previous !== undefined ? span(source, Math.max(0, end - 1), end) : at;
    const sign = /^`(.)`$/.exec(what)?.[1];
    const fixes: readonly Fix[] = sign === undefined || previous === undefined ? [] : [{ title: `write ${what}`, edits: [{ span: span(source, end, end), text: sign }] }];
    return report.add("NN102", place, { missing: what, before: onNewLine && !atEnd ? "the end of the line" : found }, { fixes });
  }
  const expected = message === "rest" ? "what stands before it is complete" : (expectations.get(rule) ?? anExpression);
  const place = atEnd && previous !== undefined ? tokenSpan(source, previous) : at;
  report.add("NN103", place, { found, expected });
}

/** The last bracket that no other closes. */
function unclosed(tokens: readonly IToken[]): IToken | undefined {
  const stack: IToken[] = [];
  for (const token of tokens) {
    const opener = closes.get(token.tokenType);
    if (opener !== undefined) {
      if (stack.at(-1)?.tokenType === opener) stack.pop();
    } else if ([LeftBrace, LeftBracket, LeftParen].includes(token.tokenType)) stack.push(token);
  }
  return stack[0];
}

/** `wieght W: [3]`: the word before a name, or before a colon, is near a word of the language. */
function reportStatementWord(tokens: readonly IToken[], token: IToken, source: SourceFile, report: Report): void {
  const index = tokens.indexOf(token);
  const second = tokens[index - 1];
  const first = tokens[index - (token.tokenType === Colon ? 2 : 1)];
  const word = token.tokenType === Colon && first !== undefined && near(first.image, statementWords) === undefined ? second : first;
  if (word === undefined) return;
  const at = tokenSpan(source, word);
  const guess = near(word.image, statementWords);
  const fixes: readonly Fix[] = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: at, text: guess }] }];
  report.add("NN112", at, { word: word.image }, { fixes });
}

/** What stands for the misspelled keyword of a declaration. */
export function keywordToken(word: string): TokenType | undefined {
  return Object.values(words).find((t) => t.name === word);
}
