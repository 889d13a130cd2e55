/** Syntax errors as diagnostics: the place, the token found, the tokens expected, and a fix. */
import { EOF, type IToken } from "chevrotain";
import type { Expected } from "../../diagnostics/catalogue/constructs.ts";
import { identifierFor } from "../../diagnostics/columns.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import type { Report } from "../../diagnostics/report.ts";
import { type SourceFile, type Span, span } from "../../source/source.ts";
import { tokenSpan } from "./cst.ts";
import { beginningOf, beginsOperand, endsOperand, expectedToken, lists, named, signFor, signs, textOf } from "./expectations.ts";
import { type Broken, rest, type Slip } from "./grammar-base.ts";
import type { Reading } from "./grammar.ts";
import { stringValue } from "./strings.ts";
import {
  Colon, Comma, Equal, EqualEqual, Greater, GreaterEqual, Identifier, isName, isReserved, LeftBrace, LeftBracket, LeftParen, Less, LessEqual, Minus, Name, NotEqual,
  NumberToken, Plus, RightBrace, RightBracket, RightParen, Slash, Star, StringToken, statementTokens, words,
} from "./tokens.ts";

const comparisons = [Less, LessEqual, Greater, GreaterEqual, EqualEqual, NotEqual];
/** How far to look for the bracket that closes a list. */
const farthest = 1000;
const openers = [LeftBrace, LeftBracket, LeftParen];
const expectsOperand = [Colon, Comma, Equal, Plus, Minus, Star, Slash, ...comparisons];
const comma: Expected = { sign: "," };
const closers = [RightBrace, RightBracket, RightParen];

export function reportFaults(reading: Reading, tokens: readonly IToken[], damaged: ReadonlySet<number>, source: SourceFile, report: Report): void {
  const places = new Map(tokens.map((t, i) => [t, i]));
  // In a line with a slip, what breaks after it is a consequence; but where both `:` and `=` follow a name, a word before it is missing.
  const wordless = new Set<Slip>();
  for (const broken of reading.broken) {
    if (isDamaged(broken, damaged)) continue;
    const { token } = broken.error;
    const slip = reading.slips.find((s) => s.token.startLine === token.startLine && s.token.startOffset < token.startOffset);
    if (slip?.kind === "comma") {
      wordless.add(slip);
      report.add("unexpectedToken", tokenSpan(source, slip.token), { found: ",", expected: [beginningOf(broken.error.context.ruleStack.findLast(isStatement) ?? "")] });
    } else if (slip === undefined) new Fault(broken, tokens, places, source, report).tell();
    else if (slip.kind === "equalMeant" && token.tokenType === Equal) {
      wordless.add(slip);
      reportWordless(slip, tokens, places, source, report);
    }
  }
  const before = [...reading.broken.map((b) => b.error.token), ...reading.slips.flatMap((s) => (s.kind === "reserved" ? [s.token] : []))];
  for (const slip of reading.slips) {
    const consequence = damaged.has(slip.token.startLine ?? 0) || before.some((t) => t.startLine === slip.token.startLine && t.startOffset <= slip.token.startOffset);
    if (!wordless.has(slip) && (slip.kind === "reserved" || !consequence)) reportSlip(slip, tokens, places, source, report);
  }
}

/** `W: [3] = zeros`, without `weight`. */
function reportWordless({ token }: Slip, tokens: readonly IToken[], places: ReadonlyMap<IToken, number>, source: SourceFile, report: Report): void {
  let at = (places.get(token) ?? 0) - 1;
  for (let depth = 0; at > 0; at--) {
    const type = tokens[at]?.tokenType;
    if (type === RightBracket) depth++;
    else if (type === LeftBracket) depth--;
    else if (depth === 0) break;
  }
  const name = tokens[at];
  if (name !== undefined) report.add("unknownStatement", tokenSpan(source, name), { word: name.image });
}

function isDamaged({ first, error }: Broken, damaged: ReadonlySet<number>): boolean {
  if (damaged.size === 0) return false;
  const last = error.token.startLine;
  if (last === undefined || Number.isNaN(last)) return [...damaged].some((line) => line >= (first.startLine ?? 0));
  for (let line = first.startLine ?? last; line <= last; line++) if (damaged.has(line)) return true;
  return false;
}

function replace(at: Span, text: string): Fix {
  return { title: text === "" ? "leave it out" : `write \`${text}\``, edits: [{ span: at, text }] };
}

/** A sign with the blanks around it as the formatter lays them out. */
function spaced({ source, start, end }: Span, sign: string, text: string): Fix {
  const before = /[ \t]*$/.exec(source.text.slice(0, start))?.[0].length ?? 0;
  const after = /^[ \t]*/.exec(source.text.slice(end))?.[0].length ?? 0;
  return { ...replace(span(source, start - before, end + after), text), title: `write \`${sign}\`` };
}

function reportSlip({ kind, token }: Slip, tokens: readonly IToken[], places: ReadonlyMap<IToken, number>, source: SourceFile, report: Report): void {
  const at = tokenSpan(source, token);
  const index = places.get(token) ?? 0;
  const [before, after, next] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]];
  const goesOn = next !== undefined && next.startLine === token.startLine && ![Comma, RightParen, RightBrace].includes(next.tokenType);
  const example = (sign: string): string => `${before?.image ?? ""}${sign} ${after?.image ?? ""}${goesOn ? " …" : ""}`;
  switch (kind) {
    case "colonMeant": return report.add("colonOrEqual", at, { found: token.image, write: ":", example: example(":") }, { fixes: [spaced(at, ":", ": ")] });
    case "equalMeant": return report.add("colonOrEqual", at, { found: token.image, write: "=", example: example(" =") }, { fixes: [spaced(at, "=", " = ")] });
    case "comma": return report.add("strayComma", at, {}, { fixes: [replace(at, "")] });
    case "reserved": return report.add("reservedName", at, { word: token.image }, { fixes: roleFix(token, tokens, source) });
  }
}

/** One broken statement, looked at from all sides until one explains it. */
class Fault {
  readonly #token: IToken;
  readonly #previous: IToken | undefined;
  readonly #beforePrevious: IToken | undefined;
  readonly #following: IToken | undefined;
  readonly #beforeFirst: IToken | undefined;
  readonly #second: IToken | undefined;
  readonly #first: IToken;
  readonly #rule: string;
  readonly #wants: string;
  readonly #source: SourceFile;
  readonly #report: Report;
  readonly #tokens: readonly IToken[];
  readonly #index: number;

  constructor({ error, first }: Broken, tokens: readonly IToken[], places: ReadonlyMap<IToken, number>, source: SourceFile, report: Report) {
    const at = places.get(error.token) ?? tokens.length;
    const start = places.get(first) ?? 0;
    this.#token = error.token;
    this.#previous = tokens[at - 1];
    this.#beforePrevious = tokens[at - 2];
    this.#following = tokens[at + 1];
    this.#first = first;
    this.#second = tokens[start + 1];
    this.#beforeFirst = tokens[start - 1];
    this.#rule = error.context.ruleStack.at(-1) ?? "";
    this.#wants = error.message;
    this.#source = source;
    this.#report = report;
    this.#tokens = tokens;
    this.#index = at;
  }

  tell(): void {
    const told = this.#asColumn() || this.#asComma() || this.#asElse() || this.#asOperator() || this.#asAssignment() || this.#asReserved() || this.#asNameless() || this.#asWord() || this.#asArgument() || this.#asNothingOpen();
    if (told) return;
    if (this.#wants === rest) {
      if (!this.#asComparison()) this.#report.add("unexpectedAfterEnd", this.#place, { found: textOf(this.#token) });
    } else if (this.#wants === "") this.#asAbsent();
    else this.#asMissing();
  }

  get #at(): Span {
    return tokenSpan(this.#source, this.#token);
  }

  get #onNewLine(): boolean {
    return this.#previous === undefined || this.#token.tokenType === EOF || this.#token.startLine !== this.#previous.endLine;
  }

  /** The last character before what is missing. */
  get #end(): Span {
    if (this.#previous === undefined) return span(this.#source, 0, 0);
    const { end } = tokenSpan(this.#source, this.#previous);
    return span(this.#source, Math.max(0, end - 1), end);
  }

  /** The token that breaks the statement, or the last character of the file. */
  get #place(): Span {
    return this.#token.tokenType === EOF ? this.#end : this.#at;
  }

  #unexpected(...expected: readonly Expected[]): void {
    this.#report.add("unexpectedToken", this.#place, { found: textOf(this.#token), expected });
  }

  /** `{ "fixed acidity", "pH" }`: columns without names for what is read from them. */
  #asColumn(): boolean {
    const text = this.#previous;
    if (this.#rule !== "column" || this.#wants !== words.as.name || text === undefined) return false;
    const at = tokenSpan(this.#source, text);
    // The other columns of the record that lack a name get theirs by the same fix.
    const alike = this.#token.tokenType === Equal ? [] : this.#tokens.slice(this.#index - 1, this.#index + farthest);
    const end = alike.findIndex(({ tokenType }) => tokenType === RightBrace);
    const nameless = alike.slice(0, Math.max(0, end)).filter((token, i) => token.tokenType === StringToken && i > 0 && [Comma, RightBrace].includes(alike[i + 1]?.tokenType ?? EOF) && alike[i - 1]?.tokenType === Comma);
    const named = (token: IToken): string => `${token.image} as ${identifierFor(stringValue(token.image))}`;
    const edits = [text, ...nameless].map((token) => ({ span: tokenSpan(this.#source, token), text: named(token) }));
    this.#report.add("unnamedColumn", at, { column: text.image, write: named(text) }, { fixes: [{ title: `write \`${named(text)}\``, edits }] });
    return true;
  }

  /** `, ,` in a list, or a comma at the end of fields that are followed by another statement. */
  #asComma(): boolean {
    const previous = this.#previous;
    const twice = this.#token.tokenType === Comma && (previous?.tokenType === Comma || previous?.tokenType === LeftParen || previous?.tokenType === LeftBracket);
    const trailing = previous?.tokenType === Comma && this.#onNewLine && ["newName", "inputField", "arrayField"].includes(this.#rule);
    // The name of the next statement was taken for a field.
    const taken = this.#rule === "inputField" && this.#beforePrevious?.tokenType === Comma && this.#beforePrevious.endLine !== previous?.startLine;
    const stray = twice ? this.#token : trailing ? previous : taken ? this.#beforePrevious : undefined;
    if (stray === undefined) return false;
    const at = tokenSpan(this.#source, stray);
    this.#report.add(twice ? "repeatedComma" : "trailingComma", at, {}, { fixes: [replace(at, "")] });
    return true;
  }

  #asElse(): boolean {
    if (this.#token.tokenType !== words.else) return false;
    this.#report.add("elseOutsideParentheses", this.#at, {});
    return true;
  }

  /** `2 x`: two values side by side in a line. */
  #asOperator(): boolean {
    const { tokenType } = this.#token;
    // The statement before may have ended too early: then the whole of this one belongs to it.
    const inside = this.#wants === rest || this.#wants === RightParen.name || this.#wants === RightBracket.name;
    const begun = this.#first === this.#token && (isStatement(this.#rule) || this.#rule === "label");
    const broken = this.#wants === "" && this.#rule === "equals" && isName(this.#first.tokenType);
    const [left, right] = inside || begun ? [this.#previous, this.#token] : broken ? [this.#beforeFirst, this.#first] : [];
    if (left === undefined || right === undefined || !endsOperand(left.tokenType) || !beginsOperand(right.tokenType) || left.endLine !== right.startLine) return false;
    if (begun && tokenType !== LeftParen && (tokenType !== NumberToken || this.#rule === "chainStatement")) return false;
    const list = lists.has(this.#rule);
    if (list && !this.#closedLater) return false;
    if (list && left.tokenType !== NumberToken && left.tokenType !== RightParen) return false;
    const product = left.tokenType === NumberToken || right.tokenType === LeftParen;
    const at = tokenSpan(this.#source, right);
    const { end } = tokenSpan(this.#source, left);
    const sure = product && (!list || end === at.start);
    const fixes: readonly Fix[] = sure ? [{ title: "write ` * `", edits: [{ span: span(this.#source, end, at.start), text: " * " }] }] : [];
    this.#report.add("missingBetween", at, { expected: [...(list ? [comma] : []), "operator"], left: textOf(left), right: textOf(right) }, { fixes });
    return true;
  }

  /** `w -= x` */
  #asAssignment(): boolean {
    const { tokenType, image, startOffset } = this.#token;
    const next = this.#following;
    if (this.#rule !== "equals" && !isStatement(this.#rule)) return false;
    if (next?.tokenType !== Equal || next.startOffset !== startOffset + image.length || ![Plus, Minus, Star, Slash].includes(tokenType)) return false;
    const start = this.#first === this.#token ? (this.#previous ?? this.#first) : this.#first;
    const left = this.#source.text.slice(start.startOffset, this.#end.end);
    const at = span(this.#source, startOffset, startOffset + image.length + 1);
    const text = `= ${left} ${image}`;
    this.#report.add("foreignSyntax", at, { found: `${image}=`, write: `${text} …` }, { fixes: [replace(at, text)] });
    return true;
  }

  /** A reserved word where a name or a value belongs. */
  #asReserved(): boolean {
    const { tokenType, image } = this.#token;
    const word = this.#previous;
    // `weight = …`: a word that declares is taken for a name.
    if (word?.tokenType === words.weight && tokenType === Equal && !this.#onNewLine) {
      this.#report.add("reservedName", tokenSpan(this.#source, word), { word: word.image }, { fixes: roleFix(word, this.#tokens, this.#source) });
      return true;
    }
    if (!isReserved(tokenType) || tokenType === words.and || tokenType === words.or || tokenType === words.not) return false;
    const nameWanted = this.#wants === Name.name || this.#wants === Identifier.name || (this.#wants === "" && !isStatement(this.#rule) && this.#rule !== "equals");
    const named = this.#wants !== rest && this.#previous !== undefined && !endsOperand(this.#previous.tokenType) && !this.#onNewLine;
    if (!nameWanted && !named) return false;
    if (this.#onNewLine) return false;
    this.#report.add("reservedName", this.#at, { word: image }, { fixes: roleFix(this.#token, this.#tokens, this.#source) });
    return true;
  }

  /** `(rate: 0.01)`, `(i: x[i])`: arguments, or a reduction, without the name before the parenthesis. */
  #asNameless(): boolean {
    if (this.#rule !== "parenthesized" || ![Colon, Comma].includes(this.#token.tokenType)) return false;
    let depth = 0;
    for (let i = this.#index - 1; i > Math.max(0, this.#index - farthest); i--) {
      const token = this.#tokens[i];
      if (token === undefined) return false;
      if (closers.includes(token.tokenType)) depth++;
      if (!openers.includes(token.tokenType) || depth-- > 0) continue;
      if (token.tokenType !== LeftParen) return false;
      this.#report.add("missingBefore", tokenSpan(this.#source, token), { expected: ["name"], before: "(" });
      return true;
    }
    return false;
  }

  /** `param W: [3]`: a word that begins nothing before a name. */
  #asWord(): boolean {
    const first = this.#first;
    const atColon = this.#token === first && first.tokenType === Colon;
    const word = atColon ? this.#previous : first;
    const before = this.#beforePrevious;
    if (atColon && word !== undefined && before !== undefined && before.endLine !== word.startLine && expectsOperand.includes(before.tokenType)) {
      const { end } = tokenSpan(this.#source, before);
      this.#report.add("missingAfter", span(this.#source, Math.max(0, end - 1), end), { expected: ["operand"], after: textOf(before) });
      return true;
    }
    if (word === undefined || word.tokenType !== Identifier) return false;
    const inLayer = this.#rule === "equals" && this.#token === this.#second && isName(this.#token.tokenType) && !this.#onNewLine;
    const alone = this.#rule === "equals" && this.#previous === first && this.#onNewLine;
    if (!inLayer && !alone && !(atColon && isStatement(this.#rule))) return false;
    this.#report.add("unknownStatement", tokenSpan(this.#source, word), { word: word.image });
    return true;
  }

  /** `dense 16` */
  #asArgument(): boolean {
    const name = this.#previous;
    if (this.#rule !== "chainStatement" || ![NumberToken, StringToken].includes(this.#token.tokenType) || name === undefined || !isName(name.tokenType) || this.#onNewLine) return false;
    const { end } = tokenSpan(this.#source, name);
    const text = `(${this.#token.image})`;
    this.#report.add("argumentOutsideParentheses", this.#at, { found: textOf(this.#token), write: `${name.image}${text}` }, {
      fixes: [{ title: `write \`${name.image}${text}\``, edits: [{ span: span(this.#source, end, this.#at.end), text }] }],
    });
    return true;
  }

  #asNothingOpen(): boolean {
    if (!closers.includes(this.#token.tokenType) || !(isStatement(this.#rule) || this.#wants === rest)) return false;
    this.#report.add("unopenedBracket", this.#at, { found: textOf(this.#token) }, { fixes: [replace(this.#at, "")] });
    return true;
  }

  /** `a = b` in an expression, or `a < b < c`. */
  #asComparison(): boolean {
    const { tokenType } = this.#token;
    if (tokenType === Equal) {
      if (lists.has(this.#rule) && !this.#closedLater) return false;
      this.#report.add("equalInExpression", this.#at, {});
      return true;
    }
    if (!comparisons.includes(tokenType)) return false;
    this.#report.add("chainedComparison", this.#at, { found: textOf(this.#token) });
    return true;
  }

  /** None of the alternatives matches. */
  #asAbsent(): void {
    const sign = signs.get(this.#rule) ?? (this.#lacksColon ? ":" : undefined);
    if (sign !== undefined) return this.#lacks([{ sign }], sign);
    if (named.has(this.#rule)) return this.#lacks(["name"], undefined);
    const beginning = beginningOf(this.#rule);
    if (this.#onNewLine && this.#previous !== undefined && !isStatement(this.#rule)) {
      this.#report.add("missingAfter", this.#end, { expected: [beginning], after: textOf(this.#previous) });
    } else this.#unexpected(beginning);
  }

  /** One token is wanted. */
  #asMissing(): void {
    if (endsOperand(this.#previous?.tokenType) && this.#wants !== LeftBrace.name && this.#wants !== Equal.name && this.#asComparison()) return;
    if (!lists.has(this.#rule) || !this.#closedLater) return this.#lacks([expectedToken(this.#wants)], signFor(this.#wants));
    if (!beginsOperand(this.#token.tokenType)) return this.#unexpected(comma, expectedToken(this.#wants));
    if (this.#rule === "parametersEnd" && this.#token.tokenType === NumberToken) return this.#lacks([{ sign: "=" }], "=");
    const certain = this.#onNewLine || this.#rule === "importDeclaration" || this.#rule === "parametersEnd";
    this.#lacks(certain ? [comma] : [comma, "operator"], ",");
  }

  /** Is the bracket that the list is in closed further on, so that something else is missing? */
  get #closedLater(): boolean {
    let depth = 0;
    for (let i = this.#index; i < Math.min(this.#tokens.length, this.#index + farthest); i++) {
      const tokenType = this.#tokens[i]?.tokenType ?? EOF;
      if (openers.includes(tokenType)) depth++;
      else if (closers.includes(tokenType) && depth-- === 0) return tokenType.name === this.#wants;
      else if (depth === 0 && statementTokens.has(tokenType)) return false;
    }
    return false;
  }

  /** `weight W [3]` */
  get #lacksColon(): boolean {
    const name = this.#previous;
    return isStatement(this.#rule) && this.#token.tokenType === LeftBracket && name !== undefined && isName(name.tokenType) && !this.#onNewLine &&
      this.#beforePrevious !== undefined && [words.weight, words.bias, words.gain, words.state, Comma].includes(this.#beforePrevious.tokenType);
  }

  #lacks(expected: readonly Expected[], sign: string | undefined): void {
    const { end } = this.#end;
    const fixes: readonly Fix[] = sign === undefined ? [] : [{ title: `write \`${sign}\``, edits: [{ span: span(this.#source, end, end), text: sign === "=" ? " =" : sign }] }];
    const at = this.#onNewLine ? this.#end : this.#at;
    if (this.#onNewLine && this.#previous !== undefined) this.#report.add("missingAfter", at, { expected, after: textOf(this.#previous) }, { fixes });
    else this.#report.add("missingBefore", at, { expected, before: textOf(this.#token) }, { fixes });
  }
}

/** `weight` in an optimizer or a regularizer, where each weight is `w`. */
function roleFix(token: IToken, [first]: readonly IToken[], source: SourceFile): readonly Fix[] {
  const isUpdate = first?.tokenType === words.optimizer || first?.tokenType === words.regularizer;
  return isUpdate && token.tokenType === words.weight ? [replace(tokenSpan(source, token), "w")] : [];
}

function isStatement(rule: string): boolean {
  return ["chainStatement", "layerStatement", "optimizerStatement", "trainItem"].includes(rule);
}
