/** Reads idioms of other languages as what they mean, and reports each once. */
import type { IToken } from "chevrotain";
import type { Report } from "../../diagnostics/report.ts";
import { type SourceFile, span } from "../../source/source.ts";
import { type Idiom, idiomTable, type Place } from "./idioms.ts";
import { type Match, match, mayBegin, mayOccur, pattern } from "./pattern.ts";
import { Colon, declarationTokens, Equal, LeftBrace, LeftBracket, LeftParen, RightBrace, RightBracket, RightParen, words } from "./tokens.ts";

/** Tokens of a text of one's own. */
export type Relex = (text: string) => readonly IToken[];

const table = idiomTable.map((idiom) => ({ idiom, parts: pattern(idiom.pattern) }));

/** The tokens of a file, with what was meant in place of each idiom. */
export function mendIdioms(tokens: readonly IToken[], relex: Relex, source: SourceFile, report: Report): readonly IToken[] {
  const mended: IToken[] = [];
  const places: Place[] = [];
  const byFirst = new Map<string, typeof table>();
  const images = new Set(tokens.map((t) => t.image));
  const possible = table.filter(({ idiom }) => mayOccur(idiom.pattern, images));
  let body: Place = "chain";
  const pass = (token: IToken): void => {
    if (declarationTokens.has(token.tokenType) && places.length === 0) body = token.tokenType === words.layer || token.tokenType === words.optimizer ? "equations" : "chain";
    const { tokenType } = token;
    if (tokenType === LeftBrace) places.push(placeOf(mended.at(-1), mended.at(-2), places.at(-1), body));
    else if (tokenType === LeftBracket || tokenType === LeftParen) places.push("list");
    else if (tokenType === RightBrace || tokenType === RightBracket || tokenType === RightParen) places.pop();
    mended.push(token);
  };
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    const key = `${token.tokenType.name} ${token.image}`;
    let rows = byFirst.get(key);
    if (rows === undefined) byFirst.set(key, (rows = possible.filter(({ parts }) => mayBegin(parts, token))));
    const place = places.at(-1) ?? "file";
    const row = firstMatch(rows, tokens, at, place);
    if (row === undefined) {
      pass(token);
      at++;
      continue;
    }
    const end = row.found.at(-1)?.[1] ?? at + 1;
    for (const meant of replaced(row.idiom, row.found, tokens.slice(at, end), tokens, relex, source, report)) pass(meant);
    at = end;
  }
  return mended;
}

function firstMatch(rows: typeof table, tokens: readonly IToken[], at: number, place: Place): { readonly idiom: Idiom; readonly found: Match } | undefined {
  for (const { idiom, parts } of rows) {
    const found = idiom.places === undefined || idiom.places.includes(place) ? match(parts, tokens, at) : undefined;
    if (found !== undefined) return { idiom, found };
  }
  return undefined;
}

/** What a brace encloses, by the two tokens before it. */
function placeOf(before: IToken | undefined, first: IToken | undefined, around: Place | undefined, body: Place): Place {
  if (before?.tokenType === words.train || (first?.tokenType === words.train && (before?.tokenType === Colon || before?.tokenType === Equal))) return "train";
  return before?.tokenType === Colon || before?.tokenType === words.import || around === "list" ? "fields" : body;
}

function replaced({ name, write }: Idiom, found: Match, old: readonly IToken[], tokens: readonly IToken[], relex: Relex, source: SourceFile, report: Report): readonly IToken[] {
  const texts = found.map(([from, to]) => textBetween(tokens[from], tokens[to - 1], source));
  const text = typeof write === "string" ? write.replaceAll(/\$(\d)/g, (_, n: string) => texts[Number(n) - 1] ?? "") : write(texts);
  const [first] = old;
  const last = old.at(-1);
  if (first === undefined || last === undefined) return old;
  const meant = relex(text);
  const kept = old.findIndex((token, i) => token.image !== meant[i]?.image);
  const end = last.startOffset + last.image.length;
  const at = span(source, (old[kept] ?? first).startOffset, end);
  report.add("foreignIdiom", at, { idiom: name, write: text }, { fixes: [{ title: text === "" ? "leave it out" : `write \`${text}\``, edits: [{ span: span(source, first.startOffset, end), text }] }] });
  return placed(meant, old, first);
}

function textBetween(first: IToken | undefined, last: IToken | undefined, source: SourceFile): string {
  return first === undefined || last === undefined ? "" : source.text.slice(first.startOffset, last.startOffset + last.image.length);
}

/** New tokens where the same were written, others where the one before them is. */
function placed(tokens: readonly IToken[], old: readonly IToken[], first: IToken): readonly IToken[] {
  let last = first;
  let from = 0;
  return tokens.map((token) => {
    const same = old.findIndex((o, i) => i >= from && o.image === token.image);
    const here = old[same];
    if (here !== undefined) {
      from = same + 1;
      last = here;
      return here;
    }
    return { ...last, image: token.image, tokenType: token.tokenType, tokenTypeIdx: token.tokenTypeIdx };
  });
}
