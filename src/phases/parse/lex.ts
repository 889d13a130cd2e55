/** Text to tokens. Signs of other languages become those that were meant, with a fix; nothing stops at a fault. */
import { type IToken, Lexer } from "chevrotain";
import type { Report } from "../../diagnostics/report.ts";
import type { Comment } from "../../ir/ast/types.ts";
import { type SourceFile, span } from "../../source/source.ts";
import { tokenSpan } from "./cst.ts";
import { allTokens, OpenString, slips, StringToken } from "./tokens.ts";

export interface Lexed {
  readonly tokens: readonly IToken[];
  readonly comments: readonly Comment[];
}

export type Lex = (source: SourceFile, report: Report) => Lexed;

/** A lexer; making one takes time, so one serves a whole process. */
export function createLex(): Lex {
  const lexer = new Lexer(allTokens, { positionTracking: "full", ensureOptimizations: false, skipValidations: true });
  return (source, report) => {
    const { tokens, errors, groups } = lexer.tokenize(source.text);
    for (const { offset, length } of errors) {
      const text = source.text.slice(offset, offset + length);
      report.add("NN101", span(source, offset, offset + length), { character: JSON.stringify(text.length > 12 ? `${text.slice(0, 12)}…` : text) });
    }
    const comments = (groups["comments"] ?? []).map((t): Comment => {
      const text = t.image.replace(/\r$/, "");
      return { text, span: span(source, t.startOffset, t.startOffset + text.length), doc: text.startsWith("///") && !text.startsWith("////") };
    });
    return { tokens: tokens.flatMap((t) => mend(t, source, report)), comments };
  };
}

/** Marks a string that swallowed the rest of its line: what is missing after it is no fault of its own. */
export const openString = "open";

/** A token of the language in place of one that is none. */
function mend(token: IToken, source: SourceFile, report: Report): readonly IToken[] {
  const at = tokenSpan(source, token);
  if (token.tokenType === OpenString) {
    report.add("NN106", at, {});
    return [{ ...token, tokenType: StringToken, tokenTypeIdx: StringToken.tokenTypeIdx ?? 0, payload: openString }];
  }
  const slip = slips.find((s) => s.token === token.tokenType);
  if (slip === undefined) return [token];
  const quoted = slip.meant === StringToken;
  const write = quoted ? JSON.stringify(token.image.slice(1, -1).replace(/\\'/g, "'")) : slip.write;
  report.add("NN105", at, { found: token.image, write: write.trim() }, {
    fixes: [{ title: write === "" ? "leave it out" : `write \`${write.trim()}\``, edits: [{ span: at, text: write }] }],
  });
  return slip.meant === undefined ? [] : [{ ...token, tokenType: slip.meant, tokenTypeIdx: slip.meant.tokenTypeIdx ?? 0 }];
}
