/** Indices as they are written: where expressions mention one, and what binds one. */
import type { Argument, Expression, Item } from "../../../../ir/ast/expression.ts";
import type { Span } from "../../../../source/source.ts";

/** Whether an expression reads an index as a number: `i + 1` does, `x[i]` does not. */
export function mentions(e: Expression, index: string): boolean {
  switch (e.kind) {
    case "number": case "string": case "shape": return false;
    case "reference": return isName(e, index) || (e.arguments !== undefined && !boundBy(e.arguments).includes(index) && e.arguments.some((a) => a.kind === "value" && mentions(a.value, index)));
    case "guarded": return mentions(e.fallback, index);
    case "unary": return mentions(e.operand, index);
    case "binary": return mentions(e.left, index) || mentions(e.right, index);
    case "conditional": return [e.condition, e.whenTrue, e.whenFalse].some((part) => mentions(part, index));
  }
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
  // After an argument by name the last one is such an argument too.
  if (last === undefined || args.slice(0, -1).some((a) => a.kind === "value" && a.key !== undefined)) return false;
  return last.kind === "value" ? last.key !== undefined : last.kind === "packArgument" && last.value !== undefined;
}

/** The indices that a reduction of these arguments binds. */
export function boundBy(args: readonly Argument[]): readonly string[] {
  if (!isReduction(args)) return [];
  return args.flatMap((a, i) => (a.kind === "value" ? (indexItem(i === args.length - 1 ? (a.key ?? a.value) : a.value)?.name ?? []) : []));
}
