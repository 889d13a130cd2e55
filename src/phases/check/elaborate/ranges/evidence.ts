/** Ranges of indices: from the sizes that an index subscripts by itself. */
import type { Argument, Expression, Item } from "../../../../ir/ast/expression.ts";
import type { Extent } from "../../../../ir/equation/types.ts";
import type { Span } from "../../../../source/source.ts";
import { type LocalArray, readName } from "../context.ts";
import { namesExample, rankOf } from "./examples.ts";
import { boundBy, isName, mentions } from "./indices.ts";

/** Where a subscript is evaluated: always, in a branch of `? :` or after `else`, or in the read before `else`. */
type Place = "always" | "branch" | "guarded";

/** A subscript that contains an index. */
interface Use {
  readonly array: string;
  /** The range of the dimension that the index subscripts by itself; undefined in `x[i + 1]` and for a shape not known yet. */
  readonly extent: Extent | undefined;
  readonly plain: boolean;
  readonly place: Place;
  /** Of a read with one subscript more than there are axes, which the index begins: it may be the place of an example. */
  readonly doubtful: boolean;
  readonly span: Span;
}

export interface Evidence {
  readonly extent: Extent;
  readonly span: Span;
  /** Only branches or guarded reads give the range, so a branch that it never reaches may be a slip. */
  readonly weak: boolean;
}

/** What ranges are inferred from: shapes, packs and conditions that are known at compile time. */
export interface RangeContext {
  /** The part of an array that ranges are inferred from; a shape not known yet has none. */
  readonly shapes: (name: string) => Pick<LocalArray, "main" | "batched"> | undefined;
  /** How many dimensions the pack of a name takes. */
  readonly packRank: (name: string) => number | undefined;
  /** The value of a condition that is decided at compile time: the branch that is not taken counts for nothing. */
  readonly decided: (condition: Expression) => boolean | undefined;
  /** Indices that are bound, which hide compile-time values of their name. */
  readonly indices: ReadonlySet<string>;
  /** Whether branches and guarded reads count: not while a shape is missing that may give a range outside of them. */
  readonly weak: boolean;
}

/**
 * The plain subscripts of the index in an expression, with the range each gives: those that are always evaluated; where there
 * are none, those in branches; where there are none either, those in guarded reads, `(x[i] else 0)`. A guarded read of an
 * array that is absent, of size 0, counts only where no other does.
 */
export function evidenceFor(index: string, expression: Expression, around: RangeContext): readonly Evidence[] {
  const all = usesOf(index, expression, around);
  const sure = all.filter((use) => !use.doubtful);
  const uses = sure.some(({ extent }) => extent !== undefined) ? sure : all;
  for (const place of around.weak ? (["always", "branch", "guarded"] as const) : (["always"] as const)) {
    const found = uses.flatMap(({ extent, span, ...use }) => (extent !== undefined && use.place === place ? [{ extent, span, weak: place !== "always" }] : []));
    const present = place === "guarded" ? found.filter(({ extent }) => extent.upper > extent.lower) : found;
    if (found.length > 0) return present.length > 0 ? present : found;
  }
  return [];
}

/** Whether the index subscripts some of the arrays, and each only in a sum: `b[j - n]`. */
export function onlyShifted(index: string, expressions: readonly Expression[], counts: (array: string) => boolean, around: RangeContext): boolean {
  const uses = expressions.flatMap((e) => usesOf(index, e, around)).filter(({ array }) => counts(array));
  return uses.length > 0 && uses.every(({ plain }) => !plain);
}

/** The innermost subscripts that contain the index. */
function usesOf(index: string, expression: Expression, { shapes, packRank, decided, indices }: RangeContext): readonly Use[] {
  const found: Use[] = [];
  const hidden = [index, ...indices];
  // The subscripts of a guarded read are evaluated wherever the whole expression is: `within`.
  const subscripts = (array: string, items: readonly Item[], place: Place, within: Place): void => {
    const local = shapes(array);
    // Before the axes may stand the place of an example, which gives no range; or there is one subscript too many.
    const [first] = items;
    const more = first !== undefined && local !== undefined && namesExample(local, rankOf(items, packRank));
    const doubtful = more && isName(first, index);
    const main = more && !doubtful ? [undefined, ...local.main] : local?.main;
    let dimension: number | undefined = 0;
    for (const item of items) {
      if (item.kind === "pack") {
        const rank = packRank(item.name.text);
        dimension = rank === undefined || dimension === undefined ? undefined : dimension + rank;
        continue;
      }
      const extent = dimension === undefined ? undefined : main?.[dimension++];
      if (isName(item, index)) found.push({ array, extent, plain: true, place, doubtful, span: item.span });
      else {
        const before = found.length;
        visit(item, within);
        if (found.length === before && mentions(item, index)) found.push({ array, extent: undefined, plain: false, place, doubtful, span: item.span });
      }
    }
  };
  const visit = (e: Expression, place: Place): void => {
    switch (e.kind) {
      case "number": case "string": return;
      case "reference":
        if (e.indices !== undefined) subscripts(readName(e), e.indices, place, place);
        if (e.arguments !== undefined) {
          const bound = boundBy(e.arguments);
          if (bound.includes(index)) return;
          hidden.push(...bound);
          for (const a of e.arguments) visitArgument(a, place);
          hidden.length -= bound.length;
        }
        return;
      case "guarded":
        if (e.read.kind === "reference" && e.read.indices !== undefined) subscripts(readName(e.read), e.read.indices, "guarded", place);
        return visit(e.fallback, place === "always" ? "branch" : place);
      case "shape": return;
      case "unary": return visit(e.operand, place);
      case "binary": visit(e.left, place); return visit(e.right, place);
      case "conditional": {
        const truth = hidden.some((name) => mentions(e.condition, name)) ? undefined : decided(e.condition);
        const inside = place === "always" ? "branch" : place;
        visit(e.condition, place);
        if (truth !== false) visit(e.whenTrue, inside);
        if (truth !== true) visit(e.whenFalse, inside);
        return;
      }
    }
  };
  const visitArgument = (argument: Argument, place: Place): void => {
    switch (argument.kind) {
      case "value": return visit(argument.value, place);
      case "packArgument": if (argument.value !== undefined) visit(argument.value, place); return;
      case "range": return;
    }
  };
  visit(expression, "always");
  return found;
}
