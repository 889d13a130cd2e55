/** What is in sight of an equation while it is turned into an expression. */
import type { Defined } from "../../../diagnostics/catalogue/phrases.ts";
import type { Reference } from "../../../ir/ast/expression.ts";
import { type Region, everywhere } from "../../../ir/equation/region.ts";
import type { Affine, Content, Expr, Extent, IndexVariable } from "../../../ir/equation/types.ts";
import type { Span } from "../../../source/source.ts";
import type { Elaboration, Scope, Use } from "../types.ts";

/** An array as a definition sees it. */
export interface LocalArray {
  /** Its name in the model: `dense1.W`. */
  readonly array: string;
  /** Without the batch. Base cases of a recurrence lie outside of `main`. */
  readonly extents: readonly Extent[];
  /** The range of each dimension that a plain subscript has. */
  readonly main: readonly Extent[];
  readonly batched: boolean;
  readonly content: Content;
  /** Where a bare name reads: one element of each weight in optimizers and regularizers. */
  readonly implicit?: readonly Affine[];
  /** What every element is, where they are all one number. */
  readonly constant?: Expr;
  /** Positions before those that are written: leading axes over which a loss is averaged. */
  readonly prefix?: readonly Affine[];
  readonly span: Span;
}

/** What a named function may be within the equation at hand: initializers in initial values, schedules in optimizers. */
export type Callable = "initializer" | "schedule";

/** A subscript that is a value: whether it lies within the array follows from the definitions of all values. */
export interface DataSubscript {
  readonly position: Expr;
  /** The range of the dimension. */
  readonly extent: Extent;
  /** The array and the subscript as they are written, for messages. */
  readonly array: string;
  readonly text: string;
  readonly span: Span;
}

export interface Context {
  readonly e: Elaboration;
  readonly use: Use;
  readonly scope: Scope;
  readonly arrays: ReadonlyMap<string, LocalArray>;
  /** Names that stand for expressions: parameters of a function, `fanIn`. */
  readonly expressions: ReadonlyMap<string, Expr>;
  readonly indices: ReadonlyMap<string, IndexVariable>;
  /** Sizes of the packs that patterns bound. */
  readonly packs: ReadonlyMap<string, readonly number[]>;
  /** Indices of the packs that are bound here. */
  readonly packIndices: ReadonlyMap<string, readonly IndexVariable[]>;
  /** The example at hand, where there is one. */
  readonly batch: IndexVariable | undefined;
  /** What a draw without indices ranges over: the elements of a variable that is initialized. */
  readonly drawn: readonly IndexVariable[] | undefined;
  /** Which of those axes lead into what the variable feeds. */
  readonly rows: readonly number[];
  /** Indices whose ranges come from branches or guarded reads alone. */
  readonly weak: ReadonlySet<string>;
  /** The value that is being defined, as it is written: reads of it have the range of its indices by themselves. */
  readonly own: string | undefined;
  /** Positions to be proven when every value beside the one at hand is defined; absent where no further one is. */
  readonly deferred: DataSubscript[] | undefined;
  /** Conditions on indices that hold here. */
  readonly region: Region;
  readonly callable: Callable | undefined;
  /** Definitions around, innermost last: what keeps them from using themselves without end. */
  readonly within: readonly string[];
  /** What the equation defines, for messages. */
  readonly defines: Defined;
}

/** A context in which nothing is bound yet. */
export function emptyContext(e: Elaboration, use: Use, scope: Scope, within: readonly string[]): Context {
  return {
    e, use, scope, within,
    arrays: new Map(), expressions: new Map(), indices: new Map(), packs: new Map(), packIndices: new Map(),
    batch: undefined, drawn: undefined, rows: [], weak: new Set(), own: undefined, deferred: undefined, region: everywhere, callable: undefined, defines: { kind: "value", name: use.instance },
  };
}

/** What an array is called where it is read: `x`, and `kind.target` for the data of an output. */
export function readName({ name, member }: Reference): string {
  return member === undefined ? name.text : `${name.text}.${member.text}`;
}
