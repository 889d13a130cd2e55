/** The context in which an equation's right side is elaborated: the names it may read, and how. */
import type { Defined } from "../../../diagnostics/catalogue/phrases.ts";
import type { Reference } from "../../../ir/ast/expression.ts";
import { type Region, everywhere } from "../../../ir/equation/region.ts";
import type { Affine, Content, Expr, Extent, IndexVariable } from "../../../ir/equation/types.ts";
import type { Span } from "../../../source/source.ts";
import type { Elaboration, Scope, Use } from "../types.ts";
import type { EquationText } from "./equations/loose.ts";

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
  /** The value of every element, where all are one number. */
  readonly constant?: Expr;
  /** Positions before those that are written: leading axes over which a loss is averaged. */
  readonly prefix?: readonly Affine[];
  readonly span: Span;
}

/** The kind of definition that an equation may call: initializers in initial values, schedules in optimizers. */
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
  /** Expressions by name: parameters of a function, `fanIn`. */
  readonly expressions: ReadonlyMap<string, Expr>;
  readonly indices: ReadonlyMap<string, IndexVariable>;
  /** Sizes of the packs that patterns bound. */
  readonly packs: ReadonlyMap<string, readonly number[]>;
  /** Indices of the packs that are bound here. */
  readonly packIndices: ReadonlyMap<string, readonly IndexVariable[]>;
  /** The index of the example; none where the equation is not per example. */
  readonly batch: IndexVariable | undefined;
  /** The indices of a draw that names none: those of the variable that is initialized. */
  readonly drawn: readonly IndexVariable[] | undefined;
  /** Which of those axes are summed over where the variable is used: the rows of its matrix. */
  readonly rows: readonly number[];
  /** Indices whose ranges come from branches or guarded reads alone. */
  readonly weak: ReadonlySet<string>;
  /** The equation as it is written; absent within definitions that it calls. */
  readonly equation: EquationText | undefined;
  /** The name of the value that the equation defines: reads of it are in the range of its indices by definition. */
  readonly own: string | undefined;
  /** Subscripts from data, to be proven once every value is defined; absent where they are proven at once. */
  readonly deferred: DataSubscript[] | undefined;
  /** The conditions on indices under which the expression is evaluated. */
  readonly region: Region;
  readonly callable: Callable | undefined;
  /** The definitions that are being inlined, innermost last, so that recursion is refused. */
  readonly within: readonly string[];
  /** What the equation defines, for messages. */
  readonly defines: Defined;
}

/** A context in which nothing is bound yet. */
export function emptyContext(e: Elaboration, use: Use, scope: Scope, within: readonly string[]): Context {
  return {
    e, use, scope, within,
    arrays: new Map(), expressions: new Map(), indices: new Map(), packs: new Map(), packIndices: new Map(),
    batch: undefined, drawn: undefined, rows: [], weak: new Set(), equation: undefined, own: undefined, deferred: undefined, region: everywhere, callable: undefined, defines: { kind: "value", name: use.instance },
  };
}

/** The name by which an equation reads an array: `x`, and `kind.target` for the data of an output. */
export function readName({ name, member }: Reference): string {
  return member === undefined ? name.text : `${name.text}.${member.text}`;
}

/** Whether a fault was reported of what an equation reads by a name. */
export function isLost(name: string, { e, arrays, scope }: Pick<Context, "e" | "arrays" | "scope">): boolean {
  return e.lost.has(arrays.get(name)?.array ?? "") || scope.values.get(name)?.kind === "unknown";
}
