/** Misspelled keywords, recognized by the tokens that follow. Only looked for in declarations with errors. */
import type { IToken, TokenType } from "chevrotain";
import { near } from "../../diagnostics/near.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { SourceFile } from "../../source/source.ts";
import { tokenSpan } from "./cst.ts";
import { retyped } from "./lex.ts";
import { Colon, Comma, Equal, Identifier, isName, LeftBrace, LeftBracket, LeftParen, Less, NumberToken, RightBrace, statementTokens, words } from "./tokens.ts";

const inChains = new Set(["input", "output", "let", "require", "warn", "fitted", "train", "residual", "repeat", "shared", "frozen", "loss", "regularize", "stream", "as"]);
const inLayers = new Set(["input", "output", "weight", "bias", "gain", "state", "fitted", "let", "require", "warn", "while"]);
const inOptimizers = new Set(["state", "let", "require", "warn"]);

/** The tokens that may follow the name after the keyword. */
const afterName: ReadonlyMap<string, readonly TokenType[]> = new Map([
  ["input", [Colon, Equal]], ["output", [Colon, Equal, LeftBracket]], ["weight", [Colon, Equal]], ["bias", [Colon, Equal]], ["gain", [Colon, Equal]],
  ["state", [Colon, Equal, Comma]], ["fitted", [Equal, LeftBracket]], ["let", [Equal, Colon]], ["shared", [Equal]], ["repeat", [LeftBrace, Less]], ["while", [LeftBrace]],
]);

/** The tokens with those words in place of what was written, or nothing where none was misspelled. */
export function respell(tokens: readonly IToken[], source: SourceFile, report: Report): readonly IToken[] | undefined {
  const keyword = tokens[0]?.tokenType;
  const fitting = keyword === words.layer ? inLayers : keyword === words.optimizer ? inOptimizers : inChains;
  let changed = false;
  const respelled = tokens.map((token, i) => {
    const word = i > 1 ? misspelling(tokens, i, fitting) : undefined;
    const meant = word === undefined ? undefined : [...statementTokens].find((t) => t.name === word);
    if (word === undefined || meant === undefined) return token;
    changed = true;
    const at = tokenSpan(source, token);
    report.add("unknownStatement", at, { word: token.image }, { fixes: [{ title: `write \`${word}\``, edits: [{ span: at, text: word }] }] });
    return retyped(token, meant);
  });
  return changed ? respelled : undefined;
}

function misspelling(tokens: readonly IToken[], i: number, fitting: ReadonlySet<string>): string | undefined {
  const token = tokens[i];
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  if (token?.tokenType !== Identifier || next === undefined || before === undefined || next.startLine !== token.endLine) return undefined;
  const startsStatement = before.endLine !== token.startLine || before.tokenType === LeftBrace || before.tokenType === RightBrace;
  if (!startsStatement) return undefined;
  const word = near(token.image, fitting);
  if (word === undefined) return undefined;
  const after = tokens[i + 2];
  if (next.tokenType === LeftBrace) return ["train", "residual", "frozen"].includes(word) ? word : undefined;
  if (next.tokenType === NumberToken) return word === "repeat" && after?.tokenType === LeftBrace ? word : undefined;
  if (next.tokenType === LeftParen || !isName(next.tokenType)) return undefined;
  const fits = afterName.get(word);
  if (fits === undefined) return undefined;
  const alone = word === "output" && (after === undefined || after.tokenType === RightBrace || after.startLine !== next.endLine);
  return alone || (after !== undefined && fits.includes(after.tokenType)) ? word : undefined;
}
