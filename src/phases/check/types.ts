/** Types that the parts of the checker share. */
import type { Report } from "../../diagnostics/report.ts";
import type { Reference } from "../../ir/ast/expression.ts";
import type { ArrayRole, ChainDeclaration, FunctionDeclaration, FunctionKeyword, LayerDeclaration, OptimizerDeclaration } from "../../ir/ast/types.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { isZero, type Num } from "../../ir/equation/number.ts";
import type { ArrayDefinition, Content, Definition, Expr, Extent, Origin } from "../../ir/equation/types.ts";
import type { TracedName, TracedStep } from "../../ir/model/trace.ts";
import type { OrderStatistic, Variable } from "../../ir/model/types.ts";
import type { Span } from "../../source/source.ts";

// ---------------------------------------------------------------- definitions

export type Keyword = "model" | "block" | "layer" | "optimizer" | FunctionKeyword;

/** A declaration and the definitions that its file sees. */
export interface Named<D> {
  readonly declaration: D;
  readonly library: Library;
}

/** The definitions that a file sees: its own, what it imports, and the standard library. Kinds are separate namespaces. */
export interface Library {
  layer(name: string): Named<LayerDeclaration> | undefined;
  block(name: string): Named<ChainDeclaration> | undefined;
  optimizer(name: string): Named<OptimizerDeclaration> | undefined;
  function(keyword: FunctionKeyword, name: string): Named<FunctionDeclaration> | undefined;
  /** Whether an import that failed names it: its uses are not reported. */
  missing(name: string): boolean;
  /** Every name of a kind, for suggestions. */
  names(keyword: Keyword): readonly string[];
}

// ---------------------------------------------------------------- compile-time values

export type Value =
  | { readonly kind: "number"; readonly value: Num }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** Numbers in brackets: a shape, or one number for each position of an axis. */
  | { readonly kind: "list"; readonly values: readonly Num[] }
  /** The name or call of an initializer or schedule, passed as an argument: resolved where it is used, in its own scope. */
  | { readonly kind: "application"; readonly reference: Reference; readonly scope: Scope }
  /** A fault was reported for it: faults that follow from it are not. */
  | { readonly kind: "unknown" };

/** The compile-time names that an expression may read: parameters, `let`s, sizes bound by patterns. */
export interface Scope {
  readonly library: Library;
  readonly values: ReadonlyMap<string, Value>;
  /** In conditions, the operands of the definition by the names of its inputs: what is known of each, which may be nothing. */
  readonly operands?: ReadonlyMap<string, Operand | undefined>;
}

// ---------------------------------------------------------------- elaboration

/** A stated kind of a result: `probability`, `distribution(k)`; `axis` is the dimension of its index, from the last (−1). */
export interface ResultKind {
  readonly name: string;
  readonly axis?: number;
}

/** A value of the model that a layer, activation or loss can be applied to. */
export interface Operand {
  readonly array: string;
  /** Without the batch. */
  readonly shape: readonly number[];
  readonly batched: boolean;
  readonly content: Content;
  readonly result?: ResultKind;
  /** Of data: what its encoding is called, `oneHot`. */
  readonly encoding?: string;
  /** Of the result of a layer or block with several: all of them by name, this one among them. */
  readonly results?: ReadonlyMap<string, Operand>;
  /** Of the result of a layer: the name of the initializer that all its weights have. */
  readonly initializer?: string;
  /** Of a one-hot value, the array of its class numbers: what a layer of whole numbers takes instead. */
  readonly classes?: Pick<Operand, "array" | "shape" | "content">;
  /** The call or statement that made it, for notes. */
  readonly span: Span;
}

/** The size of a model so far; once it exceeds a limit, nothing more is elaborated. */
export interface Size {
  /** Calls of layers, activations and blocks, and equations of chains, each as often as it is inlined. */
  calls: number;
  /** Expressions of one use of a definition, with functions inlined; larger ones count more. */
  expressions: number;
  use: Use | undefined;
  exceeded: boolean;
  /** The number of calls of bodies and blocks, as far as it is known before they are elaborated. */
  readonly weights: Map<object, number>;
}

/** A derivative as it is written: which array by which, by their names there, in the equation of an array. */
export interface WrittenDerivative {
  readonly value: string;
  readonly by: string;
  readonly names: { readonly value: string; readonly by: string };
  readonly place: Span;
}

/** A loss that a use of a layer or block brings into the model. */
export interface OwnLoss {
  readonly instance: string;
  readonly definition: string;
  /** One number, or one for each example. */
  readonly value: Pick<Operand, "array" | "batched">;
  /** What it takes to compute it, after the values of the definition. */
  readonly equations: readonly Definition[];
  readonly origin: Origin;
}

/** The model under construction. Only the checker's own functions add to it. */
export interface Elaboration {
  readonly report: Report;
  readonly fresh: Fresh;
  readonly arrays: Map<string, ArrayDefinition>;
  /** Ranges of values that are whole numbers by how they are made: positions. */
  readonly positions: Map<string, Extent>;
  /** Arrays of which a fault was reported: of what reads them nothing is. */
  readonly lost: Set<string>;
  readonly variables: Variable[];
  readonly equations: Definition[];
  readonly fitted: Definition[];
  readonly ordered: OrderStatistic[];
  readonly updates: { readonly state: string; readonly value: string }[];
  readonly initialize: Definition[];
  /** First values of arrays that state none, by role. */
  readonly defaults: Readonly<Record<ArrayRole, Reference>>;
  /** The next number of a random draw in this model. */
  readonly draws: { next: number };
  /** Losses of layers and blocks, in the order of their uses. */
  readonly losses: OwnLoss[];
  /** Derivatives in equations, and where. */
  readonly derivatives: WrittenDerivative[];
  /** What is stopped, and where: by its place in the text of the model or, inside of a definition of another file, by its use. */
  readonly stops: { readonly operand: Expr; readonly place: Span; readonly text: string }[];
  /** How large the model has grown. */
  readonly size: Size;
  /** What editors show: each statement with the values around it, and each value that has a name. */
  readonly steps: TracedStep[];
  readonly values: TracedName[];
  /** Absent in a check, whose equations have the names of their operands. */
  readonly kept?: Kept | undefined;
}

/** One call that a value went through: where a shape came from. */
export interface Step {
  readonly reference: Reference;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Where a value came from: the input that it began as, where it is one of the model's, and the calls since. */
export interface Way {
  readonly start: Pick<Operand, "shape" | "span"> | undefined;
  readonly history: readonly Step[];
}

/** The call of a block or shared part, whose body has not changed the value yet: a misfit is this call's. */
export interface Entry {
  readonly array: string;
  readonly call: Reference;
  readonly way: Way;
}

/** A use of something shared after the first. */
export interface FurtherUse {
  readonly first: Span;
  readonly here: Span;
}

/** What one call of a layer or activation added to a model. The names of its arrays begin with that of its instance. */
export interface KeptCall {
  readonly instance: string;
  readonly result: Operand;
  readonly arrays: readonly ArrayDefinition[];
  readonly positions: readonly (readonly [string, Extent])[];
  readonly variables: readonly Variable[];
  readonly equations: readonly Definition[];
  readonly updates: Elaboration["updates"];
  /** How many calls it was. */
  readonly calls: number;
}

export interface Kept {
  /** By all that calls depend on; those that were not taken for long come first. */
  readonly calls: Map<string, KeptCall>;
  /** How many values were fitted before the first call that was taken again in this model. */
  fittedBefore?: number;
}

/** A use of a definition at a place in the model. */
export interface Use {
  /** Prefix of the names of its values: `dense1`, and `encoder(2)` for the second use of something shared. */
  readonly instance: string;
  /** Prefix of the names of its variables: the same for every use of something shared. */
  readonly variables: string;
  /** In a further use of something shared, whose variables exist: its uses. */
  readonly again: FurtherUse | undefined;
  /** The call, for diagnostics. */
  readonly reference: Reference;
  /** Where its first input came from. */
  readonly way?: Way;
  /** Present where that input is still what a block around it was called with. */
  readonly entry?: Entry | undefined;
  /** The values that it is applied to. */
  readonly operands?: readonly Operand[];
  /** The names that the call's arguments may read. */
  readonly scope: Scope;
  readonly origin: Origin;
  /** The share of the rate at which its weights learn: 0 inside of `frozen`. */
  readonly rate: Num;
}

/** Whether a use is inside of `frozen` or `train 0`: it computes as in inference, and its variables do not change. */
export function isFrozen({ rate }: Pick<Use, "rate">): boolean {
  return isZero(rate);
}
