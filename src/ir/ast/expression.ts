/**
 * Expressions, subscripts, and kinds after colons: the part of the syntax tree that all statements share.
 * Every node has its exact span; unions are discriminated by `kind`.
 */
import type { Span } from "../../source/source.ts";

export interface Name {
  readonly text: string;
  readonly span: Span;
}

// ---------------------------------------------------------------- kinds and encodings (one rule)

export type Kind = ShapeKind | RecordKind | NamedKind;

/** `[28, 28, 1]`, `[..s, from]` */
export interface ShapeKind {
  readonly kind: "shapeKind";
  readonly items: readonly Item[];
  readonly span: Span;
}

/** `{ age, sex: oneHot("f", "m") }` */
export interface RecordKind {
  readonly kind: "recordKind";
  readonly fields: readonly RecordField[];
  readonly span: Span;
}

export interface RecordField {
  readonly name: Name;
  /** The column it is read from, where that has another name: `"fixed acidity" as fixedAcidity`. */
  readonly column?: StringLiteral;
  /** Text of the `///` lines before it. */
  readonly doc?: string;
  readonly encoding?: Kind;
  readonly span: Span;
}

/** `oneHot("a", "b")`, `index(64)[16]`, `distribution(k)`, `probability` */
export interface NamedKind {
  readonly kind: "namedKind";
  readonly name: Name;
  readonly arguments: readonly Argument[];
  readonly shape?: readonly Item[];
  readonly span: Span;
}

// ---------------------------------------------------------------- expressions

/** An item between square brackets: an expression (`r < size` gives an index its range) or a pack `..s`. */
export type Item = Expression | Pack;

export interface Pack {
  readonly kind: "pack";
  readonly name: Name;
  readonly span: Span;
}

export type Expression = NumberLiteral | StringLiteral | Reference | Guarded | ShapeLiteral | Unary | Binary | Conditional;

export interface NumberLiteral {
  readonly kind: "number";
  readonly value: number;
  /** As written, so that decimals stay exact. */
  readonly text: string;
  readonly span: Span;
}

export interface StringLiteral {
  readonly kind: "string";
  readonly value: string;
  readonly span: Span;
}

/** `name [.member] [(arguments)] [[indices]]` */
export interface Reference {
  readonly kind: "reference";
  readonly name: Name;
  readonly member?: Name;
  readonly arguments?: readonly Argument[];
  readonly indices?: readonly Item[];
  readonly span: Span;
}

/** `(read else fallback)` */
export interface Guarded {
  readonly kind: "guarded";
  readonly read: Expression;
  readonly fallback: Expression;
  readonly span: Span;
}

/** `[a, b, ..s]` as a value. */
export interface ShapeLiteral {
  readonly kind: "shape";
  readonly items: readonly Item[];
  readonly span: Span;
}

export interface Unary {
  readonly kind: "unary";
  readonly operator: "-" | "not";
  readonly operand: Expression;
  readonly span: Span;
}

export type BinaryOperator = "+" | "-" | "*" | "/" | "%" | "^" | "<" | "<=" | ">" | ">=" | "==" | "!=" | "and" | "or";

export interface Binary {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

export interface Conditional {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
  readonly span: Span;
}

/**
 * One rule serves named arguments (`rate: 0.1`), functions (`f(x)`), reductions (`sum(i, j < 3: …)`: the bound
 * part before the colon is the `key`), packs (`..s`, `..s: …`) and ranges (`0..9`).
 */
export type Argument = ValueArgument | PackArgument | RangeArgument;

export interface ValueArgument {
  readonly kind: "value";
  /** The part before the colon: a label (a `Reference` of one name) or an index with its range. */
  readonly key?: Expression;
  readonly value: Expression;
  readonly span: Span;
}

export interface PackArgument {
  readonly kind: "packArgument";
  readonly name: Name;
  readonly value?: Expression;
  readonly span: Span;
}

export interface RangeArgument {
  readonly kind: "range";
  readonly from: Expression;
  readonly to: Expression;
  readonly span: Span;
}
