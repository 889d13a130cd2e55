/**
 * The grammar. One token of lookahead decides everything (two where a comment says so): no statement starts with `(`,
 * `[`, `-` or `{`, which is what lets white space separate statements.
 */
import type { CstNode, IToken } from "chevrotain";
import { Colon, Comma, Equal, From, LeftBrace, LeftParen, Minus, NumberToken, RightBrace, RightParen, StringToken, isName, Name, words } from "./tokens.ts";
import { type Broken, type Rule, type Slip, slipped } from "./grammar-base.ts";
import { StatementGrammar } from "./grammar-statements.ts";

export interface Reading {
  /** Absent where the head of the declaration is broken. */
  readonly tree: CstNode | undefined;
  readonly slips: readonly Slip[];
  readonly broken: readonly Broken[];
}

export class Grammar extends StatementGrammar {
  constructor(skipValidations: boolean) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  /** The tokens as one declaration, without what is broken in it. */
  read(tokens: readonly IToken[]): Reading {
    this.begin(tokens);
    const tree = this.declaration();
    const noted = new Set(this.broken.map((b) => b.error));
    const [first] = tokens;
    const head = first === undefined ? [] : this.errors.filter((e) => !noted.has(e)).map((error) => ({ error, first }));
    // What a broken parameter leaves of the head is no fault of its own.
    const consequence = this.broken.some((b) => b.error.context.ruleStack.includes("parameters"));
    return { tree: head.some((b) => b.error.name !== "NotAllInputParsedException") ? undefined : tree, slips: this.slips, broken: consequence ? this.broken : [...this.broken, ...head] };
  }

  // ---------------------------------------------------------------- declarations

  readonly declaration: Rule = this.RULE("declaration", () => {
    this.either(this.importDeclaration, this.chainDeclaration, this.layerDeclaration, this.functionDeclaration, this.optimizerDeclaration);
  });

  readonly importDeclaration: Rule = this.RULE("importDeclaration", () => {
    this.CONSUME(words.import);
    this.CONSUME(LeftBrace);
    this.list(this.importedName, RightBrace);
    this.CONSUME(From);
    this.CONSUME(StringToken);
  });

  readonly importedName: Rule = this.RULE("importedName", () => {
    this.CONSUME(Name);
  });

  readonly chainDeclaration: Rule = this.RULE("chainDeclaration", () => {
    const isModel = this.next(words.model);
    this.oneOf(words.model, words.block);
    this.#declaredName();
    this.OPTION(() => this.SUBRULE(this.parameters));
    if (this.RECORDING_PHASE) this.either(this.chainBody, this.variant);
    // Without a name after it, `=` is a slip before the brace.
    else if (isModel && this.next(Equal) && isName(this.LA(2).tokenType)) this.SUBRULE(this.variant);
    else this.SUBRULE(this.chainBody);
  });

  /** `= Digits(filters: 4)`: a model with other values of its parameters. */
  readonly variant: Rule = this.RULE("variant", () => {
    this.CONSUME(Equal);
    this.SUBRULE(this.reference);
  });

  readonly layerDeclaration: Rule = this.RULE("layerDeclaration", () => {
    this.CONSUME(words.layer);
    this.#declaredName();
    this.OPTION(() => this.SUBRULE(this.parameters));
    this.statements(this.layerStatement);
  });

  readonly functionDeclaration: Rule = this.RULE("functionDeclaration", () => {
    this.oneOf(words.activation, words.loss, words.regularizer, words.initializer, words.schedule, words.metric);
    this.#declaredName();
    this.SUBRULE(this.parameters);
    this.OPTION(() => {
      this.CONSUME(Colon);
      this.SUBRULE(this.kind);
    });
    this.CONSUME(Equal);
    this.SUBRULE(this.expression);
    this.MANY(() => this.SUBRULE(this.conditionStatement));
  });

  readonly optimizerDeclaration: Rule = this.RULE("optimizerDeclaration", () => {
    this.CONSUME(words.optimizer);
    this.#declaredName();
    this.OPTION(() => this.SUBRULE(this.parameters));
    this.statements(this.optimizerStatement);
  });

  /** A missing name is noted, and the rest read. */
  #declaredName(): void {
    if (this.RECORDING_PHASE) this.SUBRULE(this.newName);
    else this.guarded(this.newName, () => this.skipTo(LeftParen, Equal));
  }

  readonly parameters: Rule = this.RULE("parameters", () => {
    this.CONSUME(LeftParen);
    if (this.RECORDING_PHASE) {
      this.MANY(() => {
        this.SUBRULE(this.parameter);
        this.OPTION(() => this.CONSUME(Comma));
      });
      this.SUBRULE(this.parametersEnd);
    } else {
      const before = this.broken.length;
      this.#parameterList();
      if (this.broken.length === before) this.guarded(this.parametersEnd, () => this.skipTo(RightParen));
      if (this.next(RightParen)) this.CONSUME(RightParen);
    }
  });

  /** Each parameter for itself, so that a broken one leaves the body of its definition to be read. */
  #parameterList(): void {
    let more = true;
    while (more && !this.atEnd && !this.next(RightParen, LeftBrace)) {
      this.guarded(this.parameter, () => this.skipTo(Comma, RightParen));
      more = this.next(Comma);
      if (more) this.CONSUME(Comma);
    }
  }

  readonly parametersEnd: Rule = this.RULE("parametersEnd", () => {
    this.CONSUME(RightParen);
  });

  readonly parameter: Rule = this.RULE("parameter", () => {
    this.SUBRULE(this.newName);
    this.OPTION(() => this.SUBRULE(this.indices));
    this.OPTION2({
      GATE: () => ![NumberToken, StringToken, Minus].includes(this.LA(2).tokenType),
      DEF: () => {
        this.CONSUME(Colon);
        this.SUBRULE(this.kind);
      },
    });
    this.OPTION3(() => {
      this.OR([{ ALT: () => this.CONSUME(Equal) }, { ALT: () => this.slip("equalMeant", this.CONSUME2(Colon, slipped)) }]);
      this.SUBRULE(this.expression);
    });
  });

}
