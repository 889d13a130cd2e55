/** Statements of chains, layers and optimizers. */
import { Arrow, Colon, Comma, Equal, EqualEqual, Name, StringToken, words } from "./tokens.ts";
import { type Rule, slipped } from "./grammar-base.ts";
import { ExpressionGrammar } from "./grammar-expressions.ts";

export class StatementGrammar extends ExpressionGrammar {
  // ---------------------------------------------------------------- chains

  readonly chainBody: Rule = this.RULE("chainBody", () => {
    this.statements(this.chainStatement);
  });

  readonly chainStatement: Rule = this.RULE("chainStatement", () => {
    this.either(
      this.inputStatement, this.outputStatement, this.letStatement, this.sharedStatement, this.lossStatement, this.regularizeStatement,
      this.trainStatement, this.nestedStatement, this.repeatStatement, this.shapeAssertion, this.asStatement, this.conditionStatement,
      this.fittedStatement, this.streamStatement, this.callOrEquation, this.strayComma,
    );
  });

  /** `dense(16)`, `relu`, `d[j] = …`, `q = …`: the token after the name decides. */
  readonly callOrEquation: Rule = this.RULE("callOrEquation", () => {
    const { children } = this.SUBRULE(this.reference);
    this.OPTION({
      // A colon after a plain name is no slip for `=`: it is a setting or a field out of its place.
      GATE: () => children["arguments"] === undefined && children["Dot"] === undefined && (this.LA(1).tokenType !== Colon || children["indices"] !== undefined),
      DEF: () => {
        this.SUBRULE(this.equals);
        this.SUBRULE(this.expression);
      },
    });
  });

  /** `=`, or what is written by mistake for it. */
  readonly equals: Rule = this.RULE("equals", () => {
    this.OR([
      { ALT: () => this.CONSUME(Equal) },
      { ALT: () => this.slip("equalMeant", this.CONSUME(EqualEqual, slipped)) },
      { ALT: () => this.slip("equalMeant", this.CONSUME(Colon, slipped)) },
    ]);
  });

  readonly strayComma: Rule = this.RULE("strayComma", () => {
    this.slip("comma", this.CONSUME(Comma, slipped));
  });

  readonly inputStatement: Rule = this.RULE("inputStatement", () => {
    this.CONSUME(words.input);
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.inputField) });
  });

  readonly inputField: Rule = this.RULE("inputField", () => {
    this.OPTION({ GATE: () => !this.inLayer, DEF: () => this.SUBRULE(this.column) });
    this.SUBRULE(this.newName);
    this.OR([{ ALT: () => this.CONSUME(Colon) }, { ALT: () => this.slip("colonMeant", this.CONSUME(Equal, slipped)) }]);
    this.SUBRULE(this.kind);
    this.OPTION2({
      GATE: () => this.inLayer,
      DEF: () => {
        this.CONSUME2(Equal);
        this.SUBRULE(this.expression);
      },
    });
  });

  readonly outputStatement: Rule = this.RULE("outputStatement", () => {
    this.CONSUME(words.output);
    this.OPTION3(() => this.SUBRULE(this.column));
    this.SUBRULE(this.newName);
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
    this.SUBRULE(this.newName);
    this.OR([{ ALT: () => this.CONSUME(Equal) }, { ALT: () => this.slip("equalMeant", this.CONSUME(Colon, slipped)) }]);
    this.SUBRULE(this.sideChain);
  });

  readonly sharedStatement: Rule = this.RULE("sharedStatement", () => {
    this.CONSUME(words.shared);
    this.SUBRULE(this.newName);
    this.CONSUME(Equal);
    this.either(this.chainBody, this.reference);
  });

  readonly lossStatement: Rule = this.RULE("lossStatement", () => {
    this.CONSUME(words.loss);
    this.SUBRULE(this.expression);
  });

  readonly regularizeStatement: Rule = this.RULE("regularizeStatement", () => {
    this.CONSUME(words.regularize);
    this.SUBRULE(this.expression);
  });

  readonly streamStatement: Rule = this.RULE("streamStatement", () => {
    this.CONSUME(words.stream);
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.CONSUME(Name) });
  });

  readonly trainStatement: Rule = this.RULE("trainStatement", () => {
    this.CONSUME(words.train);
    const rate = (): void => {
      this.SUBRULE(this.expression);
      this.SUBRULE(this.chainBody);
    };
    const settings = (): void => this.statements(this.trainItem);
    if (this.RECORDING_PHASE) this.OR([{ ALT: rate }, { ALT: settings }]);
    // `train 0.1 { dense(8) }`; a setting after a brace that is missing is no factor.
    else if (this.atExpression && ![Colon, Equal].includes(this.LA(2).tokenType)) rate();
    else settings();
  });

  readonly trainItem: Rule = this.RULE("trainItem", () => this.either(this.setting, this.strayComma));

  readonly setting: Rule = this.RULE("setting", () => {
    this.SUBRULE(this.label);
    this.OR([{ ALT: () => this.CONSUME(Colon) }, { ALT: () => this.slip("colonMeant", this.CONSUME(Equal, slipped)) }]);
    this.SUBRULE(this.expression);
    this.MANY(() => {
      this.CONSUME(words.else);
      this.SUBRULE2(this.expression);
    });
  });

  readonly nestedStatement: Rule = this.RULE("nestedStatement", () => {
    this.oneOf(words.residual, words.frozen);
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
    this.SUBRULE(this.newName);
  });

  // ---------------------------------------------------------------- layers and optimizers

  readonly layerStatement: Rule = this.RULE("layerStatement", () => {
    this.either(
      this.inputStatement, this.layerOutput, this.arrayStatement, this.layerLet, this.lossStatement, this.conditionStatement, this.whileStatement,
      this.fittedStatement, this.equation, this.strayComma,
    );
  });

  readonly optimizerStatement: Rule = this.RULE("optimizerStatement", () => {
    this.either(this.layerLet, this.arrayStatement, this.layerOutput, this.conditionStatement, this.equation, this.strayComma);
  });

  readonly layerLet: Rule = this.RULE("layerLet", () => {
    this.CONSUME(words.let);
    this.SUBRULE(this.newName);
    this.OR([{ ALT: () => this.CONSUME(Equal) }, { ALT: () => this.slip("equalMeant", this.CONSUME(Colon, slipped)) }]);
    this.SUBRULE(this.expression);
  });

  readonly layerOutput: Rule = this.RULE("layerOutput", () => {
    this.CONSUME(words.output);
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.layerResult) });
  });

  readonly layerResult: Rule = this.RULE("layerResult", () => {
    this.SUBRULE(this.newName);
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
    this.oneOf(words.weight, words.bias, words.gain, words.state);
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.arrayField) });
  });

  readonly arrayField: Rule = this.RULE("arrayField", () => {
    this.SUBRULE(this.newName);
    this.OPTION(() => {
      this.CONSUME(Colon);
      this.SUBRULE(this.indices);
    });
    this.OPTION2(() => {
      this.CONSUME(Equal);
      this.SUBRULE(this.expression);
    });
  });

  readonly conditionStatement: Rule = this.RULE("conditionStatement", () => {
    this.oneOf(words.require, words.warn);
    this.SUBRULE(this.expression);
    this.OPTION(() => {
      this.CONSUME(Comma);
      this.CONSUME(StringToken);
    });
  });

  readonly whileStatement: Rule = this.RULE("whileStatement", () => {
    this.CONSUME(words.while);
    this.SUBRULE(this.expression);
    this.statements(this.equation);
  });

  readonly fittedStatement: Rule = this.RULE("fittedStatement", () => {
    this.CONSUME(words.fitted);
    this.SUBRULE(this.equation);
  });

  readonly equation: Rule = this.RULE("equation", () => {
    this.CONSUME(Name);
    this.OPTION(() => this.SUBRULE(this.indices));
    this.SUBRULE(this.equals);
    this.SUBRULE(this.expression);
  });
}
