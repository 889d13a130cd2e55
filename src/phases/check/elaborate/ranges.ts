/** Ranges of indices: from the sizes that an index subscripts by itself, outside of branches and `else`. */
import type { Argument, Expression, Item } from "../../../ir/ast/expression.ts";
import type { Extent } from "../../../ir/equation/types.ts";
import type { Span } from "../../../source/source.ts";
import { type LocalArray, readName } from "./context.ts";

export interface Evidence {
  readonly extent: Extent;
  readonly span: Span;
}

/** The part of an array that ranges are inferred from; a shape not known yet has none. */
export type Shapes = (name: string) => Pick<LocalArray, "main"> | undefined;

/** How many dimensions the pack of a name takes. */
export type PackRank = (name: string) => number | undefined;

/**
 * Every plain subscript of the index in an expression, with the range it gives. Branches count only where nothing outside
 * of them does, and only for an index that the other branch does not subscript with: `causal and u > t ? 0 : s[t, u]`.
 */
export function evidenceFor(index: string, expression: Expression, shapes: Shapes, packRank: PackRank): readonly Evidence[] {
  const outside = collect(index, expression, shapes, packRank, false);
  return outside.length > 0 ? outside : collect(index, expression, shapes, packRank, true);
}

function collect(index: string, expression: Expression, shapes: Shapes, packRank: PackRank, branches: boolean): readonly Evidence[] {
  const found: Evidence[] = [];
  const subscripts = (array: string, items: readonly Item[]): void => {
    const main = shapes(array)?.main;
    let dimension = 0;
    for (const item of items) {
      if (item.kind === "pack") {
        const rank = packRank(item.name.text);
        if (rank === undefined) return;
        dimension += rank;
        continue;
      }
      const extent = main?.[dimension++];
      if (extent !== undefined && isName(item, index)) found.push({ extent, span: item.span });
      else visit(item);
    }
  };
  const visit = (e: Expression): void => {
    switch (e.kind) {
      case "number": case "string": return;
      case "reference":
        if (e.indices !== undefined) subscripts(readName(e), e.indices);
        if (e.arguments !== undefined && !binds(e.arguments, index)) e.arguments.forEach(visitArgument);
        return;
      case "guarded": return visit(e.fallback);
      case "shape": return;
      case "unary": return visit(e.operand);
      case "binary": visit(e.left); return visit(e.right);
      case "conditional":
        visit(e.condition);
        if (branches && !subscriptsWith(e.whenFalse, index)) visit(e.whenTrue);
        if (branches && !subscriptsWith(e.whenTrue, index)) visit(e.whenFalse);
        return;
    }
  };
  const visitArgument = (argument: Argument): void => {
    switch (argument.kind) {
      case "value": return visit(argument.value);
      case "packArgument": if (argument.value !== undefined) visit(argument.value); return;
      case "range": return;
    }
  };
  visit(expression);
  return found;
}

/** Whether an index stands within the subscripts of some read. */
function subscriptsWith(e: Expression, index: string): boolean {
  const { source, start, end } = e.span;
  const word = new RegExp(`\\b${index}\\b`);
  return (source.text.slice(start, end).match(/\[[^\]]*\]/g) ?? []).some((subscripts) => word.test(subscripts));
}

export function isName(item: Item, name: string): boolean {
  return item.kind === "reference" && item.name.text === name && item.indices === undefined && item.arguments === undefined && item.member === undefined;
}

/** The name and the written bound of an index item: `r`, `r < size`. */
export function indexItem(item: Item): { readonly name: string; readonly span: Span; readonly bound?: Expression } | undefined {
  if (item.kind === "reference" && item.indices === undefined && item.arguments === undefined && item.member === undefined) {
    return { name: item.name.text, span: item.span };
  }
  if (item.kind === "binary" && item.operator === "<" && item.left.kind === "reference" && item.left.indices === undefined && item.left.arguments === undefined) {
    return { name: item.left.name.text, span: item.left.span, bound: item.right };
  }
  return undefined;
}

/** Whether arguments bind indices before a colon, that is, whether a call is a reduction. */
export function isReduction(args: readonly Argument[]): boolean {
  const last = args.at(-1);
  if (last === undefined) return false;
  return last.kind === "value" ? last.key !== undefined : last.kind === "packArgument" && last.value !== undefined;
}

/** Whether a reduction of these arguments binds an index of that name. */
function binds(args: readonly Argument[], index: string): boolean {
  if (!isReduction(args)) return false;
  return args.some((a, i) => a.kind === "value" && indexItem(i === args.length - 1 ? (a.key ?? a.value) : a.value)?.name === index);
}
