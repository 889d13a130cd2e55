/** Types of this folder: equations as they are written, and the state of defining their values. */
import type { Expression, Item } from "../../../../ir/ast/expression.ts";
import type { Span } from "../../../../source/source.ts";
import type { Elaboration, ResultKind, Scope, Use } from "../../types.ts";
import type { Context, DataSubscript, LocalArray } from "../context.ts";
import type { Left } from "./left-sides.ts";

/** One equation of a layer, model or block as it is written. */
export interface Stated {
  readonly name: string;
  /** The left side's indices, packs and constant positions; none for a scalar or a whole value. */
  readonly items: readonly Item[] | undefined;
  readonly value: Expression;
  readonly span: Span;
  /** `update`: the next value of a state. `loss`: what the definition adds to the loss of the model. */
  readonly kind: "local" | "fitted" | "update" | "loss";
}

/** The equations of one use of a definition, and the names that they may read. */
export interface Equations {
  readonly scope: Scope;
  /** Sizes of the packs that patterns bound. */
  readonly packs: ReadonlyMap<string, readonly number[]>;
  readonly arrays: ReadonlyMap<string, LocalArray>;
  readonly stated: readonly Stated[];
}

/** A value that equations define, and its kind, where a layer or activation states one. */
export interface Whole {
  readonly local: LocalArray;
  readonly result?: ResultKind;
}

/** One value whose shape is known: the equations of that name, and the dimensions of their left sides. */
export interface Shaped {
  readonly name: string;
  readonly kind: Stated["kind"];
  readonly pieces: readonly { readonly stated: Stated; readonly lefts: readonly Left[] }[];
}

/** The state of defining the values of some equations. */
export interface Defining {
  readonly e: Elaboration;
  readonly use: Use;
  /** The context of every right side; its arrays are `arrays`. */
  readonly base: Context;
  /** Arrays by the names that equations read: at first those around, then each value as its shape is found. */
  readonly arrays: Map<string, LocalArray>;
  /** Kinds of values that a layer or activation gave. */
  readonly results: Map<string, ResultKind>;
  /** Names of values with one element for each example. */
  readonly batched: ReadonlySet<string>;
  /** Subscripts from data, proven when every value is defined. */
  readonly deferred: readonly DataSubscript[];
  /** The next values of states by earlier uses of something shared, by state. */
  readonly before: ReadonlyMap<string, string>;
}
