/**
 * The syntax tree of a `.nn` file: what was written, nothing resolved.
 * Every node has its exact span; unions are discriminated by `kind`.
 */
import type { SourceFile, Span } from "../../source/source.ts";
import type { Expression, Item, Kind, Name, Reference, StringLiteral } from "./expression.ts";

export interface Comment {
  readonly text: string;
  readonly span: Span;
  /** A `///` comment documents the declaration that follows. */
  readonly doc: boolean;
}

export interface File {
  readonly source: SourceFile;
  readonly declarations: readonly Declaration[];
  /** All comments in order, so that the formatter can keep each of them. */
  readonly comments: readonly Comment[];
}

// ---------------------------------------------------------------- declarations

export type Declaration = ImportDeclaration | ChainDeclaration | LayerDeclaration | FunctionDeclaration | OptimizerDeclaration;

interface Documented {
  /** Text of the `///` lines before it, without the slashes, joined by line ends. */
  readonly doc?: string;
  readonly span: Span;
}

/** `import { name, other } from "file.nn"` */
export interface ImportDeclaration extends Documented {
  readonly kind: "import";
  readonly names: readonly Name[];
  readonly path: StringLiteral;
}

/** `model Name(parameters) { chain }` or `block name(parameters) { chain }`; `model Name = Other(arguments)`, whose chain is that of the other. */
export interface ChainDeclaration extends Documented {
  readonly kind: "chain";
  readonly keyword: "model" | "block";
  readonly name: Name;
  readonly parameters: readonly Parameter[];
  /** The model of which this one is a variant, with the values of its parameters. */
  readonly of?: Reference;
  readonly body: readonly ChainStatement[];
}

/** `layer name(parameters) { statements }` */
export interface LayerDeclaration extends Documented {
  readonly kind: "layer";
  readonly name: Name;
  readonly parameters: readonly Parameter[];
  readonly body: readonly LayerStatement[];
}

export type FunctionKeyword = "activation" | "loss" | "regularizer" | "initializer" | "schedule" | "metric";

/** `activation name(parameters): result = expression`, and its siblings. */
export interface FunctionDeclaration extends Documented {
  readonly kind: "function";
  readonly keyword: FunctionKeyword;
  readonly name: Name;
  readonly parameters: readonly Parameter[];
  /** The stated kind of the result, such as `probability`. */
  readonly result?: Kind;
  readonly value: Expression;
  /** After the value. */
  readonly conditions: readonly ConditionStatement[];
}

/** `optimizer name(parameters) { state, let and assignments, in order }` */
export interface OptimizerDeclaration extends Documented {
  readonly kind: "optimizer";
  readonly name: Name;
  readonly parameters: readonly Parameter[];
  readonly body: readonly OptimizerStatement[];
}

/** `name`, `name = default`, `y[..s]`, `y[k]: distribution(k)` */
export interface Parameter {
  readonly name: Name;
  readonly indices?: readonly Item[];
  readonly result?: Kind;
  readonly value?: Expression;
  readonly span: Span;
}

// ---------------------------------------------------------------- chains

export type ChainStatement =
  | InputStatement
  | OutputStatement
  | CallStatement
  | ShapeAssertion
  | AsStatement
  | LetStatement
  | SharedStatement
  | NestedStatement
  | RepeatStatement
  | RateStatement
  | LossStatement
  | RegularizeStatement
  | TrainStatement
  | StreamStatement
  | ConditionStatement
  | FittedStatement
  | Equation;

/** `input a: encoding, b: encoding` in a model; `input x: [..s, from], mask: [..s] = 1` in a layer. */
export interface InputStatement {
  readonly kind: "input";
  readonly fields: readonly InputField[];
  readonly span: Span;
}

export interface InputField extends Documented {
  readonly name: Name;
  /** The column it is read from, where that has another name. */
  readonly column?: StringLiteral;
  readonly encoding: Kind;
  /** In a layer: the number that each element has where a call gives no such value. */
  readonly value?: Expression;
  readonly span: Span;
}

/** `output name: encoding` or `output name: encoding = value { chain }` */
export interface OutputStatement extends Documented {
  readonly kind: "output";
  readonly name: Name;
  /** The column its data are read from, where that has another name. */
  readonly column?: StringLiteral;
  readonly encoding?: Kind;
  readonly value?: SideChain;
  readonly span: Span;
}

/** The part after `=`: an expression, a chain in braces, or both (`image { … }`). At least one is there. */
export interface SideChain {
  readonly base?: Expression;
  readonly body?: readonly ChainStatement[];
  readonly span: Span;
}

/** `dense(16)`, `relu`, `encoder.decode(3)`: one step of the chain, or a bare value name. */
export interface CallStatement {
  readonly kind: "call";
  readonly call: Reference;
  readonly span: Span;
}

/** `-> [7, 7, 16]` */
export interface ShapeAssertion {
  readonly kind: "shapeAssertion";
  readonly shape: readonly Item[];
  readonly span: Span;
}

/** `as name` */
export interface AsStatement {
  readonly kind: "as";
  readonly name: Name;
  readonly span: Span;
}

export interface LetStatement {
  readonly kind: "let";
  readonly name: Name;
  readonly value: SideChain;
  readonly span: Span;
}

export interface SharedStatement {
  readonly kind: "shared";
  readonly name: Name;
  readonly value: readonly ChainStatement[] | Reference;
  readonly span: Span;
}

/** `residual { … }`, `frozen { … }` */
export interface NestedStatement {
  readonly kind: "nested";
  readonly keyword: "residual" | "frozen";
  readonly body: readonly ChainStatement[];
  readonly span: Span;
}

/** `train 0.1 { … }`: what is inside learns at a share of the rate. */
export interface RateStatement {
  readonly kind: "rate";
  readonly factor: Expression;
  readonly body: readonly ChainStatement[];
  readonly span: Span;
}

/** `repeat 6 { … }`, `repeat i < 4 { … }` */
export interface RepeatStatement {
  readonly kind: "repeat";
  readonly index?: Name;
  readonly count: Expression;
  readonly body: readonly ChainStatement[];
  readonly span: Span;
}

export interface LossStatement {
  readonly kind: "loss";
  readonly value: Expression;
  readonly span: Span;
}

export interface RegularizeStatement {
  readonly kind: "regularize";
  readonly value: Expression;
  readonly span: Span;
}

export interface TrainStatement {
  readonly kind: "train";
  readonly settings: readonly Setting[];
  readonly span: Span;
}

/** `stream text, pitch`: inputs that come step by step. */
export interface StreamStatement {
  readonly kind: "stream";
  readonly names: readonly Name[];
  readonly span: Span;
}

/** `epochs: 20`, `optimizer: muon(0.02) else adamw(0.001)` */
export interface Setting {
  readonly key: Name;
  readonly value: Expression;
  /** The value after each `else`. */
  readonly otherwise?: readonly Expression[];
  readonly span: Span;
}

// ---------------------------------------------------------------- layers and optimizers

export type LayerStatement =
  | InputStatement
  | LayerOutput
  | ArrayStatement
  | LetStatement
  | LossStatement
  | ConditionStatement
  | WhileStatement
  | FittedStatement
  | Equation;

/** `output mean`: what predictions read in place of the weight. */
export type OptimizerStatement = ArrayStatement | LetStatement | ConditionStatement | Equation | LayerOutput;

/** `output y[..s, j]: kind = expression`, or `output h` for a value defined before. */
export interface LayerOutput {
  readonly kind: "layerOutput";
  readonly name: Name;
  readonly indices?: readonly Item[];
  readonly result?: Kind;
  readonly value?: Expression;
  readonly span: Span;
}

export type ArrayRole = "weight" | "bias" | "gain" | "state";

/** `weight W: [from, units] = init, V: [units]` */
export interface ArrayStatement {
  readonly kind: "array";
  readonly role: ArrayRole;
  readonly arrays: readonly ArrayField[];
  readonly span: Span;
}

export interface ArrayField extends Documented {
  readonly name: Name;
  readonly shape?: readonly Item[];
  readonly value?: Expression;
  readonly span: Span;
}

/** `require condition, "message with {parameters}"` is an error where the condition is false, `warn` a warning where it is true. */
export interface ConditionStatement {
  readonly kind: "require" | "warn";
  readonly condition: Expression;
  readonly message?: StringLiteral;
  readonly span: Span;
}

/** `while training { equations }` */
export interface WhileStatement {
  readonly kind: "while";
  readonly condition: Expression;
  readonly body: readonly Equation[];
  readonly span: Span;
}

/** `fitted center[i] = mean(data: x[i])` */
export interface FittedStatement {
  readonly kind: "fitted";
  readonly equation: Equation;
  readonly span: Span;
}

/** `y[r < 4, c, 0] = expression`; without indices a scalar or a value applied by name (`p = softmax(s)`). */
export interface Equation {
  readonly kind: "equation";
  readonly name: Name;
  readonly indices?: readonly Item[];
  readonly value: Expression;
  readonly span: Span;
}
