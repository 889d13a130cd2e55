/** What is in sight of an equation while it is turned into an expression. */
import { catalogue, entryOf, type Found, type Word } from "../../../diagnostics/catalogue.ts";
import type { Defined } from "../../../diagnostics/catalogue/phrases.ts";
import type { Fix, Note } from "../../../diagnostics/diagnostic.ts";
import { Report } from "../../../diagnostics/report.ts";
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

type More = { readonly notes?: readonly Note[]; readonly fixes?: readonly Fix[] };

function isInUse({ use }: { readonly use: Use }, span: Span): boolean {
  const { reference } = use;
  return span.source === reference.span.source && span.start >= reference.span.start && span.end <= reference.span.end;
}

/** Reads compile-time values within a definition: faults of theirs are put at the use, with a note of where they show. */
export function atUse<T>(e: Elaboration, use: Use, read: (report: Report) => T): T {
  const own = new Report();
  const value = read(own);
  for (const d of own.diagnostics) {
    const stays = entryOf(d).blames === "definition" || isInUse({ use }, d.span);
    e.report.forward(stays ? d : { ...d, span: use.reference.span, notes: [...d.notes, { message: "arises here, in the definition", span: d.span }] });
  }
  return value;
}

/**
 * Reports a diagnostic of an equation. The entry says what it blames: a definition's text, where a note names the use that
 * showed it, or the use, whose sizes and values do not fit, where a note names the place in the definition.
 */
export function diagnose<W extends Word>(context: Context, word: W, span: Span, found: Found<W>, more: More = {}): void {
  const { reference } = context.use;
  const { notes = [] } = more;
  if (isInUse(context, span)) context.e.report.add(word, span, found, more);
  else if (catalogue[word].blames === "definition") context.e.report.add(word, span, found, { ...more, notes: [...notes, { message: "used here", span: reference.span }] });
  else context.e.report.add(word, reference.span, found, { ...more, notes: [...notes, { message: "arises here, in the definition", span }] });
}

/** What an array is called where it is read: `x`, and `kind.target` for the data of an output. */
export function readName({ name, member }: Reference): string {
  return member === undefined ? name.text : `${name.text}.${member.text}`;
}

/** The text of a place in the source, on one line. */
export function textOf(span: Span): string {
  return span.source.text.slice(span.start, span.end).replace(/\s+/g, " ");
}
