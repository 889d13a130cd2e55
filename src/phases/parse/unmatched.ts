/** Reports a bracket without its other half: the likeliest repair is the message, and every other one a candidate with a message of its own. */
import type { IToken } from "chevrotain";
import { catalogue } from "../../diagnostics/catalogue.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import type { Report } from "../../diagnostics/report.ts";
import { positionOf, type SourceFile, type Span, span } from "../../source/source.ts";
import { tokenSpan } from "./cst.ts";
import { expectedToken, textOf } from "./expectations.ts";
import type { Repair } from "./repair.ts";
import { LeftBrace, LeftBracket, LeftParen } from "./tokens.ts";

/** The diagnostic of a repair. */
interface Explained {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  readonly fix: Fix;
}

export function reportUnmatched(repairs: readonly Repair[], tokens: readonly IToken[], source: SourceFile, report: Report): void {
  const explained = repairs.map((repair) => (repair.kind === "write" ? missing(repair, tokens, source) : tooMany(repair, tokens, source)));
  const [first] = explained;
  if (first === undefined) return;
  const { code, message, span: at } = first;
  const fixes = explained.map(({ fix, ...instead }, i): Fix => (i === 0 ? fix : { ...fix, instead }));
  report.forward({ code, severity: "error", message, span: at, notes: [], fixes });
}

function missing({ bracket, at }: Repair, tokens: readonly IToken[], source: SourceFile): Explained {
  const [before, after] = [tokens[at - 1], tokens[at]];
  const expected = [expectedToken(bracket.name)];
  const [wanted] = expected;
  const sign = typeof wanted === "object" && "sign" in wanted ? wanted.sign : "";
  const end = before === undefined ? 0 : tokenSpan(source, before).end;
  const opens = [LeftBrace, LeftBracket, LeftParen].includes(bracket);
  const { missingAfter, missingBefore } = catalogue;
  const fix: Fix = { title: `write \`${sign}\``, edits: [{ span: span(source, end, end), text: sign }] };
  if (after === undefined || (!opens && after.startLine !== before?.endLine)) {
    return { code: missingAfter.code, message: missingAfter.message({ expected, after: textOf(before) }), span: span(source, Math.max(0, end - 1), end), fix };
  }
  return { code: missingBefore.code, message: missingBefore.message({ expected, before: textOf(after) }), span: tokenSpan(source, after), fix };
}

function tooMany({ bracket, at }: Repair, tokens: readonly IToken[], source: SourceFile): Explained {
  const token = tokens[at];
  const place = token === undefined ? span(source, 0, 0) : tokenSpan(source, token);
  const { code, message } = wording(bracket.name, token, tokens[at - 1]?.tokenType === bracket, positionOf(source, place.start).line);
  return { code, message, span: place, fix: { title: "leave it out", edits: [{ span: place, text: "" }] } };
}

function wording(bracket: string, token: IToken | undefined, twice: boolean, line: number): { readonly code: string; readonly message: string } {
  const { repeated, unclosedBracket, unopenedBracket } = catalogue;
  const found = textOf(token);
  if (bracket.startsWith("Right")) return { code: unopenedBracket.code, message: unopenedBracket.message({ found }) };
  if (twice) return { code: repeated.code, message: repeated.message({ found }) };
  return { code: unclosedBracket.code, message: unclosedBracket.message({ open: token?.image ?? "", close: bracket === LeftParen.name ? ")" : "]", line }) };
}
