/** Semantic tokens: what each word is, of a text that does not parse too. */
import { SemanticTokensBuilder, type SemanticTokens } from "vscode-languageserver";
import { namesIn } from "./lookup.ts";
import type { NameKind } from "./names/symbols.ts";
import { allKeywords, type Word, wordsOf } from "./words.ts";
import type { Seen } from "./workspace.ts";

export const tokenTypes = ["keyword", "class", "function", "variable", "parameter", "property", "type", "number", "string", "comment"] as const;
export const tokenModifiers = ["declaration", "defaultLibrary"] as const;

type TokenType = (typeof tokenTypes)[number];

const typeOf: Readonly<Record<NameKind, TokenType>> = {
  model: "class", block: "class", layer: "class", optimizer: "class", activation: "function", loss: "function", regularizer: "function", initializer: "function", schedule: "function", metric: "function",
  parameter: "parameter", input: "variable", output: "variable", value: "variable", shared: "variable", number: "variable", array: "variable", size: "type", index: "parameter", pack: "parameter", field: "property", setting: "property",
};

export function semanticTokens(seen: Seen): SemanticTokens {
  const names = new Map(namesIn(seen).occurrences.map((o) => [o.span.start, o]));
  const builder = new SemanticTokensBuilder();
  for (const word of wordsOf(seen.document.getText())) {
    const found = names.get(word.start);
    const type = word.kind === "name" && found !== undefined ? typeOf[found.thing.kind] : lexical(word);
    if (type === undefined) continue;
    const modifiers = found === undefined ? 0 : (found.span.start === found.thing.span.start && found.span.source.name === found.thing.span.source.name ? 1 : 0) + (found.thing.span.source.library === true ? 2 : 0);
    const { line, character } = seen.document.positionAt(word.start);
    builder.push(line, character, word.text.length, tokenTypes.indexOf(type), modifiers);
  }
  return builder.build();
}

function lexical({ kind, text }: Word): TokenType | undefined {
  switch (kind) {
    case "name": return allKeywords.has(text) ? "keyword" : undefined;
    case "number": case "string": case "comment": return kind;
    case "sign": return undefined;
  }
}
