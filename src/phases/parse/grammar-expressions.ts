/** Expressions, arguments, subscripts, encodings. */
import {
  Caret, Colon, Comma, Dot, DotDot, Equal, EqualEqual, Greater, GreaterEqual, isName, LeftBrace, LeftBracket, LeftParen, Less, LessEqual, Minus, Name, NotEqual,
  NumberToken, Percent, Plus, Question, Reserved, RightBrace, RightBracket, RightParen, Slash, Star, StringToken, words,
} from "./tokens.ts";
import { GrammarBase, type Rule, slipped } from "./grammar-base.ts";

export class ExpressionGrammar extends GrammarBase {
  readonly indices: Rule = this.RULE("indices", () => {
    this.CONSUME(LeftBracket);
    this.list(this.item, RightBracket);
  });

  readonly item: Rule = this.RULE("item", () => this.either(this.pack, this.expression));

  readonly pack: Rule = this.RULE("pack", () => {
    this.CONSUME(DotDot);
    this.CONSUME(Name);
  });

  // ---------------------------------------------------------------- kinds and encodings

  readonly kind: Rule = this.RULE("kind", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.indices) },
      { ALT: () => this.SUBRULE(this.record) },
      {
        ALT: () => {
          this.CONSUME(Name);
          this.OPTION(() => this.SUBRULE(this.arguments));
          this.OPTION2(() => this.SUBRULE2(this.indices));
        },
      },
    ]);
  });

  readonly record: Rule = this.RULE("record", () => {
    this.CONSUME(LeftBrace);
    let more = true;
    this.AT_LEAST_ONE({
      GATE: () => more,
      DEF: () => {
        more = false;
        this.SUBRULE(this.field);
        this.OPTION(() => {
          this.CONSUME(Comma);
          more = true;
        });
      },
    });
    this.CONSUME(RightBrace);
  });

  readonly field: Rule = this.RULE("field", () => {
    this.OPTION2(() => this.SUBRULE(this.column));
    this.SUBRULE(this.label);
    this.OPTION(() => {
      this.CONSUME(Colon);
      this.SUBRULE(this.kind);
    });
  });

  readonly label: Rule = this.RULE("label", () => {
    this.OR([{ ALT: () => this.CONSUME(Name) }, { ALT: () => this.CONSUME(Reserved) }]);
  });

  // ---------------------------------------------------------------- expressions

  readonly arguments: Rule = this.RULE("arguments", () => {
    this.CONSUME(LeftParen);
    this.list(this.argument, RightParen);
  });

  /** A reserved word can only be a label here. */
  readonly argument: Rule = this.RULE("argument", () => {
    this.OR([
      {
        ALT: () => {
          this.SUBRULE(this.pack);
          this.OPTION(() => {
            this.CONSUME(Colon);
            this.SUBRULE(this.expression);
          });
        },
      },
      {
        GATE: () => this.LA(2).tokenType === Colon,
        ALT: () => {
          this.CONSUME(Reserved);
          this.CONSUME2(Colon);
          this.SUBRULE2(this.expression);
        },
      },
      {
        ALT: () => {
          this.SUBRULE3(this.expression);
          this.OPTION2(() => this.SUBRULE(this.argumentValue));
        },
      },
    ]);
  });

  readonly argumentValue: Rule = this.RULE("argumentValue", () => {
    this.OR([
      { ALT: () => this.CONSUME(Colon) },
      { ALT: () => this.slip("colonMeant", this.CONSUME(Equal, slipped)) },
      { ALT: () => this.CONSUME(DotDot) },
    ]);
    this.SUBRULE(this.expression);
  });

  protected get atExpression(): boolean {
    const { tokenType } = this.LA(1);
    return isName(tokenType) || [NumberToken, StringToken, LeftParen, LeftBracket, Minus, words.not].includes(tokenType);
  }

  readonly expression: Rule = this.RULE("expression", () => {
    this.SUBRULE(this.orExpression);
    this.OPTION(() => {
      this.CONSUME(Question);
      this.SUBRULE(this.expression);
      this.CONSUME(Colon);
      this.SUBRULE2(this.expression);
    });
  });

  readonly orExpression: Rule = this.RULE("orExpression", () => {
    this.SUBRULE(this.andExpression);
    this.MANY(() => {
      this.CONSUME(words.or);
      this.SUBRULE2(this.andExpression);
    });
  });

  readonly andExpression: Rule = this.RULE("andExpression", () => {
    this.SUBRULE(this.notExpression);
    this.MANY(() => {
      this.CONSUME(words.and);
      this.SUBRULE2(this.notExpression);
    });
  });

  readonly notExpression: Rule = this.RULE("notExpression", () => {
    this.OPTION(() => this.CONSUME(words.not));
    this.SUBRULE(this.comparison);
  });

  readonly comparison: Rule = this.RULE("comparison", () => {
    this.SUBRULE(this.sum);
    this.OPTION(() => {
      this.oneOf(Less, LessEqual, Greater, GreaterEqual, EqualEqual, NotEqual);
      this.SUBRULE2(this.sum);
    });
  });

  readonly sum: Rule = this.RULE("sum", () => {
    this.SUBRULE(this.product);
    this.MANY(() => {
      this.oneOf(Plus, Minus);
      this.SUBRULE2(this.product);
    });
  });

  readonly product: Rule = this.RULE("product", () => {
    this.SUBRULE(this.unary);
    this.MANY(() => {
      this.oneOf(Star, Slash, Percent);
      this.SUBRULE2(this.unary);
    });
  });

  readonly unary: Rule = this.RULE("unary", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(Minus);
          this.SUBRULE(this.unary);
        },
      },
      { ALT: () => this.SUBRULE(this.power) },
    ]);
  });

  readonly power: Rule = this.RULE("power", () => {
    this.SUBRULE(this.primary);
    this.OPTION(() => {
      this.CONSUME(Caret);
      this.SUBRULE(this.unary);
    });
  });

  readonly primary: Rule = this.RULE("primary", () => {
    this.OR([
      { ALT: () => this.CONSUME(NumberToken) },
      { ALT: () => this.CONSUME(StringToken) },
      { ALT: () => this.SUBRULE(this.reference) },
      { ALT: () => this.SUBRULE(this.parenthesized) },
      { ALT: () => this.SUBRULE(this.indices) },
    ]);
  });

  readonly parenthesized: Rule = this.RULE("parenthesized", () => {
    this.CONSUME(LeftParen);
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(words.else);
      this.SUBRULE2(this.expression);
    });
    this.CONSUME(RightParen);
  });

  readonly reference: Rule = this.RULE("reference", () => {
    this.CONSUME(Name);
    // A member is no call.
    this.OPTION(() => this.OR([
      { ALT: () => {
        this.CONSUME(Dot);
        this.SUBRULE(this.label);
      } },
      { ALT: () => this.SUBRULE(this.arguments) },
    ]));
    this.OPTION2(() => this.SUBRULE(this.indices));
  });
}
