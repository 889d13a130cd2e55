/**
 * What the grammar's rules are made of: bodies, lists and slips. The parser's own recovery is off: it guesses tokens, and
 * its guesses make more faults. A statement with an error is left out, and parsing continues at the next one.
 */
import { type CstNode, CstParser, EOF, type IParserErrorMessageProvider, type IRecognitionException, type IToken, type ParserMethod, type TokenType, isRecognitionException } from "chevrotain";
import { endsOperand } from "./expectations.ts";
import { FirstTokens } from "./lookahead.ts";
import { allTokens, Arrow, Comma, isName, isReserved, LeftBrace, Name, Reserved, RightBrace, statementTokens, StringToken, words } from "./tokens.ts";

export type Rule = ParserMethod<[], CstNode>;

/** A token that is accepted in place of another and reported; parsing continues as if the right one were there. */
export interface Slip {
  /** `=` for `:`, `:` (or `==`) for `=`, a comma too many, a reserved word for a name. */
  readonly kind: "colonMeant" | "equalMeant" | "comma" | "reserved";
  readonly token: IToken;
}

/** How a token that is accepted in place of another is consumed: the printed grammar leaves it out. */
export const slipped = { LABEL: "slip" } as const;

/** An error, and the first token of the statement (or declaration) that it broke. */
export interface Broken {
  readonly error: IRecognitionException;
  readonly first: IToken;
}

/** Messages that only name the token wanted: diagnostics are written from the errors. */
const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => rest,
  buildNoViableAltMessage: () => "",
  buildEarlyExitMessage: () => "",
};

/** The message of the error for tokens after the end of a declaration. */
export const rest = "rest";

export class GrammarBase extends CstParser {
  protected slips: Slip[] = [];
  protected broken: Broken[] = [];
  /** Whether a layer is read, whose inputs have no columns. */
  protected inLayer = false;
  /** Of each line, the column of its first token. */
  #indents: ReadonlyMap<number, number> = new Map();

  constructor(skipValidations: boolean) {
    super(allTokens, {
      recoveryEnabled: false, maxLookahead: 1, nodeLocationTracking: "onlyOffset", skipValidations, errorMessageProvider: messages,
      // The validations are those of Chevrotain's own strategy, which decides alike.
      ...(skipValidations && { lookaheadStrategy: new FirstTokens() }),
    });
  }

  protected begin(tokens: readonly IToken[]): void {
    this.input = [...tokens];
    this.slips = [];
    this.broken = [];
    this.inLayer = tokens[0]?.tokenType === words.layer;
    const indents = new Map<number, number>();
    for (const { startLine = 0, startColumn = 0 } of tokens) if (!indents.has(startLine)) indents.set(startLine, startColumn);
    this.#indents = indents;
  }

  protected slip(kind: Slip["kind"], token: IToken): void {
    if (!this.RECORDING_PHASE) this.slips.push({ kind, token });
  }

  protected either(...rules: readonly Rule[]): void {
    this.OR(rules.map((rule) => ({ ALT: () => this.SUBRULE(rule) })));
  }

  protected oneOf(...tokens: readonly TokenType[]): void {
    this.OR9(tokens.map((token) => ({ ALT: () => this.CONSUME(token) })));
  }

  protected next(...tokens: readonly TokenType[]): boolean {
    return tokens.includes(this.LA(1).tokenType);
  }

  protected get atEnd(): boolean {
    return !Number.isFinite(this.LA(1).startOffset);
  }

  protected get onSameLine(): boolean {
    return this.LA(1).startLine === this.LA(0).endLine;
  }

  /** A name that is declared: a reserved word in its place is reported, and taken for the name. */
  readonly newName: Rule = this.RULE("newName", () => {
    this.OR([
      { ALT: () => this.CONSUME(Name) },
      { GATE: () => this.onSameLine, ALT: () => this.slip("reserved", this.CONSUME(Reserved, slipped)) },
    ]);
  });

  /** `"fixed acidity" as`: the column that what follows is read from. */
  readonly column: Rule = this.RULE("column", () => {
    this.CONSUME(StringToken);
    this.CONSUME(words.as);
  });

  /** Elements with commas between them, one after the last allowed, and the bracket that closes them. */
  protected list(element: Rule, close: TokenType): void {
    let more = true;
    this.MANY({
      GATE: () => more,
      DEF: () => {
        more = false;
        this.SUBRULE(element);
        this.OPTION(() => {
          this.CONSUME(Comma);
          more = true;
        });
      },
    });
    this.CONSUME(close);
  }

  readonly bodyBegin: Rule = this.RULE("bodyBegin", () => {
    this.CONSUME(LeftBrace);
  });

  /** `{ statements }`, each for itself. */
  protected statements(statement: Rule): void {
    if (this.RECORDING_PHASE) {
      this.SUBRULE(this.bodyBegin);
      this.MANY(() => this.SUBRULE(statement));
    } else if (this.next(LeftBrace) || this.onSameLine) this.SUBRULE(this.bodyBegin);
    else this.guarded(this.bodyBegin, () => undefined);
    while (!this.RECORDING_PHASE && !this.next(RightBrace) && !this.atEnd) this.guarded(statement, (first) => this.#skipStatement(first));
    this.CONSUME(RightBrace);
  }

  /** A rule whose break is noted and then skipped over. */
  protected guarded(rule: Rule, skip: (first: IToken) => void): void {
    const first = this.LA(1);
    try {
      this.SUBRULE(rule);
    } catch (cause) {
      if (!isBreak(cause)) throw cause;
      this.broken.push({ error: cause, first });
      skip(first);
    }
  }

  /** Up to one of some tokens; braces end the search. */
  protected skipTo(...tokens: readonly TokenType[]): void {
    while (!this.atEnd && !this.next(LeftBrace, RightBrace, ...tokens)) this.#skipOne();
  }

  #skipOne(): void {
    this.CONSUME(this.LA(1).tokenType);
  }

  /** To where the next statement seems to begin, or the body ends. */
  #skipStatement(first: IToken): void {
    const indent = this.#indents.get(first.startLine ?? 0) ?? 0;
    let depth = 0;
    for (let back = 0; this.LA(-back + 1) !== first && this.LA(-back).tokenType !== EOF; back++) depth += nesting(this.LA(-back));
    let moved = this.LA(1) !== first;
    while (!this.atEnd && !(moved && depth <= 0 && (this.next(RightBrace) || this.#begins(indent)))) {
      depth += nesting(this.LA(1));
      this.#skipOne();
      moved = true;
    }
  }

  #begins(indent: number): boolean {
    const { tokenType, startColumn = 0 } = this.LA(1);
    if (!this.onSameLine) return startColumn <= indent && (isName(tokenType) || isReserved(tokenType) || tokenType === Arrow);
    const before = this.LA(0).tokenType;
    const { tokenType: after } = this.LA(2);
    return statementTokens.has(tokenType) && (endsOperand(before) || before === RightBrace) && (isName(after) || after === LeftBrace);
  }
}

function nesting({ tokenType }: IToken): number {
  return tokenType === LeftBrace ? 1 : tokenType === RightBrace ? -1 : 0;
}

function isBreak(cause: unknown): cause is IRecognitionException {
  return cause instanceof Error && isRecognitionException(cause);
}

