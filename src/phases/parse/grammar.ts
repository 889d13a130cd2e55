/**
 * The grammar. One token of lookahead (two where a comment says so) decides everything: no statement starts with `(`,
 * `[`, `-` or `{`, which is what lets white space separate statements.
 */
import { CstParser, type CstNode, type IParserErrorMessageProvider, type IToken, MismatchedTokenException, type ParserMethod, type TokenType } from "chevrotain";
import {
  allTokens, Arrow, Caret, Colon, Comma, Dot, DotDot, Equal, EqualEqual, From, Greater, GreaterEqual, Identifier, LeftBrace, LeftBracket, LeftParen,
  Less, LessEqual, Minus, Name, NotEqual, NumberToken, Percent, Plus, Question, Reserved, RightBrace, RightBracket, RightParen, Slash, Star,
  StringToken, words,
} from "./tokens.ts";

type Rule = ParserMethod<[], CstNode>;

export class Grammar extends CstParser {
  constructor(errorMessageProvider: IParserErrorMessageProvider, skipValidations: boolean) {
    super(allTokens, { recoveryEnabled: true, maxLookahead: 2, nodeLocationTracking: "onlyOffset", skipValidations, errorMessageProvider });
    this.performSelfAnalysis();
  }

  /** Reports a slip at a token and goes on as if the right one stood there. */
  #slip(token: IToken, message: string): void {
    if (!this.RECORDING_PHASE) this.errors = [...this.errors, new MismatchedTokenException(message, token, token)];
  }

  #either(...rules: readonly Rule[]): void {
    this.OR(rules.map((rule) => ({ ALT: () => this.SUBRULE(rule) })));
  }

  #oneOf(...tokens: readonly TokenType[]): void {
    this.OR9(tokens.map((token) => ({ ALT: () => this.CONSUME(token) })));
  }

  // ---------------------------------------------------------------- declarations

  readonly declaration: Rule = this.RULE("declaration", () => {
    this.#either(this.importDeclaration, this.chainDeclaration, this.layerDeclaration, this.functionDeclaration, this.optimizerDeclaration);
  });

  readonly importDeclaration: Rule = this.RULE("importDeclaration", () => {
    this.CONSUME(words.import);
    this.CONSUME(LeftBrace);
    this.MANY_SEP({ SEP: Comma, DEF: () => this.CONSUME(Name) });
    this.CONSUME(RightBrace);
    this.CONSUME(From);
    this.CONSUME(StringToken);
  });

  readonly chainDeclaration: Rule = this.RULE("chainDeclaration", () => {
    this.#oneOf(words.model, words.block);
    this.CONSUME(Name);
    this.OPTION(() => this.SUBRULE(this.parameters));
    this.SUBRULE(this.chainBody);
  });

  readonly layerDeclaration: Rule = this.RULE("layerDeclaration", () => {
    this.CONSUME(words.layer);
    this.CONSUME(Name);
    this.OPTION(() => this.SUBRULE(this.parameters));
    this.CONSUME(LeftBrace);
    this.MANY(() => this.SUBRULE(this.layerStatement));
    this.CONSUME(RightBrace);
  });

  readonly functionDeclaration: Rule = this.RULE("functionDeclaration", () => {
    this.#oneOf(words.activation, words.loss, words.regularizer, words.initializer, words.schedule);
    this.CONSUME(Name);
    this.SUBRULE(this.parameters);
    this.OPTION(() => {
      this.CONSUME(Colon);
      this.SUBRULE(this.kind);
    });
    this.CONSUME(Equal);
    this.SUBRULE(this.expression);
  });

  readonly optimizerDeclaration: Rule = this.RULE("optimizerDeclaration", () => {
    this.CONSUME(words.optimizer);
    this.CONSUME(Name);
    this.OPTION(() => this.SUBRULE(this.parameters));
    this.CONSUME(LeftBrace);
    this.MANY(() => this.SUBRULE(this.optimizerStatement));
    this.CONSUME(RightBrace);
  });

  readonly parameters: Rule = this.RULE("parameters", () => {
    this.CONSUME(LeftParen);
    this.MANY(() => {
      this.SUBRULE(this.parameter);
      this.OPTION(() => this.CONSUME(Comma));
    });
    this.CONSUME(RightParen);
  });

  readonly parameter: Rule = this.RULE("parameter", () => {
    this.CONSUME(Name);
    this.OPTION(() => this.SUBRULE(this.indices));
    this.OPTION2(() => {
      this.CONSUME(Colon);
      this.SUBRULE(this.kind);
    });
    this.OPTION3(() => {
      this.CONSUME(Equal);
      this.SUBRULE(this.expression);
    });
  });

  // ---------------------------------------------------------------- chains

  readonly chainBody: Rule = this.RULE("chainBody", () => {
    this.CONSUME(LeftBrace);
    this.MANY(() => this.SUBRULE(this.chainStatement));
    this.CONSUME(RightBrace);
  });

  readonly chainStatement: Rule = this.RULE("chainStatement", () => {
    this.#either(
      this.inputStatement, this.outputStatement, this.letStatement, this.sharedStatement, this.lossStatement, this.regularizeStatement,
      this.trainStatement, this.nestedStatement, this.repeatStatement, this.shapeAssertion, this.asStatement, this.requireStatement,
      this.fittedStatement, this.callOrEquation, this.strayComma,
    );
  });

  /** `dense(16)`, `relu`, `d[j] = …`, `q = …`: what follows the name tells. A misspelled `input` or `output` is told by its colon. */
  readonly callOrEquation: Rule = this.RULE("callOrEquation", () => {
    this.SUBRULE(this.reference);
    this.OPTION(() => {
      this.CONSUME(Equal);
      this.SUBRULE(this.expression);
    });
    this.OPTION2(() => {
      this.#slip(this.CONSUME(Colon), "colon");
      this.SUBRULE(this.kind);
    });
  });

  readonly strayComma: Rule = this.RULE("strayComma", () => {
    this.#slip(this.CONSUME(Comma), "comma");
  });

  readonly inputStatement: Rule = this.RULE("inputStatement", () => {
    this.CONSUME(words.input);
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.inputField) });
  });

  readonly inputField: Rule = this.RULE("inputField", () => {
    this.CONSUME(Name);
    this.OR([{ ALT: () => this.CONSUME(Colon) }, { ALT: () => this.#slip(this.CONSUME(Equal), "equal") }]);
    this.SUBRULE(this.kind);
  });

  readonly outputStatement: Rule = this.RULE("outputStatement", () => {
    this.CONSUME(words.output);
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(Colon);
      this.SUBRULE(this.kind);
    });
    this.OPTION2(() => {
      this.CONSUME(Equal);
      this.SUBRULE(this.sideChain);
    });
  });

  readonly sideChain: Rule = this.RULE("sideChain", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.chainBody) },
      {
        ALT: () => {
          this.SUBRULE(this.expression);
          this.OPTION(() => this.SUBRULE2(this.chainBody));
        },
      },
    ]);
  });

  readonly letStatement: Rule = this.RULE("letStatement", () => {
    this.CONSUME(words.let);
    this.CONSUME(Name);
    this.CONSUME(Equal);
    this.SUBRULE(this.sideChain);
  });

  readonly sharedStatement: Rule = this.RULE("sharedStatement", () => {
    this.CONSUME(words.shared);
    this.CONSUME(Name);
    this.CONSUME(Equal);
    this.#either(this.chainBody, this.reference);
  });

  readonly lossStatement: Rule = this.RULE("lossStatement", () => {
    this.CONSUME(words.loss);
    this.SUBRULE(this.expression);
  });

  readonly regularizeStatement: Rule = this.RULE("regularizeStatement", () => {
    this.CONSUME(words.regularize);
    this.SUBRULE(this.expression);
  });

  readonly trainStatement: Rule = this.RULE("trainStatement", () => {
    this.CONSUME(words.train);
    this.CONSUME(LeftBrace);
    this.MANY(() => this.#either(this.setting, this.strayComma));
    this.CONSUME(RightBrace);
  });

  readonly setting: Rule = this.RULE("setting", () => {
    this.SUBRULE(this.label);
    this.OR([{ ALT: () => this.CONSUME(Colon) }, { ALT: () => this.#slip(this.CONSUME(Equal), "equal") }]);
    this.SUBRULE(this.expression);
  });

  readonly nestedStatement: Rule = this.RULE("nestedStatement", () => {
    this.#oneOf(words.residual, words.frozen);
    this.SUBRULE(this.chainBody);
  });

  readonly repeatStatement: Rule = this.RULE("repeatStatement", () => {
    this.CONSUME(words.repeat);
    this.SUBRULE(this.expression);
    this.SUBRULE(this.chainBody);
  });

  readonly shapeAssertion: Rule = this.RULE("shapeAssertion", () => {
    this.CONSUME(Arrow);
    this.SUBRULE(this.indices);
  });

  readonly asStatement: Rule = this.RULE("asStatement", () => {
    this.CONSUME(words.as);
    this.CONSUME(Name);
  });

  // ---------------------------------------------------------------- layers and optimizers

  readonly layerStatement: Rule = this.RULE("layerStatement", () => {
    this.#either(
      this.inputStatement, this.layerOutput, this.arrayStatement, this.layerLet, this.requireStatement, this.whileStatement, this.fittedStatement,
      this.equationOrSlip, this.strayComma,
    );
  });

  readonly optimizerStatement: Rule = this.RULE("optimizerStatement", () => {
    this.#either(this.layerLet, this.arrayStatement, this.equationOrSlip, this.strayComma);
  });

  readonly layerLet: Rule = this.RULE("layerLet", () => {
    this.CONSUME(words.let);
    this.CONSUME(Name);
    this.CONSUME(Equal);
    this.SUBRULE(this.expression);
  });

  readonly layerOutput: Rule = this.RULE("layerOutput", () => {
    this.CONSUME(words.output);
    this.CONSUME(Name);
    this.OPTION(() => this.SUBRULE(this.indices));
    this.OPTION2(() => {
      this.CONSUME(Colon);
      this.SUBRULE(this.kind);
    });
    this.OPTION3(() => {
      this.CONSUME(Equal);
      this.SUBRULE(this.expression);
    });
  });

  readonly arrayStatement: Rule = this.RULE("arrayStatement", () => {
    this.#oneOf(words.weight, words.bias, words.gain, words.state);
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.arrayField) });
  });

  readonly arrayField: Rule = this.RULE("arrayField", () => {
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(Colon);
      this.SUBRULE(this.indices);
    });
    this.OPTION2(() => {
      this.CONSUME(Equal);
      this.SUBRULE(this.expression);
    });
  });

  readonly requireStatement: Rule = this.RULE("requireStatement", () => {
    this.CONSUME(words.require);
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(Comma);
      this.CONSUME(StringToken);
    });
  });

  readonly whileStatement: Rule = this.RULE("whileStatement", () => {
    this.CONSUME(words.while);
    this.SUBRULE(this.expression);
    this.CONSUME(LeftBrace);
    this.MANY(() => this.SUBRULE(this.equation));
    this.CONSUME(RightBrace);
  });

  readonly fittedStatement: Rule = this.RULE("fittedStatement", () => {
    this.CONSUME(words.fitted);
    this.SUBRULE(this.equation);
  });

  readonly equation: Rule = this.RULE("equation", () => {
    this.CONSUME(Name);
    this.OPTION(() => this.SUBRULE(this.indices));
    this.CONSUME(Equal);
    this.SUBRULE(this.expression);
  });

  /** An equation; or a misspelled word before an array or input, which two names in a row tell. */
  readonly equationOrSlip: Rule = this.RULE("equationOrSlip", () => {
    this.CONSUME(Name);
    this.OPTION(() => {
      this.#slip(this.CONSUME(Identifier), "word");
      this.OPTION2(() => {
        this.CONSUME(Colon);
        this.SUBRULE(this.kind);
      });
    });
    this.OPTION3(() => this.SUBRULE(this.indices));
    this.CONSUME(Equal);
    this.SUBRULE(this.expression);
  });

  readonly indices: Rule = this.RULE("indices", () => {
    this.CONSUME(LeftBracket);
    this.MANY(() => {
      this.SUBRULE(this.item);
      this.OPTION(() => this.CONSUME(Comma));
    });
    this.CONSUME(RightBracket);
  });

  readonly item: Rule = this.RULE("item", () => this.#either(this.pack, this.expression));

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
    this.AT_LEAST_ONE(() => {
      this.SUBRULE(this.field);
      this.OPTION(() => this.CONSUME(Comma));
    });
    this.CONSUME(RightBrace);
  });

  readonly field: Rule = this.RULE("field", () => {
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
    this.MANY(() => {
      this.SUBRULE(this.argument);
      this.OPTION(() => this.CONSUME(Comma));
    });
    this.CONSUME(RightParen);
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
      { ALT: () => this.#slip(this.CONSUME(Equal), "equal") },
      { ALT: () => this.CONSUME(DotDot) },
    ]);
    this.SUBRULE(this.expression);
  });

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
      this.#oneOf(Less, LessEqual, Greater, GreaterEqual, EqualEqual, NotEqual);
      this.SUBRULE2(this.sum);
    });
  });

  readonly sum: Rule = this.RULE("sum", () => {
    this.SUBRULE(this.product);
    this.MANY(() => {
      this.#oneOf(Plus, Minus);
      this.SUBRULE2(this.product);
    });
  });

  readonly product: Rule = this.RULE("product", () => {
    this.SUBRULE(this.unary);
    this.MANY(() => {
      this.#oneOf(Star, Slash, Percent);
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
    this.OPTION(() => {
      this.CONSUME(Dot);
      this.SUBRULE(this.label);
    });
    this.OPTION2(() => this.SUBRULE(this.arguments));
    this.OPTION3(() => this.SUBRULE(this.indices));
  });
}
