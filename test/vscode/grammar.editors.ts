/** The grammar in the engine of Visual Studio Code: what `test/language/textmate.ts` reads of it is what an editor reads. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from "vscode-textmate";
import { type Grammar, scopesOf } from "../language/textmate.ts";

const text = readFileSync("docs/language/nn.tmLanguage.json", "utf8");

async function load(): Promise<IGrammar> {
  await loadWASM(readFileSync(join(dirname(createRequire(import.meta.url).resolve("vscode-oniguruma")), "onig.wasm")));
  const registry = new Registry({ onigLib: Promise.resolve({ createOnigScanner, createOnigString }), loadGrammar: async () => parseRawGrammar(text, "nn.tmLanguage.json") });
  const grammar = await registry.loadGrammar("source.nn");
  if (grammar === null) throw new Error("the grammar is not loaded");
  return grammar;
}

const grammar = await load();

/** What an editor colors by: the innermost scope of each token that has one. */
function tokensOf(source: string): readonly { readonly text: string; readonly scope: string }[] {
  let state = INITIAL;
  return source.split("\n").flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => (scopes.length < 2 ? [] : [{ text: line.slice(startIndex, endIndex), scope: scopes.at(-1) ?? "" }]));
  });
}

describe.each(globSync(["src/std/**/*.nn", "examples/**/*.nn"], { ignore: "**/node_modules/**" }))("%s", (path) => {
  const source = readFileSync(path, "utf8");
  const tokens = tokensOf(source);

  test("has nothing that is illegal, and every definition by its name", () => {
    expect(tokens.filter(({ scope }) => scope.startsWith("invalid"))).toEqual([]);
    const declared = [...source.matchAll(/^(?:model|layer|block|activation|loss|regularizer|initializer|schedule|optimizer|metric) (\w+)/gm)].map(([, name]) => name);
    const named = tokens.filter(({ scope }) => scope === "entity.name.function.nn").map((token) => token.text);
    for (const name of declared) expect(named).toContain(name);
  });

  test("has the words, numbers and names that the reading in tests finds", () => {
    const read = source.split("\n").flatMap((line) => scopesOf(line, JSON.parse(text) as Grammar));
    const of = (kind: RegExp, found: readonly { readonly text: string; readonly scope: string }[]): readonly string[] => found.filter(({ scope }) => kind.test(scope)).map((token) => `${token.text} ${token.scope}`);
    const kinds = /^(?:storage|constant\.numeric|support|entity|variable\.(?:parameter|other))/;
    expect(of(kinds, tokens)).toEqual(of(kinds, read));
  });
});
